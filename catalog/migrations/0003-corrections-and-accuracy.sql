ALTER TABLE classifications ADD COLUMN correction TEXT;

CREATE TABLE accuracy (
  rule_set  TEXT PRIMARY KEY,
  body      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
