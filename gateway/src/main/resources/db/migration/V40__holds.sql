-- What waits for a person: one row a held disclosure. It grants nothing: whether a yes counts is decided from the request
-- and from what is registered about the child, answers of persons among it. The seal covers every column.

CREATE TABLE hold (
  disclosure uuid        PRIMARY KEY REFERENCES disclosure (id),
  authority  text        NOT NULL,
  child      uuid        NOT NULL,
  asked      text        NOT NULL,
  approvers  integer     NOT NULL,
  opened     uuid        NOT NULL,
  opened_at  timestamptz NOT NULL,
  expires    timestamptz NOT NULL,
  state      text        NOT NULL,
  reason     text,
  message    uuid        UNIQUE,
  changed_at timestamptz NOT NULL,
  version    bigint      NOT NULL,
  seal       bytea       NOT NULL
);

CREATE INDEX hold_waits ON hold (opened_at, disclosure) WHERE state = 'waits';
CREATE INDEX hold_due ON hold (expires) WHERE state = 'waits';

GRANT SELECT, INSERT, UPDATE ON hold TO ${application};
