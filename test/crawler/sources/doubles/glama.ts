import { startLoopback, type Double, type Reply } from './loopback.ts';

export interface GlamaDouble extends Double {
  /** Entries of the list, as they are sent, without tools. */
  servers: Record<string, unknown>[];
  /** The tools that the detail of a server has, by its id. */
  tools: Record<string, unknown>;
  /** What is answered in place of a detail, by id. */
  details: Record<string, Reply>;
  /** Every page names the same next one. */
  circular: boolean;
  /** In place of the cursor of the next page. */
  endCursor: string | null | undefined;
}

/** Glama's interface: the list says `tools: []`, each detail has them. Pages are cut shorter than asked for. */
export async function startGlama(servers: Record<string, unknown>[], pageSize = 2): Promise<GlamaDouble> {
  const double = await startLoopback((url) => {
    const id = /^\/api\/mcp\/v1\/servers\/(.+)$/.exec(url.pathname)?.[1];
    if (id !== undefined) return detail(glama, decodeURIComponent(id));
    if (url.pathname !== '/api/mcp/v1/servers') return { status: 404, body: '{"error":"Not found"}' };
    return list(glama, url.searchParams.get('after'), pageSize);
  });
  const glama: GlamaDouble = Object.assign(double, {
    servers,
    tools: {},
    details: {},
    circular: false,
    endCursor: undefined,
  });
  return glama;
}

function list({ servers, circular, endCursor: wrong }: GlamaDouble, after: string | null, pageSize: number): Reply {
  const start = after === null ? 0 : Number(Buffer.from(after, 'base64').toString());
  if (!Number.isInteger(start)) return { status: 400, body: '{"error":"Invalid cursor"}' };
  const end = start + pageSize;
  const right = Buffer.from(String(circular ? pageSize : end)).toString('base64');
  const endCursor = wrong === undefined ? right : wrong;
  const pageInfo = { endCursor, hasNextPage: circular || end < servers.length, hasPreviousPage: start > 0 };
  return { body: JSON.stringify({ servers: servers.slice(start, end), pageInfo }) };
}

function detail({ servers, tools, details }: GlamaDouble, id: string): Reply {
  const entry = servers.find((it) => it['id'] === id);
  if (entry === undefined) return { status: 404, body: '{"error":"Not found"}' };
  return details[id] ?? { body: JSON.stringify({ ...entry, tools: tools[id] ?? [] }) };
}

export function glamaServer(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    name: `Server ${id}`,
    namespace: 'acme',
    slug: `server-${id}`,
    description: `What ${id} is for`,
    url: `https://glama.ai/mcp/servers/acme/server-${id}`,
    attributes: ['hosting:local-only'],
    environmentVariablesJsonSchema: { type: 'object', properties: { ACME_TOKEN: { type: 'string' } } },
    repository: { url: `https://github.com/acme/server-${id}` },
    spdxLicense: { name: 'MIT License', url: 'https://spdx.org/licenses/MIT.json' },
    tools: [],
    ...more,
  };
}
