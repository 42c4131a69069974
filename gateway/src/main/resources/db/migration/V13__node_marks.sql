-- Which node this database belongs to, and whether it is a demo's: a demo database never starts in production, nor the
-- reverse. And what the node last told its ledger about its policy, partners and keys: told again when they change.

CREATE TABLE node_mark (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  node   text    NOT NULL,
  mode   text    NOT NULL
);

CREATE TABLE announced (
  kind   text  PRIMARY KEY,
  digest bytea NOT NULL CHECK (length(digest) = 32)
);

GRANT SELECT, INSERT ON node_mark TO ${application};
GRANT SELECT, INSERT, UPDATE ON announced TO ${application};
