import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '../../crawler/fixture.ts';
import { startRegistry, type FixturePackage } from '../../crawler/registry.ts';
import { sendResult, type Asked, type Started } from '../../crawler/remote/loopback.ts';
import { startLegacy, startModern, startRaw, startSse, tool } from '../../crawler/remote/servers.ts';
import { startOfficialRegistry, type RegistryRow } from '../../crawler/sources/doubles/official-registry.ts';
import { startToolhiveCatalog, toolhiveEntry } from '../../crawler/sources/doubles/toolhive-catalog.ts';

/** A small ecosystem on the loopback interface, with servers of every kind. */
export interface World {
  /** What tells `crawl` to read all of it. */
  args: string[];
  env: Record<string, string>;
  /** An argument of each program of it: in the command lines of its processes. */
  mark: string;
  /** Rows of the registry that are read at once. */
  pages: number;
  /** How often each healthy server was asked for its tools, or its package was downloaded, by the target's id. */
  asked: () => Map<string, number>;
  /** Pages of the registry that were asked for to read everything. */
  pagesAsked: () => number;
  forget: () => void;
  close: () => Promise<void>;
}

const LATENCY_MS = 120;
const PAGE_SIZE = 10;
let worlds = 0;

const README = '# Ledger\n\n## Tools\n\n- `read_ledger` - Reads the ledger.\n- `post_entry` - Posts an entry.\n';

/** The files of the fixture servers, and how many packages start each. */
const PROGRAMS: Record<string, number> = { paged: 4, stubborn: 2, modern: 1, empty: 1, 'needs-key': 4, crashes: 1 };

export async function startWorld(): Promise<World> {
  worlds += 1;
  const mark = `world-${process.pid}-${worlds}`;
  const packages = Object.entries(PROGRAMS).flatMap(([program, count]) =>
    Array.from({ length: count }, (_, index) => packageOf(program, index)),
  );
  const npm = await startRegistry(packages, LATENCY_MS);
  const remotes = await startRemotes();
  const broken = await startRaw('legacy');
  await broken.close();
  const listed = packages.slice(0, 3);
  const rows = [
    ...packages.slice(3).map((it) => rowOf(it.name, { packages: [offerOf(it, mark)] })),
    ...remotes.map(({ url }, index) => rowOf(`remote-${index}`, { remotes: [{ type: 'streamable-http', url }] })),
    rowOf('broken', { remotes: [{ type: 'streamable-http', url: broken.url }] }),
    rowOf('templated', { remotes: [{ type: 'streamable-http', url: 'https://{tenant}.acme.example/mcp' }] }),
    rowOf('nothing', {}),
    rowOf('gone', { packages: [offerOf({ name: 'acme-gone', version: '1.0.0', bin: undefined }, mark)] }),
    { ...rowOf('deleted', {}), status: 'deleted' as const, statusMessage: 'Spam' },
    {
      ...rowOf('deprecated', { remotes: [{ type: 'sse', url: 'https://{old}.acme.example/sse' }] }),
      status: 'deprecated' as const,
    },
  ];
  const registry = await startOfficialRegistry({ rows, pageSize: PAGE_SIZE });
  const toolhive = await startToolhiveCatalog(declaredBy(remotes));
  const file = join(temporaryFolder(), 'servers.json');
  const records = listed.map(({ name, version }) => ({
    id: name,
    registry: 'npm',
    package: name,
    version,
    args: [mark],
  }));
  writeFileSync(file, `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
  const sources = [`official-registry=${registry.url}`, `toolhive-catalog=${toolhive.url}`];
  return {
    args: [
      ...sources.flatMap((source) => ['--source', source]),
      ...['--servers', file, '--allow-private', '--concurrency', '2', '--remotes', '4'],
    ],
    env: { npm_config_registry: npm.url },
    mark,
    pages: Math.ceil(rows.length / PAGE_SIZE),
    asked: () =>
      new Map([
        ...packages.map(({ name }): [string, number] => [`npm:${name}`, downloads(npm.asked, name)]),
        ...remotes.map(({ url, asked }): [string, number] => [`remote:${url}`, lists(asked)]),
      ]),
    pagesAsked: () => registry.asked.filter((path) => !path.includes('updated_since')).length,
    forget: () => {
      for (const { asked } of [npm, registry, toolhive, ...remotes]) asked.length = 0;
    },
    close: async () => {
      npm.close();
      await Promise.all([registry, toolhive, ...remotes].map((double) => double.close()));
    },
  };
}

function packageOf(program: string, index: number): FixturePackage {
  const needsKey = program === 'needs-key';
  const name = `acme-${program}-${index}`;
  return { name, version: '1.0.0', bin: `./${program}.mjs`, ...(needsKey ? { readme: README } : {}) };
}

function offerOf({ name, version }: FixturePackage, mark: string): unknown {
  const packageArguments = [{ type: 'positional', value: mark }];
  return { registryType: 'npm', identifier: name, version, transport: { type: 'stdio' }, packageArguments };
}

function rowOf(name: string, reach: object): RegistryRow {
  return { server: { name: `io.github.acme/${name}`, description: `The ${name} server`, version: '1.0.0', ...reach } };
}

async function startRemotes(): Promise<Started[]> {
  const late = Array.from({ length: 16 }, (_, index) =>
    startRaw(index % 2 === 0 ? 'modern' : 'legacy', { 'tools/list': answerLate }),
  );
  const real = [startModern(), startModern({ both: true }), startLegacy(), startLegacy({ sdk: 'v2' }), startSse()];
  return Promise.all([...late, ...real]);
}

async function answerLate(asked: Asked): Promise<void> {
  await sleep(LATENCY_MS * 3);
  const cached = { resultType: 'complete', ttlMs: 60_000, cacheScope: 'public' };
  sendResult(asked, { ...cached, tools: [tool(1), tool(2)] });
}

/** Two of the addresses are known to both sources, and one server is known by what the catalog says of it alone. */
function declaredBy(remotes: Started[]): { toolhive: unknown[]; official: unknown[] } {
  const entry = (name: string, urls: string[]): unknown => {
    const [key = `ghcr.io/acme/${name}:1`] = urls;
    const extension = { tier: 'Official', status: 'Active', tools: ['a'], tool_definitions: [tool(7), tool(8)] };
    const meta = {
      'io.modelcontextprotocol.registry/publisher-provided': { 'io.github.stacklok': { [key]: extension } },
    };
    const reach = urls.map((url) => ({ type: 'streamable-http', url }));
    return toolhiveEntry(`io.github.acme/${name}`, extension, { packages: [], remotes: reach, _meta: meta });
  };
  const [first, second] = remotes.map(({ url }) => url);
  return {
    toolhive: [entry('declared', []), entry('known-0', [first ?? ''])],
    official: [entry('known-1', [second ?? ''])],
  };
}

function downloads(asked: readonly string[], name: string): number {
  return asked.filter((path) => path.startsWith(`/${name}/-/`)).length;
}

function lists(asked: readonly string[]): number {
  return asked.filter((line) => line.endsWith(' tools/list')).length;
}
