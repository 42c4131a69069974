-- What is in doubt is asked about, so it is due as well. Which rows a child has is asked in every state: a withdrawal looks
-- for what left, too.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (due) WHERE state IN ('authorised', 'released', 'unconfirmed');

DROP INDEX outbox_children;
CREATE INDEX outbox_child ON outbox USING gin (children);
