-- What the ledger was last told is in force, one row a subject, with the entry that told it. Nobody wrote the former
-- table. A row is sealed: who could change one unseen could keep the next change of policy, partner or key untold.

DROP TABLE announced;

CREATE TABLE announced (
  subject text   PRIMARY KEY,
  version bigint NOT NULL CHECK (version >= 1),
  digest  bytea  NOT NULL CHECK (length(digest) = 32),
  entry   uuid   NOT NULL,
  seal    bytea  NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON announced TO ${application};
