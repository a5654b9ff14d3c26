import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { openCatalog, type Catalog } from '../../../catalog/database.ts';
import { crawl, type CrawlEvent, type CrawlOptions, type CrawlReport } from '../../../crawler/crawl.ts';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { startIndex } from '../packages/python-index.ts';
import { startRegistry } from '../registry.ts';
import { startLegacy, startModern, startSse } from '../remote/servers.ts';
import type { RegistryRow } from '../sources/doubles/official-registry.ts';
import { DOCUMENTED, npmPackages, PACKAGE_FAULTS, PYTHON_SERVER, pythonPackages } from './package-faults.ts';
import { RECORD_FAULTS } from './record-faults.ts';
import { ODD_REMOTES, REMOTE_FAULTS } from './remote-faults.ts';
import { SOURCE_FAULTS } from './source-faults.ts';
import { startSources } from './sources.ts';
import { slugIn, type RemoteFault } from './table.ts';
import { startWitness, type Witness } from './witness.ts';
import { startWorld, type World } from './world.ts';

/** In the crawler's own environment; nobody else may ever see it. */
export const SECRET = 'canary-5a0c7e1d';
export const CONTACT = 'https://crawler.example/contact';

export const CRAWL_TIMEOUT_MS = 10_000;

export interface Ecosystem {
  db: Catalog;
  world: World;
  witness: Witness;
  /** Everything the crawl is told to read: the good sources, and those with a fault. */
  sources: Source[];
  cacheFolder: string;
  /** Made by an install script, if one ever ran. */
  installCanary: string;
  /** What the programs that look for a runtime were given. */
  seenByStubs: () => string;
  crawl: (options?: Partial<CrawlOptions>) => Promise<Run>;
  close: () => Promise<void>;
}

export interface Run {
  report: CrawlReport;
  events: CrawlEvent[];
  milliseconds: number;
}

/** The id of the server of a row, as the official registry names it. */
export function idOf(row: { name: string }): string {
  return `example.mcp/${slugIn(row)}`;
}

/** Real servers of all eras, made with the official SDKs. Each lists `tool-1` to `tool-3`. */
export const SDK_SERVERS: Record<string, (() => ReturnType<typeof startModern>) & { transport?: 'sse' }> = {
  'sdk-modern': () => startModern(),
  'sdk-modern-with-events': () => startModern({ events: true }),
  'sdk-of-both-eras': () => startModern({ both: true }),
  'sdk-v2-legacy': () => startLegacy({ sdk: 'v2' }),
  'sdk-v1-with-sessions': () => startLegacy(),
  'sdk-v1-with-json': () => startLegacy({ json: true, sessions: false }),
  'sdk-v1-with-sse': Object.assign(() => startSse(), { transport: 'sse' as const }),
};

/** Starts everything that there is to crawl, on this machine. */
export async function startEcosystem(): Promise<Ecosystem> {
  const before = { ...process.env };
  const folder = temporaryFolder();
  const installCanary = join(folder, 'an-install-script-ran');
  const witness = startWitness();
  const world = await startWorld();
  const npm = await startRegistry(npmPackages(installCanary));
  const python = await startIndex(pythonPackages());
  const ends: { close: () => unknown }[] = [world, npm, python];
  const rows = [...faultyRows(world), ...(await sdkRows((end) => ends.push(end)))];
  const ledger = await startModern();
  ends.push(ledger);
  const good = await startSources({ rows, ledger: ledger.url, ends: (end) => ends.push(end) });
  const faulty = SOURCE_FAULTS.map(({ start }) => start(world));
  const sources = [...good, ...faulty];
  const stubs = stubRuntimes();
  Object.assign(process.env, {
    ...{ npm_config_registry: npm.url, PIP_CONFIG_FILE: '/dev/null', PIP_INDEX_URL: python.url },
    ...{ UV_INDEX_URL: python.url, SECRET_CANARY: SECRET, GITHUB_TOKEN: SECRET, NPM_TOKEN: SECRET },
    PATH: [stubs, process.env['PATH']].join(delimiter),
  });
  const db = openCatalog(join(folder, 'catalog.db'));
  const cacheFolder = join(folder, 'cache');
  return {
    ...{ db, world, witness, sources, cacheFolder, installCanary },
    seenByStubs: () => ['docker', 'podman', 'dotnet'].map((name) => readIfThere(join(stubs, `${name}.env`))).join('\n'),
    crawl: (options) => run({ db, sources, cacheFolder, lookup: world.lookup, ca: world.ca, ...options }),
    close: async () => {
      db.close();
      for (const end of ends.reverse()) await end.close();
      witness.stop();
      process.env = before;
    },
  };
}

type Given = Pick<CrawlOptions, 'db' | 'sources'> & Partial<CrawlOptions>;

async function run(options: Given): Promise<Run> {
  const events: CrawlEvent[] = [];
  const from = performance.now();
  const report = await crawl({
    ...{ sandbox: 'auto', allowPrivate: true, contact: CONTACT, optOut: readOptOut(OPTED_OUT) },
    // The doubles share this process, and some pack 64 MiB into an answer: fewer at once, so that none waits for long.
    ...{ timeoutMs: CRAWL_TIMEOUT_MS, remotes: 12, onEvent: (event) => events.push(event) },
    ...options,
  });
  return { report, events, milliseconds: performance.now() - from };
}

const OPTED_OUT = `
is-on-a-host-that-opted-out.mcp.example  # who does not want to be crawled
server:example.mcp/opted-out-itself
npm:acme-opted-out
`;

function faultyRows(world: World): RegistryRow[] {
  const python = { name: 'is Python', package: PYTHON_SERVER };
  const documented = { name: 'is documented', package: DOCUMENTED };
  return [
    ...[...REMOTE_FAULTS, ...ODD_REMOTES].map((fault) => rowOf(fault, { remotes: [remoteOf(fault, world)] })),
    ...[...PACKAGE_FAULTS, python, documented].map((fault) => rowOf(fault, { packages: [fault.package] })),
    ...RECORD_FAULTS.map((fault) => ({
      ...rowOf(fault, fault.server ?? {}),
      ...(fault.status && { status: fault.status }),
    })),
  ];
}

function remoteOf(fault: RemoteFault, world: World): object {
  const { answer = refuse, robots, addresses, certificate, scheme, transport = 'streamable-http' } = fault;
  const url = fault.at ?? `${world.add(slugIn(fault), { answer, robots, addresses, certificate }, scheme)}/mcp`;
  return { type: transport, url };
}

/** Whoever should not be asked shows that he was. */
function refuse({ response }: Parameters<NonNullable<RemoteFault['answer']>>[0]): void {
  response.writeHead(418).end();
}

async function sdkRows(ends: (end: { close: () => unknown }) => void): Promise<RegistryRow[]> {
  const rows: RegistryRow[] = [];
  for (const [name, start] of Object.entries(SDK_SERVERS)) {
    const started = await start();
    ends(started);
    rows.push(rowOf({ name }, { remotes: [{ type: start.transport ?? 'streamable-http', url: started.url }] }));
  }
  return rows;
}

function rowOf(row: { name: string }, reach: object): RegistryRow {
  return { server: { name: idOf(row), version: '1.0.0', description: `A server that ${row.name}`, ...reach } };
}

/** A folder of programs that say that no runtime works here, whatever this machine has, and note what they were given. */
function stubRuntimes(): string {
  const folder = temporaryFolder();
  for (const name of ['docker', 'podman', 'dotnet']) {
    writeFileSync(join(folder, name), `#!/bin/sh\nenv >>'${join(folder, name)}.env'\nexit 1\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
