import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** How long what was answered last may take to be read, in milliseconds. */
const GRACE = 1_000;

/** Connections on which nothing is asked are closed at once: one that never was in use does not count as idle in Node. */
export async function closeServer(server: Server, unread: Set<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const read = Promise.all([...unread].map((response) => once(response, 'close')));
  const grace = new AbortController();
  await Promise.race([read, setTimeout(GRACE, undefined, { signal: grace.signal })]);
  grace.abort();
  server.closeAllConnections();
  await closed;
}
