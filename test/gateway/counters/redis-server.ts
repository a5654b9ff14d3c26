import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program on this machine that speaks Redis, if there is one. */
export const REDIS = ['redis-server', 'valkey-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

if (REDIS === undefined)
  process.stderr.write('SKIPPED: the Redis tests. Install redis-server or valkey-server to run them.\n');

export interface RedisServer {
  url: string;
  process: ChildProcess;
  stop: () => Promise<void>;
}

/** Starts a server of its own on a free port of the loopback; nothing is kept. */
export async function startRedis(port?: number, options: string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const chosen = port ?? (await freePort());
  const args = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(REDIS ?? 'redis-server', [...args, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const chunk of child.stdout as AsyncIterable<Buffer>)
    if (chunk.toString().includes('Ready to accept connections')) break;
  return {
    url: `redis://127.0.0.1:${chosen}`,
    process: child,
    async stop() {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
