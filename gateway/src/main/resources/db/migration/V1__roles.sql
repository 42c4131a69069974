-- Nobody owns anything by default: each table grants what its port needs.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${application}, ${sequencer};

-- Tables that are only ever added to. The trigger also stops the owner; a superuser can drop it, and is found by
-- `kinbridge ledger verify`.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is only ever added to', TG_TABLE_NAME;
END
$$;
