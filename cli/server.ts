import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { UsageError } from './errors.ts';

/** Serves a built site on this machine only. */
export async function serveSite(folder: string, port: number): Promise<{ url: string; server: Server }> {
  const files = sirv(folder, { etag: true });
  const missing = readFileSync(join(folder, '404.html'));
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(missing);
    });
  });
  server.listen(port, '127.0.0.1');
  await Promise.race([once(server, 'listening'), refused(server, port)]);
  const { port: chosen } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${chosen}/`, server };
}

async function refused(server: Server, port: number): Promise<never> {
  const [error] = (await once(server, 'error')) as [NodeJS.ErrnoException];
  throw new UsageError(`Port ${port} cannot be used (${error.code ?? error.message}). Give another with --port, or 0.`);
}
