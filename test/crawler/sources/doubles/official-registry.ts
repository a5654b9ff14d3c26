import { startLoopback, type Double, type LoopbackOptions, type Reply } from './loopback.ts';

/** One version of a server, as the registry keeps it. */
export interface RegistryRow {
  server: { name: string; version: string } & Record<string, unknown>;
  status?: 'active' | 'deprecated' | 'deleted';
  statusMessage?: string;
  isLatest?: boolean;
  /** ISO 8601, UTC. */
  updatedAt?: string;
}

export interface OfficialRegistryDouble extends Double {
  /** Adds rows, or replaces those of the same name and version. */
  publish: (...rows: RegistryRow[]) => void;
  /** Each page leads back to the first, as a broken registry's would. */
  repeatsCursor: boolean;
  /** Cursors that are refused. */
  refused: Set<string>;
}

const PUBLISHED = '2026-10-01T08:00:00Z';
const OFFICIAL = 'io.modelcontextprotocol.registry/official';

/**
 * The official registry's v0.1 API. Rows are sorted and written once, so that tens of thousands of them cost a page no
 * more than a few.
 * @param pageSize Rows a page at most, whatever is asked for
 */
export async function startOfficialRegistry({
  rows,
  pageSize = 100,
  ...options
}: { rows: Iterable<RegistryRow>; pageSize?: number } & LoopbackOptions): Promise<OfficialRegistryDouble> {
  let stored = new Map<string, Stored>();
  function publish(...more: RegistryRow[]): void {
    for (const row of more) stored.set(cursorOf(row), store(row));
    stored = new Map([...stored].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  publish(...rows);
  const double = await startLoopback((url) => answer(url), options);
  const registry: OfficialRegistryDouble = Object.assign(double, {
    publish,
    repeatsCursor: false,
    refused: new Set<string>(),
  });

  function answer({ pathname, searchParams: query }: URL): Reply {
    if (pathname !== '/v0.1/servers') return problem(404, 'Server not found');
    const limit = Number(query.get('limit') ?? 30);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) return problem(422, 'expected number <= 100');
    const since = query.get('updated_since');
    if (since !== null && !Number.isFinite(Date.parse(since))) return problem(400, 'Invalid updated_since format');
    if (since !== null && query.get('include_deleted') === 'false')
      return problem(400, 'include_deleted=false cannot be combined with updated_since');
    const cursor = query.get('cursor') ?? '';
    if (registry.refused.has(cursor)) return problem(400, 'Invalid cursor');
    const withDeleted = since !== null || query.get('include_deleted') === 'true';
    const size = Math.min(limit, pageSize);
    const page: Stored[] = [];
    let more = false;
    for (const row of stored.values()) {
      if (row.cursor <= cursor) continue;
      if (query.get('version') === 'latest' && !row.isLatest) continue;
      if (!withDeleted && row.isDeleted) continue;
      if (since !== null && row.updatedAt < Date.parse(since)) continue;
      if (page.length === size) {
        more = true;
        break;
      }
      page.push(row);
    }
    const next = registry.repeatsCursor ? 'a/a:1' : page.at(-1)?.cursor;
    const nextCursor = (more || registry.repeatsCursor) && next !== undefined ? { nextCursor: next } : {};
    const metadata = JSON.stringify({ ...nextCursor, count: page.length });
    return { body: `{"servers":[${page.map(({ json }) => json).join(',')}],"metadata":${metadata}}\n` };
  }
  return registry;
}

interface Stored {
  cursor: string;
  json: string;
  isLatest: boolean;
  isDeleted: boolean;
  updatedAt: number;
}

function cursorOf({ server }: RegistryRow): string {
  return `${server.name}:${server.version}`;
}

function store(row: RegistryRow): Stored {
  const { server, status = 'active', statusMessage, isLatest = true, updatedAt = PUBLISHED } = row;
  const meta = {
    status,
    ...(statusMessage === undefined ? {} : { statusMessage }),
    statusChangedAt: updatedAt,
    publishedAt: PUBLISHED,
    updatedAt,
    isLatest,
  };
  return {
    cursor: cursorOf(row),
    json: JSON.stringify({ server, _meta: { [OFFICIAL]: meta } }),
    isLatest,
    isDeleted: status === 'deleted',
    updatedAt: Date.parse(updatedAt),
  };
}

function problem(status: number, detail: string): Reply {
  return { status, type: 'application/problem+json', body: JSON.stringify({ title: 'Error', status, detail }) };
}

/** Rows like those of the registry: three in four with a package, the others with an address. */
export function* generateRows(count: number): Generator<RegistryRow> {
  for (let number = 0; number < count; number += 1) {
    const owner = `owner-${number % 997}`;
    const name = `io.github.${owner}/server-${number}`;
    const repository = { url: `https://github.com/${owner}/server-${number}`, source: 'github' };
    const reach =
      number % 4 === 0
        ? { remotes: [{ type: 'streamable-http', url: `https://server-${number}.example.com/mcp` }] }
        : {
            packages: [
              {
                registryType: 'npm',
                identifier: `@${owner}/server-${number}`,
                version: '1.0.0',
                transport: { type: 'stdio' },
                environmentVariables: [{ name: 'API_KEY', description: 'Key', isRequired: true, isSecret: true }],
              },
            ],
          };
    yield { server: { name, description: `Server number ${number}`, version: '1.0.0', repository, ...reach } };
  }
}
