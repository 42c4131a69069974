-- Entries, sealed: the common part under the log key, one part a child under that child's key.
CREATE TABLE ledger_entry (
  id     uuid  PRIMARY KEY,
  leaf   bytea NOT NULL CHECK (length(leaf) = 64),
  common bytea NOT NULL
);

CREATE TABLE ledger_part (
  entry    uuid     NOT NULL REFERENCES ledger_entry (id),
  position smallint NOT NULL CHECK (position >= 0),
  key_id   uuid     NOT NULL,
  sealed   bytea    NOT NULL,
  PRIMARY KEY (entry, position)
);

-- Entries that wait for the sequencer, in about the order they came. The only ledger table that forgets: the row goes
-- in the transaction that writes the entry's leaf.
CREATE TABLE ledger_pending (
  arrived bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry   uuid   NOT NULL UNIQUE REFERENCES ledger_entry (id)
);

-- The log: leaves numbered without a gap, and the root of each complete subtree.
CREATE TABLE ledger_leaf (
  seq      bigint PRIMARY KEY CHECK (seq >= 0),
  entry    uuid   NOT NULL UNIQUE REFERENCES ledger_entry (id),
  record   bytea  NOT NULL CHECK (length(record) = 32),
  exchange bytea  NOT NULL CHECK (length(exchange) = 32)
);

CREATE INDEX ledger_leaf_exchange ON ledger_leaf (exchange);

CREATE TABLE ledger_node (
  level    smallint NOT NULL CHECK (level >= 0),
  position bigint   NOT NULL CHECK (position >= 0),
  hash     bytea    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, position)
);

-- Each move of the head names the one before; two heads cannot follow the same one.
CREATE TABLE ledger_head (
  size     bigint PRIMARY KEY CHECK (size > 0),
  root     bytea  NOT NULL CHECK (length(root) = 32),
  previous bigint NOT NULL UNIQUE CHECK (previous >= 0 AND previous < size)
);

-- Signed notes (C2SP tlog-checkpoint), each over a head that was read back from a commit.
CREATE TABLE ledger_checkpoint (
  size bigint PRIMARY KEY REFERENCES ledger_head (size),
  note text   NOT NULL
);

GRANT SELECT ON ledger_entry, ledger_part, ledger_pending, ledger_leaf, ledger_node, ledger_head, ledger_checkpoint
  TO ${application}, ${sequencer};
GRANT INSERT ON ledger_entry, ledger_part, ledger_pending TO ${application};
GRANT INSERT ON ledger_leaf, ledger_node, ledger_head, ledger_checkpoint TO ${sequencer};
GRANT DELETE ON ledger_pending TO ${sequencer};

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'ledger_part', 'ledger_leaf', 'ledger_node', 'ledger_head',
                              'ledger_checkpoint']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION append_only()', name);
  END LOOP;
END
$$;
