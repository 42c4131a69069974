-- The list of recalls with which nobody complied holds the refused ones too.

DROP INDEX recall_open;
CREATE INDEX recall_unanswered ON recall (ordered_at, message) WHERE state <> 'complied';
CREATE INDEX recall_disclosure ON recall (disclosure);
