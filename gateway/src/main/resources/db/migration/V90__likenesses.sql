-- By which name and birth date cases of this node may be one child. The bucket is the first 20 bits of a keyed hash of both;
-- the rest of it is sealed under the key of the child who bears them, so that an erasure takes it away. Rows are only added,
-- numbered from 1 in each bucket: the log knows the last number of each, and one that is missing is missed.

CREATE TABLE likeness (
  bucket   text   NOT NULL CHECK (length(bucket) = 5),
  version  bigint NOT NULL,
  child    uuid   NOT NULL,
  body_key uuid   NOT NULL,
  body     bytea  NOT NULL,
  seal     bytea  NOT NULL,
  PRIMARY KEY (bucket, version)
);

CREATE INDEX likeness_child ON likeness (child);

GRANT SELECT, INSERT ON likeness TO ${application};
