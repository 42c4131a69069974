-- The key of each child, wrapped under an epoch key that the keystore holds.
CREATE TABLE child_key (
  id    uuid  PRIMARY KEY,
  child uuid  NOT NULL UNIQUE,
  epoch text  NOT NULL,
  wrap  bytea NOT NULL
);

-- Whom an id of an agency's system or of a partner means; the token is a keyed hash.
CREATE TABLE crosswalk (
  token text PRIMARY KEY CHECK (length(token) = 64),
  child uuid NOT NULL
);

CREATE INDEX crosswalk_child ON crosswalk (child);

-- What all ids on the wire to one partner are derived from, sealed under the child's key.
CREATE TABLE pairwise_secret (
  child  uuid  NOT NULL,
  node   text  NOT NULL,
  key_id uuid  NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (child, node)
);

GRANT SELECT, INSERT, DELETE ON child_key, crosswalk, pairwise_secret TO ${application};
