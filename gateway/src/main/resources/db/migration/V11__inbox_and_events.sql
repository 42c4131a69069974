-- What partners handed us. The primary key is the dedupe table: an issuer's id is taken once.

CREATE TABLE inbox (
  issuer      text        NOT NULL,
  message     uuid        NOT NULL,
  id          uuid        NOT NULL UNIQUE,
  manifest    bytea       NOT NULL CHECK (length(manifest) = 32),
  authority   text        NOT NULL,
  child       uuid,
  received_at timestamptz NOT NULL,
  expires     timestamptz NOT NULL,
  accepted    boolean     NOT NULL,
  receipt     bytea       NOT NULL,
  signed      bytea       NOT NULL,                                 -- the sender's signed manifest: evidence
  body_key    uuid,
  body        bytea,
  seal        bytea       NOT NULL,
  position    bigint      GENERATED ALWAYS AS IDENTITY,
  read_at     timestamptz,
  PRIMARY KEY (issuer, message)
);

CREATE INDEX inbox_list ON inbox (authority, position) WHERE accepted;

-- Ordered by the transaction that wrote them, and shown only once every older transaction has ended: a reader's cursor
-- never jumps over an event that is committed late.
CREATE TABLE event (
  writer    xid8        NOT NULL DEFAULT pg_current_xact_id(),
  number    bigint      GENERATED ALWAYS AS IDENTITY,
  authority text        NOT NULL,
  kind      text        NOT NULL,
  about     uuid        NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (writer, number)
);

CREATE INDEX event_reader ON event (authority, writer, number);

GRANT SELECT, INSERT ON inbox TO ${application};
GRANT UPDATE (read_at) ON inbox TO ${application};
GRANT SELECT, INSERT ON event TO ${application};
