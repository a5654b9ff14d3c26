import { startLoopback, type Double } from './loopback.ts';

export interface GithubRegistryDouble extends Double {
  /** Entries as they are sent. */
  entries: unknown[];
}

/** GitHub's registry: the same list, with ETags, and with the older spelling of the cursor when told so. */
export async function startGithubRegistry({
  entries,
  pageSize = 100,
  cursorName = 'nextCursor',
}: {
  entries: unknown[];
  pageSize?: number;
  cursorName?: 'nextCursor' | 'next_cursor';
}): Promise<GithubRegistryDouble> {
  const double = await startLoopback(
    ({ pathname, searchParams }) => {
      if (pathname !== '/v0.1/servers') return { status: 404, body: '{}' };
      const from = Number(searchParams.get('cursor') ?? 0);
      const to = from + Math.min(pageSize, Number(searchParams.get('limit') ?? 30));
      const servers = registry.entries.slice(from, to);
      const next = to < registry.entries.length ? { [cursorName]: String(to) } : {};
      return { body: JSON.stringify({ servers, metadata: { ...next, count: servers.length } }) };
    },
    { etags: true },
  );
  const registry: GithubRegistryDouble = Object.assign(double, { entries });
  return registry;
}
