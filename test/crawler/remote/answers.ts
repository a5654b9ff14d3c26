import { send, type Asked } from './loopback.ts';
import { tool } from './servers.ts';

export function status(code: number, body = '', headers: Record<string, string> = {}) {
  return ({ response }: Asked) => {
    response.writeHead(code, { 'content-type': 'text/plain', ...headers }).end(body);
  };
}

export function json(text: string) {
  return ({ response }: Asked) => {
    send(response, 200, text);
  };
}

export function events(response: Asked['response'], ...data: unknown[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const one of data) response.write(`data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`);
}

export const LIST = { resultType: 'complete', tools: [tool(1)], ttlMs: 1, cacheScope: 'public' };

export function html({ response }: Asked): void {
  send(response, 200, '<!doctype html><title>Hello</title>', 'text/html');
}

export function wrongId({ response }: Asked): void {
  send(response, 200, JSON.stringify({ jsonrpc: '2.0', id: 4711, result: {} }));
}

export function endedStream({ response }: Asked): void {
  events(response, { jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x' } });
  response.end();
}

export function halfAnswer({ response }: Asked): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"jsonrpc"');
  setTimeout(() => response.destroy(), 20);
}

export function tooMuch({ response }: Asked): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(2 ** 20, ' ');
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}

export function rpcError(code: number, message: string) {
  return ({ response, rpc }: Asked) => {
    send(response, 200, JSON.stringify({ jsonrpc: '2.0', id: rpc.id, error: { code, message } }));
  };
}
