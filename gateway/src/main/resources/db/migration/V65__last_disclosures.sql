-- What was decided last is looked at when a policy is proposed.
CREATE INDEX disclosure_last ON disclosure (created_at DESC, id);
