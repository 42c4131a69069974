-- What agencies asked for, and what waits for a partner. Bodies are sealed under a child's key; a row's seal covers
-- every column that means something, so a changed row is found at its next use. The scheduling columns attempts, due
-- and leased_until mean nothing: who changes them makes us look earlier or later, and looking decides nothing.

CREATE TABLE disclosure (
  id           uuid        PRIMARY KEY,
  client       text        NOT NULL,
  system       text        NOT NULL,
  authority    text        NOT NULL,
  child        uuid        NOT NULL,
  state        text        NOT NULL,
  reason       text,
  message      uuid        UNIQUE,
  created_at   timestamptz NOT NULL,
  body_key     uuid        NOT NULL,
  body         bytea       NOT NULL,
  seal         bytea       NOT NULL
);

CREATE TABLE outbox (
  message      uuid        PRIMARY KEY,
  disclosure   uuid        NOT NULL REFERENCES disclosure (id),
  authority    text        NOT NULL,
  partner      text        NOT NULL,
  authorised   uuid        NOT NULL,
  expires      timestamptz NOT NULL,
  state        text        NOT NULL,
  reason       text,
  children     uuid[]      NOT NULL,
  changed_at   timestamptz NOT NULL,
  version      bigint      NOT NULL,
  body_key     uuid        NOT NULL,
  body         bytea       NOT NULL,
  seal         bytea       NOT NULL,
  attempts     integer     NOT NULL DEFAULT 0,
  due          timestamptz NOT NULL,
  leased_until timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE INDEX outbox_due ON outbox (due) WHERE state IN ('authorised', 'released');
CREATE INDEX outbox_children ON outbox USING gin (children) WHERE state IN ('authorised', 'released');

GRANT SELECT, INSERT ON disclosure TO ${application};
GRANT SELECT, INSERT, UPDATE ON outbox TO ${application};
