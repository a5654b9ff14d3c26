import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Forwarder {
  url: string;
  close: () => Promise<void>;
}

/** Adds a token to what passes, for programs that have none to send. It does nothing else. */
export async function startForwarder(target: string, token: string): Promise<Forwarder> {
  const server = createServer((asked, answer) => {
    const headers = [...asked.rawHeaders, 'Authorization', `Bearer ${token}`];
    const onward = request(target, { method: asked.method ?? '', headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders).flushHeaders();
      response.on('error', () => answer.destroy()).pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
