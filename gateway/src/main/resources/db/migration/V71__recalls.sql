-- What was taken back: at the sender one row a message, which says what its recipient signed that it did; at the recipient
-- one row an item that is not shown any more. Neither holds anything about a child.

CREATE TABLE recall (
  message    uuid        PRIMARY KEY,
  disclosure uuid        NOT NULL,
  authority  text        NOT NULL,
  partner    text        NOT NULL,
  reason     text        NOT NULL,
  ordered_at timestamptz NOT NULL,
  recall     uuid        NOT NULL UNIQUE,
  state      text        NOT NULL,
  outcome    text,
  refusal    text,
  changed_at timestamptz NOT NULL,
  version    bigint      NOT NULL,
  seal       bytea       NOT NULL
);

CREATE INDEX recall_open ON recall (ordered_at, message) WHERE state = 'open';

CREATE TABLE inbox_recalled (
  issuer      text        NOT NULL,
  message     uuid        NOT NULL,
  recall      uuid        NOT NULL,
  outcome     text        NOT NULL,
  recalled_at timestamptz NOT NULL,
  seal        bytea       NOT NULL,
  PRIMARY KEY (issuer, message)
);

CREATE INDEX inbox_recalled_message ON inbox_recalled (message);

GRANT SELECT, INSERT, UPDATE ON recall TO ${application};
GRANT SELECT, INSERT ON inbox_recalled TO ${application};
