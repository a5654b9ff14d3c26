-- The catalog. Snapshots hold what came from outside, byte for byte; everything below `tools` can be computed again.

-- What a server or file said, once for each distinct text.
CREATE TABLE snapshots (
  sha256 TEXT PRIMARY KEY,          -- hexadecimal, of body
  body   BLOB NOT NULL              -- UTF-8 JSON of one manifest
) STRICT, WITHOUT ROWID;

CREATE TABLE servers (
  id                TEXT PRIMARY KEY,
  slug              TEXT NOT NULL UNIQUE,   -- its URL segment
  title             TEXT NOT NULL,
  source            TEXT NOT NULL,          -- id of the source whose record names it
  homepage          TEXT,
  last_listing      INTEGER REFERENCES listings (id),  -- the latest attempt, of the target that is shown
  manifest_listing  INTEGER REFERENCES listings (id),  -- the attempt that its tools come from
  classified_as     TEXT,                   -- snapshot, rule set and corrections that its classifications were made from
  gone_on           TEXT,                   -- day on which the last source stopped naming it
  gone_why          TEXT,
  same_as           TEXT                    -- the server that its records turned out to speak of
) STRICT, WITHOUT ROWID;

-- What each source says about each server, as it said it last.
CREATE TABLE records (
  source        TEXT NOT NULL,
  key           TEXT NOT NULL,              -- its name at the source
  server_id     TEXT REFERENCES servers (id),  -- the server that it speaks of, once that was found out
  place         TEXT NOT NULL,              -- where the source was read
  content       TEXT NOT NULL,              -- JSON: SourceRecord without its body and time
  body          TEXT NOT NULL,              -- as it came
  retrieved_at  TEXT NOT NULL,              -- ISO 8601, UTC: when it last came otherwise than before
  reading       TEXT NOT NULL,              -- start of the reading of the source that saw it last
  withdrawn_on  TEXT,                       -- day on which a complete reading no longer had it
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_server ON records (server_id);

-- How far each source was read.
CREATE TABLE readings (
  source       TEXT NOT NULL,
  place        TEXT NOT NULL,
  started_at   TEXT,                        -- of a reading that did not come to its end
  in_full      INTEGER NOT NULL DEFAULT 0,  -- that one asks for everything, not only for what changed
  resume       TEXT,                        -- JSON: where that one goes on
  state        TEXT,                        -- JSON: what the source left for its next reading
  finished_at  TEXT,                        -- of the latest reading that came to its end
  PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;

-- The ways in which each server can be listed.
CREATE TABLE targets (
  server_id         TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
  id                TEXT NOT NULL,          -- for example npm:@acme/mcp or remote:https://mcp.acme.example/
  position          INTEGER NOT NULL,       -- order of preference
  basis             TEXT NOT NULL,
  way               TEXT,                   -- JSON: Way; absent for what was imported by hand
  launch_key        TEXT NOT NULL,          -- hash of all that decides whether listing again could give another answer
  active            INTEGER NOT NULL,       -- 0 when no record names it any more
  listed_key        TEXT,                   -- launch_key of the latest attempt
  due_at            TEXT NOT NULL,          -- ISO 8601, UTC: when it is to be listed again
  interval_days     INTEGER NOT NULL DEFAULT 0,  -- between the latest attempt and the next
  failures          INTEGER NOT NULL DEFAULT 0,  -- days in a row on which it failed
  failing_since     TEXT,                   -- ISO 8601, UTC
  protocol          TEXT,                   -- JSON: Protocol, of a remote
  last_listing      INTEGER REFERENCES listings (id),
  manifest_listing  INTEGER REFERENCES listings (id),
  PRIMARY KEY (server_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX targets_by_due ON targets (due_at);

-- Every answer to an attempt to list a server's tools. The same answer again only moves confirmed_at.
CREATE TABLE listings (
  id               INTEGER PRIMARY KEY,
  server_id        TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
  state            TEXT NOT NULL,
  completeness     TEXT NOT NULL,
  message          TEXT NOT NULL,
  enumerator       TEXT NOT NULL,
  sandbox          TEXT,
  launch           TEXT,                    -- JSON: how it was started
  launch_key       TEXT NOT NULL,
  started_at       TEXT NOT NULL,           -- ISO 8601, UTC
  duration_ms      INTEGER NOT NULL,
  integrity        TEXT,                    -- of the installed package
  dropped          INTEGER NOT NULL DEFAULT 0,  -- entries of the manifest that were no tool
  snapshot_sha256  TEXT REFERENCES snapshots (sha256),
  target           TEXT NOT NULL DEFAULT '',  -- id of the target
  basis            TEXT NOT NULL DEFAULT 'observed',
  reason           TEXT NOT NULL DEFAULT '',
  confirmed_at     TEXT NOT NULL DEFAULT '',  -- ISO 8601, UTC: the latest time that the answer was the same
  posture          TEXT,                    -- JSON: Posture
  protocol         TEXT,                    -- JSON: Protocol
  cache            TEXT                     -- JSON: how long the answer may be kept
) STRICT;
CREATE INDEX listings_by_target ON listings (server_id, target, id);

-- What hosts say to crawlers, for a day.
CREATE TABLE robots (
  host        TEXT PRIMARY KEY,
  rules       TEXT NOT NULL,                -- of its robots.txt, as far as they concern us
  expires_at  TEXT NOT NULL                 -- ISO 8601, UTC
) STRICT, WITHOUT ROWID;

-- The tools of each server's latest manifest.
CREATE TABLE tools (
  id          INTEGER PRIMARY KEY,
  server_id   TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,             -- index in the manifest's tools
  name        TEXT NOT NULL,                -- JSON string: SQLite text cannot hold a lone surrogate
  slug        TEXT NOT NULL,                -- its URL segment below the server's
  definition  TEXT NOT NULL,                -- JSON of the tool as it came
  UNIQUE (server_id, slug)
) STRICT;

-- One text per rule of each rule set that classifications refer to.
CREATE TABLE rules (
  rule_set  TEXT NOT NULL,                  -- hash over all rules
  position  INTEGER NOT NULL,               -- index in classifications.outcomes
  id        TEXT NOT NULL,
  body      TEXT NOT NULL,                  -- JSON: RuleText
  PRIMARY KEY (rule_set, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE classifications (
  tool_id     INTEGER PRIMARY KEY REFERENCES tools (id) ON DELETE CASCADE,
  rule_set    TEXT NOT NULL,
  category    TEXT NOT NULL,
  risk        TEXT NOT NULL,
  confidence  TEXT NOT NULL,
  decided_by  TEXT NOT NULL,                -- JSON: rule ids, strongest first
  risk_sum    TEXT NOT NULL,                -- JSON: RiskStep[]
  outcomes    TEXT NOT NULL,                -- one letter per rule, in the rule set's order
  tokens      INTEGER NOT NULL,             -- what the tool's definition costs a model's context
  correction  TEXT                          -- JSON: Corrected, when a person overrode the rules
) STRICT;
CREATE INDEX classifications_by_category ON classifications (category);
CREATE INDEX classifications_by_risk ON classifications (risk);

CREATE TABLE tool_factors (
  tool_id  INTEGER NOT NULL REFERENCES tools (id) ON DELETE CASCADE,
  factor   TEXT NOT NULL,
  PRIMARY KEY (tool_id, factor)
) STRICT, WITHOUT ROWID;
CREATE INDEX tools_by_factor ON tool_factors (factor);

-- Findings of every outcome that says something: detected, not available, error.
CREATE TABLE findings (
  tool_id     INTEGER NOT NULL REFERENCES tools (id) ON DELETE CASCADE,
  rule_id     TEXT NOT NULL,
  rule_version INTEGER NOT NULL,
  outcome     TEXT NOT NULL,
  confidence  TEXT NOT NULL,
  message     TEXT NOT NULL,
  evidence    TEXT NOT NULL,                -- JSON: Evidence[], pointers from the root of the tool
  PRIMARY KEY (tool_id, rule_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_rule ON findings (rule_id, outcome);

-- The documented attacks that pages speak of.
CREATE TABLE attacks (
  id    TEXT PRIMARY KEY,
  body  TEXT NOT NULL                       -- JSON: Attack
) STRICT, WITHOUT ROWID;

-- How often the rules were right when that was last measured: one row, or none.
CREATE TABLE accuracy (
  rule_set  TEXT PRIMARY KEY,               -- that it was measured with
  body      TEXT NOT NULL                   -- JSON: Accuracy
) STRICT, WITHOUT ROWID;

-- What each crawl did, for the pages and for whoever runs it.
CREATE TABLE runs (
  id           INTEGER PRIMARY KEY,
  started_at   TEXT NOT NULL,
  finished_at  TEXT NOT NULL,
  report       TEXT NOT NULL                -- JSON
) STRICT;

-- What each server was like when it was last compared, so that the next look can tell what changed.
CREATE TABLE baselines (
  server_id  TEXT PRIMARY KEY REFERENCES servers (id) ON DELETE CASCADE,
  first_on   TEXT NOT NULL,                 -- day on which the catalog first knew it
  seen_on    TEXT,                          -- day of the compared state; absent until its tools were read
  snapshot   TEXT,                          -- its manifest then
  made_by    TEXT,                          -- rules and corrections then
  tools      TEXT,                          -- JSON: [slug, category, risk, confidence, attack rules][]
  posture    TEXT                           -- JSON: what it last asked of those who want in
) STRICT, WITHOUT ROWID;
CREATE INDEX baselines_by_first ON baselines (first_on);

-- What changed, night by night. Kept for good.
CREATE TABLE events (
  night      TEXT NOT NULL,                 -- ISO 8601 day of the crawl that saw it
  server_id  TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
  tool       TEXT NOT NULL,                 -- slug; empty for a change of the server
  kind       TEXT NOT NULL,
  step       INTEGER NOT NULL,              -- tells those apart that are of one kind
  severity   TEXT NOT NULL,
  cause      TEXT NOT NULL,
  name       TEXT NOT NULL,                 -- JSON string: the tool's name
  before     TEXT,                          -- JSON
  after      TEXT,                          -- JSON
  PRIMARY KEY (night, server_id, tool, kind, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_server ON events (server_id, tool, night);
CREATE INDEX events_by_kind ON events (kind, night);
CREATE INDEX events_by_severity ON events (severity, night);
