import type { Catalog } from '../../catalog/database.ts';
import { stringifyJson } from '../../catalog/json.ts';
import type { Listing, Posture } from '../../catalog/listing.ts';
import type { Launch, PackageOffer, SourceRecord } from '../../catalog/record.ts';
import { NEVER, type Next, type Target, type Way } from '../../catalog/target.ts';
import type { Basis } from '../../catalog/vocabulary.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { beginReading, finishReading, saveRecords } from '../../catalog/write-records.ts';
import { savePlan, type PlannedServer } from '../../catalog/write-servers.ts';
import { saveRun } from '../../catalog/write.ts';
import { DOCKER, EVIL, FIRST, npm, oci, OFFICIAL, PAGES, pypi, remoteAt, TOOLHIVE } from './ecosystem-records.ts';
import { PLAIN_TOOLS, type Sample } from './plain-tools.ts';

const LATEST = '2026-11-25T02:00:00.000Z';

/** What is in the README of a package: a name and a description, no schema. */
const CLAIMED: Sample[] = [
  { tool: { name: 'read_page', description: 'Reads a page.' }, category: 'Read' },
  { tool: { name: 'no_words' }, category: 'Unknown' },
];

type Classify = (serverId: string, samples: Sample[]) => void;

/**
 * Servers as a crawl of the ecosystem leaves them: listed in every way, signed in to, failing, gone, found under two
 * names, and named by sources that disagree.
 */
export function addEcosystem(db: Catalog, classify: Classify): void {
  readSource(db, 'official-registry', FIRST, OFFICIAL);
  readSource(db, 'toolhive-catalog', FIRST, TOOLHIVE);
  readSource(db, 'docker-catalog', FIRST, DOCKER);
  readSource(db, 'html-list', FIRST, PAGES);
  savePlan(db, FIRST_PLAN, FIRST);
  for (const { server, samples, listing } of ATTEMPTS) {
    saveListing(db, server, listing, samples && manifestOf(listing, samples), () => nextOf(listing));
    if (samples) classify(server, samples);
  }
  // One registry lost a record by the latest night, and two servers turned out to be one.
  readSource(
    db,
    'official-registry',
    LATEST,
    OFFICIAL.filter(({ key }) => key !== 'com.example/gone'),
  );
  savePlan(db, LATEST_PLAN, LATEST);
  saveRun(db, { startedAt: FIRST, finishedAt: FIRST, report: reportOf([]) });
  saveRun(db, { startedAt: LATEST, finishedAt: LATEST, report: reportOf(SOURCES_READ) });
}

function readSource(db: Catalog, source: string, now: string, records: SourceRecord[]): void {
  const { reading } = beginReading(db, { source, place: `https://${source}.example`, now, full: true });
  saveRecords(db, reading, records, undefined);
  if (source !== 'html-list') finishReading(db, reading, { covered: 'everything', now });
}

function manifestOf({ basis }: Listing, samples: Sample[]): string {
  const own = basis === 'observed' && { serverInfo: { name: 'it', version: '9.9.9' } };
  return stringifyJson({ ...own, tools: samples.map(({ tool }) => tool) });
}

function nextOf({ state }: Listing): Next {
  const failing = state === 'timeout' ? { failures: 5, failingSince: '2026-11-20T02:00:00.000Z' } : undefined;
  return { dueAt: NEVER, intervalDays: 0, failures: 0, failingSince: undefined, ...failing };
}

const ways = {
  npm: (name: string): Target => target(`npm:${name}`, 'observed', { kind: 'package', offer: npm(name) }),
  remote: (url: string): Target => target(`remote:${url}`, 'observed', { kind: 'remote', remote: remoteAt(url) }),
  record: (basis: Basis, source: string, key: string): Target =>
    target(`${basis}:${source}:${key}`, basis, { kind: 'record', source, key }),
};

function target(id: string, basis: Basis, way: Way): Target {
  return { id, basis, way, launchKey: id };
}

