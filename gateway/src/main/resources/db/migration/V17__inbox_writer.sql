-- The list of the inbox is read on from the last item seen, so it needs the order that events have: by the transaction
-- that wrote the row. What is there already is settled and keeps its order.

ALTER TABLE inbox ADD COLUMN writer xid8 NOT NULL DEFAULT pg_current_xact_id();

DROP INDEX inbox_list;
CREATE INDEX inbox_list ON inbox (authority, writer, position) WHERE accepted;
