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

-- What is there is where the record begins.
INSERT INTO baselines (server_id, first_on, seen_on, snapshot, made_by, tools, posture)
SELECT servers.id,
  substr(coalesce((SELECT min(started_at) FROM listings WHERE listings.server_id = servers.id),
    (SELECT min(retrieved_at) FROM records WHERE records.server_id = servers.id),
    (SELECT max(confirmed_at) FROM listings), '1970-01-01'), 1, 10),
  iif(classified_as IS NULL, NULL, substr(manifest.confirmed_at, 1, 10)),
  iif(classified_as IS NULL, NULL, manifest.snapshot_sha256),
  iif(classified_as IS NULL, NULL, substr(classified_as, instr(classified_as, ' ') + 1)),
  iif(classified_as IS NULL, NULL, (
    SELECT json_group_array(json_array(slug, category, risk, confidence, json(coalesce((
      SELECT json_group_array(rule_id ORDER BY rule_id) FROM findings
        JOIN rules ON rules.rule_set = classifications.rule_set AND rules.id = rule_id
        WHERE tool_id = tools.id AND outcome = 'detected' AND body ->> '$.kind' = 'attack'), '[]')))
      ORDER BY position)
    FROM tools JOIN classifications ON tool_id = tools.id WHERE server_id = servers.id)),
  last.posture
FROM servers LEFT JOIN listings AS manifest ON manifest.id = manifest_listing
LEFT JOIN listings AS last ON last.id = last_listing;