const NOTES = ways.remote('https://notes.example.com/mcp');
const VAULT = ways.remote('https://vault.example.com/mcp');
const SLOW = ways.remote('https://slow.example.com/mcp');
const WEATHER = target('pypi:acme-weather', 'observed', { kind: 'package', offer: pypi });
const IMAGE = target('oci:ghcr.io/acme/image', 'observed', { kind: 'package', offer: oci });
const DECLARED = ways.record('declared', 'docker-catalog', 'declared');
const README = target('readme:npm:@acme/readme', 'claimed', {
  kind: 'readme',
  offer: { registry: 'npm', package: '@acme/readme', version: '1.0.0' },
});
const PAGE = ways.record('claimed', 'html-list', 'list/page');
const EVIL_REMOTE = ways.remote('https://{tenant}.example.com/\u202E<b>');
const BUNDLE = target('mcpb:https://github.com/acme/b/releases/download/v1/b.mcpb', 'declared', {
  kind: 'package',
  offer: { ...npm('https://github.com/acme/b/releases/download/v1/b.mcpb', 'ab'.repeat(32)), registry: 'mcpb' },
});

function server(id: string, title: string, targets: Target[], records: [source: string, key: string][]): PlannedServer {
  const source = records[0]?.[0] ?? 'official-registry';
  return { id, title, source, records: records.map(([of, key]) => ({ source: of, key })), targets };
}

const STAYING = [
  server('com.example/notes', 'Notes', [NOTES], [['official-registry', 'com.example/notes']]),
  server('com.example/vault', 'Vault', [VAULT], [['official-registry', 'com.example/vault']]),
  server('com.example/slow', 'Slow', [SLOW], [['official-registry', 'com.example/slow']]),
  server('declared', 'Declared', [ways.npm('@acme/declared'), DECLARED], [['docker-catalog', 'declared']]),
  server(
    'com.example/readme',
    'Readme',
    [ways.npm('@acme/readme'), README],
    [['official-registry', 'com.example/readme']],
  ),
  server('list/page', 'Page', [PAGE], [['html-list', 'list/page']]),
  server('image', 'Image', [IMAGE], [['toolhive-catalog', 'image']]),
  server('bundle', 'Bundle', [BUNDLE], [['official-registry', 'bundle']]),
  server('com.example/evil', EVIL, [EVIL_REMOTE], [['official-registry', 'com.example/evil']]),
];
const WEATHER_RECORD: [string, string] = ['official-registry', 'com.example/weather'];
const GONE = server('com.example/gone', 'Gone', [ways.npm('@acme/gone')], [['official-registry', 'com.example/gone']]);
const OTHERS: [string, string][] = [
  ['toolhive-catalog', 'weather'],
  ['docker-catalog', 'weather'],
];

const FIRST_PLAN = [
  ...STAYING,
  GONE,
  server('com.example/weather', 'Weather', [WEATHER], [WEATHER_RECORD]),
  server('old-weather', 'Old weather', [ways.npm('weather-x')], OTHERS),
];
const LATEST_PLAN = [
  ...STAYING,
  { ...GONE, targets: [], goneWhy: `The source official-registry has deleted this server. It says: "${EVIL}"` },
  server('com.example/weather', 'Weather', [WEATHER], [WEATHER_RECORD, ...OTHERS]),
];

const POSTURE: Posture = {
  ...{ status: 401, scheme: 'Bearer', resource: 'https://vault.example.com/mcp' },
  authorizationServers: ['https://login.example.com/', 'javascript:PWNED'],
  scopes: ['secrets:read', 'secrets:write', EVIL, ...Array.from({ length: 40 }, (_, i) => `scope-${i}`)],
  ...{ registration: ['dynamic'], challengeMethods: ['S256', 'plain'] },
  problems: [`https://login.example.com/ is of another issuer: ${EVIL}`],
};

interface Attempt {
  server: string;
  listing: Listing;
  samples?: Sample[];
}

function attempt(server: string, { id, basis }: Target, changes: Partial<Listing>, samples?: Sample[]): Attempt {
  const listing: Listing = {
    ...{ target: id, basis, state: 'ok', reason: 'ok', completeness: 'complete', message: '', enumerator: 'http' },
    ...{ launchKey: id, startedAt: LATEST, durationMs: 120 },
    ...changes,
  };
  return { server, listing, ...(samples && { samples }) };
}

function failed(server: string, target: Target, changes: Partial<Listing>): Attempt {
  return attempt(server, target, { completeness: 'unknown', ...changes });
}

