-- What an authority disclosed of a child is looked up when something about the child comes back.
CREATE INDEX disclosure_child ON disclosure (child, authority, created_at DESC);
