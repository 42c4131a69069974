-- Which child an id means decides under whose consents and restrictions a case is judged: each row carries a seal. A
-- database that has rows without one is older than the first release and is made anew.
ALTER TABLE crosswalk ADD COLUMN seal bytea NOT NULL;