const SOME = PLAIN_TOOLS.slice(0, 3);
const PROTOCOL = { era: 'modern', version: '2026-07-28', foundOn: '2026-11-03' } as const;

const ATTEMPTS: Attempt[] = [
  attempt('com.example/notes', NOTES, { startedAt: FIRST, protocol: PROTOCOL }, SOME),
  // The same answer again: it is confirmed.
  attempt('com.example/notes', NOTES, { protocol: PROTOCOL }, SOME),
  failed('com.example/vault', VAULT, {
    ...{ state: 'auth-required', reason: 'unauthorized', posture: POSTURE },
    message: 'It asks for credentials before it lists its tools.',
  }),
  attempt('com.example/slow', SLOW, { startedAt: FIRST }, SOME),
  failed('com.example/slow', SLOW, {
    state: 'timeout',
    reason: 'timeout',
    message: 'It did not answer in 30 seconds.',
  }),
  failed('declared', ways.npm('@acme/declared'), {
    ...{ enumerator: 'stdio', state: 'needs-network', reason: 'needs-network', message: 'It ends without a network.' },
  }),
  attempt('declared', DECLARED, { enumerator: 'record', startedAt: FIRST, durationMs: 0 }, SOME),
  failed('com.example/readme', ways.npm('@acme/readme'), {
    ...{ enumerator: 'stdio', state: 'crashed', reason: 'exit', message: EVIL },
  }),
  attempt('com.example/readme', README, { enumerator: 'readme', completeness: 'unknown' }, CLAIMED),
  attempt('list/page', PAGE, { enumerator: 'record', completeness: 'unknown' }, CLAIMED),
  attempt('image', IMAGE, { enumerator: 'stdio', sandbox: 'docker', launch: launchOf(oci, { TOKEN: 'dummy' }) }, SOME),
  attempt('bundle', BUNDLE, { enumerator: 'bundle', completeness: 'partial' }, CLAIMED),
  failed('com.example/evil', EVIL_REMOTE, { state: 'needs-config', reason: 'templated-url', message: EVIL }),
  attempt('com.example/gone', ways.npm('@acme/gone'), { enumerator: 'stdio', startedAt: FIRST }, SOME),
  attempt('com.example/weather', WEATHER, { enumerator: 'stdio', sandbox: 'bwrap', launch: launchOf(pypi, {}) }, SOME),
  attempt('old-weather', ways.npm('weather-x'), { enumerator: 'stdio', startedAt: FIRST }, SOME),
];

function launchOf({ registry, package: name, version }: PackageOffer, env: Record<string, string>): Launch {
  return { registry, package: name, version, args: [], env };
}

const SOURCES_READ = [
  {
    ...{ id: 'official-registry', place: 'https://official-registry.example', title: 'Official MCP registry' },
    ...{ terms: 'Registry data are in the public domain', homepage: 'https://registry.example.org' },
    ...{ covered: 'everything', records: 7, new: 0, changed: 1, unchanged: 6, withdrawn: 1 },
    leftOut: 2,
    dropped: [
      { where: `page 1: ${EVIL}`, reason: 'its name is not the name of a server' },
      { where: 'page 2', reason: 'its name is not the name of a server' },
    ],
  },
  {
    ...{ id: 'docker-catalog', place: 'https://docker-catalog.example', title: 'Docker MCP catalog' },
    ...{
      terms: 'MIT, see README.md.',
      records: 0,
      new: 0,
      changed: 0,
      unchanged: 0,
      withdrawn: 0,
      leftOut: 0,
      dropped: [],
    },
    problem: 'https://docker-catalog.example did not answer. Try again later',
  },
];

/** As the crawler reports it, with fields that pages do not show. */
function reportOf(sources: object[]): object {
  return {
    ...{ sandbox: 'bwrap', sources, servers: 11, notDue: 3, states: { ok: 7, timeout: 1, 'auth-required': 1 } },
    ...{ reasons: { timeout: 1, unauthorized: 1 }, changed: 2, tools: 30, failed: [], downloadedBytes: 1 },
    ...{ asked: { requests: 9, bytes: 9, hosts: 3, retries: 0 }, interrupted: false },
  };
}
