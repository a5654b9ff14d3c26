import { startLoopback, type Double, type Reply } from './loopback.ts';

export interface SmitheryDouble extends Double {
  servers: Record<string, unknown>[];
  /** What the detail has besides the entry, by qualified name. */
  details: Record<string, Record<string, unknown>>;
}

/** Smithery's interface: it wants a key, and its pages keep their order only for one seed. */
export async function startSmithery(
  servers: Record<string, unknown>[],
  { key, mostPerPage = 2 }: { key?: string; mostPerPage?: number } = {},
): Promise<SmitheryDouble> {
  let shuffles = 0;
  const double = await startLoopback((url, headers) => {
    if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
      return { status: 401, body: '{"error":"Invalid API key"}' };
    }
    const name = /^\/servers\/([^/]+)$/.exec(url.pathname)?.[1];
    if (name !== undefined) return detail(smithery, decodeURIComponent(name));
    if (url.pathname !== '/servers') return { status: 404, body: '{"error":"Not found"}' };
    const seed = url.searchParams.get('seed');
    shuffles += 1;
    const order = rotated(smithery.servers, seed === null ? shuffles : Number(seed));
    return page(order, url.searchParams, mostPerPage);
  });
  const smithery: SmitheryDouble = Object.assign(double, { servers, details: {} });
  return smithery;
}

function rotated<T>(list: T[], by: number): T[] {
  const at = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

function page(servers: Record<string, unknown>[], query: URLSearchParams, mostPerPage: number): Reply {
  const wanted = Number(query.get('pageSize') ?? 10);
  if (!(wanted >= 1 && wanted <= 100)) return { status: 422, body: '{"error":"pageSize must be at most 100"}' };
  const pageSize = Math.min(wanted, mostPerPage);
  const currentPage = Number(query.get('page') ?? 1);
  const start = (currentPage - 1) * pageSize;
  const pagination = {
    currentPage,
    pageSize,
    totalPages: Math.ceil(servers.length / pageSize),
    totalCount: servers.length,
  };
  return { body: JSON.stringify({ servers: servers.slice(start, start + pageSize), pagination }) };
}

function detail({ servers, details }: SmitheryDouble, name: string): Reply {
  const entry = servers.find((it) => it['qualifiedName'] === name);
  if (entry === undefined) return { status: 404, body: '{"error":"Server not found"}' };
  const { qualifiedName, displayName } = entry;
  const body = { qualifiedName, displayName, connections: [], security: null, tools: null, ...details[name] };
  return { body: JSON.stringify(body) };
}

export function smitheryServer(qualifiedName: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: '5f3c3e9e-0000-4000-8000-000000000000',
    qualifiedName,
    displayName: `The ${qualifiedName} server`,
    description: 'What it is for',
    iconUrl: null,
    verified: false,
    useCount: 4711,
    remote: null,
    isDeployed: true,
    createdAt: '2026-01-02T03:04:05.000Z',
    homepage: 'https://marketing.example/acme',
    ...more,
  };
}
