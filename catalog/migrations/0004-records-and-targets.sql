-- What sources say is kept apart from servers, and a server can be listed in several ways. What was listed stays, as
-- the one way that there was.
ALTER TABLE servers DROP COLUMN launch;
ALTER TABLE servers ADD COLUMN gone_on TEXT;
ALTER TABLE servers ADD COLUMN gone_why TEXT;
ALTER TABLE servers ADD COLUMN same_as TEXT;

CREATE TABLE records (
  source        TEXT NOT NULL,
  key           TEXT NOT NULL,
  server_id     TEXT REFERENCES servers (id),
  place         TEXT NOT NULL,
  content       TEXT NOT NULL,
  body          TEXT NOT NULL,
  retrieved_at  TEXT NOT NULL,
  reading       TEXT NOT NULL,
  withdrawn_on  TEXT,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_server ON records (server_id);

CREATE TABLE readings (
  source       TEXT NOT NULL,
  place        TEXT NOT NULL,
  started_at   TEXT,
  in_full      INTEGER NOT NULL DEFAULT 0,
  resume       TEXT,
  state        TEXT,
  finished_at  TEXT,
  PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE targets (
  server_id         TEXT NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
  id                TEXT NOT NULL,
  position          INTEGER NOT NULL,
  basis             TEXT NOT NULL,
  way               TEXT,
  launch_key        TEXT NOT NULL,
  active            INTEGER NOT NULL,
  listed_key        TEXT,
  due_at            TEXT NOT NULL,
  interval_days     INTEGER NOT NULL DEFAULT 0,
  failures          INTEGER NOT NULL DEFAULT 0,
  failing_since     TEXT,
  protocol          TEXT,
  last_listing      INTEGER REFERENCES listings (id),
  manifest_listing  INTEGER REFERENCES listings (id),
  PRIMARY KEY (server_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX targets_by_due ON targets (due_at);

CREATE TABLE robots (
  host        TEXT PRIMARY KEY,
  rules       TEXT NOT NULL,
  expires_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

DROP INDEX listings_by_server;
ALTER TABLE listings ADD COLUMN target TEXT NOT NULL DEFAULT '';
ALTER TABLE listings ADD COLUMN basis TEXT NOT NULL DEFAULT 'observed';
ALTER TABLE listings ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE listings ADD COLUMN confirmed_at TEXT NOT NULL DEFAULT '';
ALTER TABLE listings ADD COLUMN posture TEXT;
ALTER TABLE listings ADD COLUMN protocol TEXT;
ALTER TABLE listings ADD COLUMN cache TEXT;
CREATE INDEX listings_by_target ON listings (server_id, target, id);

-- What was started by the built-in list is named by it again at the next crawl, or no longer; what was imported stays.
UPDATE listings SET reason = state, confirmed_at = started_at,
  target = coalesce((launch ->> '$.registry') || ':' || (launch ->> '$.package'), 'import');
INSERT INTO targets (server_id, id, position, basis, launch_key, active, listed_key, due_at, last_listing,
  manifest_listing)
SELECT servers.id, last.target, 0, 'observed', last.launch_key, last.launch IS NULL, last.launch_key,
  '9999-12-31T00:00:00.000Z', last_listing, manifest_listing
FROM servers JOIN listings AS last ON last.id = last_listing;
