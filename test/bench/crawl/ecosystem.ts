import { createInterface } from 'node:readline';
import { startOfficialRegistry, type RegistryRow } from '../../crawler/sources/doubles/official-registry.ts';
import { startRemotes } from './remotes.ts';

/**
 * The ecosystem that the crawl is measured on, as a process of its own: a registry and the remote servers that it names.
 * It writes where it is as one line of JSON, and answers each line that it reads with one: `load`, `change`.
 */
const { ROWS = '31000', REMOTES = '10000', LATENCY_MS = '100' } = process.env;
const [rows, servers, latencyMs] = [Number(ROWS), Number(REMOTES), Number(LATENCY_MS)];
const remotes = await startRemotes({ servers, latencyMs });
const registry = await startOfficialRegistry({ rows: rowsOf(), latencyMs });

/** Every row that is not a remote server names nothing that could be started: packages have a measure of their own. */
function* rowsOf(): Generator<RegistryRow> {
  for (let index = 0; index < rows; index += 1) yield rowOf(index, '1.0.0', '2026-10-01T08:00:00Z');
}

function rowOf(index: number, version: string, updatedAt: string): RegistryRow {
  const isRemote = index < servers;
  const server = {
    ...{ name: `com.example/server-${String(index).padStart(6, '0')}`, version },
    description: `Server number ${index}`,
    ...(isRemote ? { remotes: [{ type: 'streamable-http', url: remotes.urlOf(index) }] } : {}),
  };
  return { server, updatedAt };
}

function answer(line: string): unknown {
  if (line === 'load') {
    const { calls, robots } = remotes.requests();
    return { calls, robots, pages: registry.asked.length, ...remotes.worst(4_000) };
  }
  const step = 100;
  const updatedAt = new Date().toISOString();
  const changed = Array.from({ length: Math.ceil(rows / step) }, (_, at) => at * step);
  registry.publish(
    ...changed.map((index) => ({ ...rowOf(index, '1.0.0', updatedAt), isLatest: false })),
    ...changed.map((index) => rowOf(index, '1.0.1', updatedAt)),
  );
  remotes.reset();
  registry.asked.length = 0;
  return { changed: changed.length };
}

process.stdout.write(`${JSON.stringify({ registry: registry.url })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}
remotes.close();
await registry.close();
