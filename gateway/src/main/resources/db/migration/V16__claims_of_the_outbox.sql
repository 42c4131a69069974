-- Which running worker holds a claim. Like leased_until it means nothing: it keeps two workers from the same work.
ALTER TABLE outbox ADD COLUMN leased_by uuid;
