-- What one person let go alone, until somebody who supervises looked at it: one row a disclosure. It grants nothing. Who it
-- was and her words stand in the registrations of the child and in the ledger. The seal covers every column.

CREATE TABLE glass_review (
  disclosure uuid        PRIMARY KEY REFERENCES disclosure (id),
  authority  text        NOT NULL,
  child      uuid        NOT NULL,
  broken     uuid        NOT NULL,
  broken_at  timestamptz NOT NULL,
  due        timestamptz NOT NULL,
  state      text        NOT NULL,
  finding    text,
  changed_at timestamptz NOT NULL,
  version    bigint      NOT NULL,
  seal       bytea       NOT NULL
);

CREATE INDEX glass_review_open ON glass_review (broken_at, disclosure) WHERE state <> 'reviewed';
CREATE INDEX glass_review_due ON glass_review (due) WHERE state = 'open';
CREATE INDEX glass_review_authority ON glass_review (authority, broken_at);

GRANT SELECT, INSERT, UPDATE ON glass_review TO ${application};
