-- The whole catalog as one file to ask questions of: what is known now, without its history.

CREATE TABLE servers (
  id         TEXT PRIMARY KEY,
  slug       TEXT NOT NULL UNIQUE,   -- its segment in addresses of the site
  title      TEXT NOT NULL,
  state      TEXT NOT NULL,          -- what the latest attempt to list its tools gave
  basis      TEXT,                   -- who says what tools it has; NULL when nobody does
  tools      INTEGER NOT NULL,
  tokens     INTEGER NOT NULL,       -- what the definitions of all its tools cost a model in every request
  source     TEXT NOT NULL,          -- id of the source whose record names it
  homepage   TEXT,
  registry   TEXT,                   -- of the package that its tools were read from, if they were
  package    TEXT,
  version    TEXT,
  listed_at  TEXT,                   -- ISO 8601, UTC: the latest time that its tools were the same
  gone_on    TEXT,                   -- day since which no source names it
  same_as    TEXT                    -- id of the server that it turned out to be
) STRICT, WITHOUT ROWID;

CREATE TABLE tools (
  id                INTEGER PRIMARY KEY,    -- only good within this file
  server_id         TEXT NOT NULL REFERENCES servers (id),
  slug              TEXT NOT NULL,          -- its segment in addresses, below its server's
  name              TEXT NOT NULL,
  title             TEXT,
  description       TEXT,
  category          TEXT NOT NULL,
  risk              TEXT NOT NULL,
  confidence        TEXT NOT NULL,
  tokens            INTEGER NOT NULL,
  read_only_hint    INTEGER,                -- what the author declares: 1, 0, or NULL when nothing is declared
  destructive_hint  INTEGER,
  idempotent_hint   INTEGER,
  open_world_hint   INTEGER,
  risk_sum          TEXT NOT NULL,          -- JSON: how the risk comes about, step by step
  correction        TEXT,                   -- JSON: what a person said against the rules
  definition        TEXT NOT NULL,          -- JSON: the tool as it was listed
  UNIQUE (server_id, slug)
) STRICT;

-- What raises or lowers the risk of a tool.
CREATE TABLE factors (
  tool_id  INTEGER NOT NULL REFERENCES tools (id),
  factor   TEXT NOT NULL,
  PRIMARY KEY (tool_id, factor)
) STRICT, WITHOUT ROWID;

-- What rules found (detected) or could not look at (not-available, error).
CREATE TABLE findings (
  id            INTEGER PRIMARY KEY,
  tool_id       INTEGER NOT NULL REFERENCES tools (id),
  rule_id       TEXT NOT NULL,
  rule_version  INTEGER NOT NULL,
  outcome       TEXT NOT NULL,
  confidence    TEXT NOT NULL,
  message       TEXT NOT NULL
) STRICT;

-- Where each finding was read: a piece of the string at the pointer (RFC 6901) of the tool's definition.
CREATE TABLE evidence (
  finding_id  INTEGER NOT NULL REFERENCES findings (id),
  position    INTEGER NOT NULL,
  pointer     TEXT NOT NULL,
  starts_at   INTEGER NOT NULL,      -- in UTF-16 code units
  ends_at     INTEGER NOT NULL,
  snippet     TEXT NOT NULL,
  PRIMARY KEY (finding_id, position)
) STRICT, WITHOUT ROWID;
