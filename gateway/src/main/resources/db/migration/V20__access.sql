-- Client assertions that were used, until they expire: the primary key is what makes each good once, on every replica.
CREATE TABLE spent_assertion (
  client  text        NOT NULL,
  jti     bytea       NOT NULL CHECK (length(jti) = 32),
  expires timestamptz NOT NULL,
  PRIMARY KEY (client, jti)
);

CREATE INDEX spent_assertion_expires ON spent_assertion (expires);

-- Uses of a dear door by one client in the minute named.
CREATE TABLE request_rate (
  client text   NOT NULL,
  door   text   NOT NULL,
  minute bigint NOT NULL,
  used   bigint NOT NULL,
  PRIMARY KEY (client, door)
);

-- Which grounds were tried for which case; both columns are keyed digests.
CREATE TABLE preview_trail (
  about  bytea       NOT NULL CHECK (length(about) = 32),
  ground bytea       NOT NULL CHECK (length(ground) = 32),
  at     timestamptz NOT NULL,
  PRIMARY KEY (about, ground)
);

CREATE INDEX preview_trail_at ON preview_trail (at);

GRANT SELECT, INSERT, DELETE ON spent_assertion TO ${application};
GRANT SELECT, INSERT, UPDATE ON request_rate TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON preview_trail TO ${application};
