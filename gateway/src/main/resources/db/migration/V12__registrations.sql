-- Consents, restrictions and determinations, per child. A change adds a version and never touches an older one.

CREATE TABLE registration (
  id          uuid        NOT NULL,
  version     bigint      NOT NULL,
  child       uuid        NOT NULL,
  kind        text        NOT NULL,
  authority   text        NOT NULL,
  in_force    boolean     NOT NULL,
  recorded_at timestamptz NOT NULL,
  body_key    uuid        NOT NULL,
  body        bytea       NOT NULL,
  seal        bytea       NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE INDEX registration_child ON registration (child, id, version DESC);

-- One row a child: the lock between a release (shared) and a registration (exclusive), and a sealed count of the
-- child's registrations, so that a deleted one is missed.
CREATE TABLE child_standing (
  child         uuid   PRIMARY KEY,
  version       bigint NOT NULL,
  registrations bigint NOT NULL,
  seal          bytea  NOT NULL
);

GRANT SELECT, INSERT ON registration TO ${application};
GRANT SELECT, INSERT, UPDATE ON child_standing TO ${application};
