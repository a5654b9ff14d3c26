import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { openHttpServer } from '../../../gateway/back/http.ts';
import { openGate } from '../../../gateway/gate.ts';
import type { Message } from '../../../gateway/message.ts';
import type { Asked } from '../../crawler/remote/loopback.ts';
import { callOf, grantOf, optionsFor } from '../parts.ts';
import { events, json, result, startRaw } from './raw.ts';

const LIMITED = grantOf({
  tools: { pay: { limits: [{ counter: 'n', window: 'day', max: 5, scope: 'grant' }] } },
});
const SECRET = 'Bearer of-the-server';

/** What a client hears of one call, and how much of the limit it used up. */
async function callOver(url: string) {
  const { options, counters } = optionsFor(LIMITED);
  const heard: Message[] = [];
  const client = { send: (message: Message) => heard.push(message), close: () => undefined };
  const openServer = openHttpServer({ url, headers: { authorization: SECRET } });
  const gate = openGate(options, client, openServer);
  gate.message(callOf(1, 'pay', {}));
  await vi.waitFor(() => {
    expect(heard).toHaveLength(1);
  });
  gate.closed('the test ends');
  const [answer] = heard;
  expect(JSON.stringify(answer)).not.toContain('of-the-server');
  return { answer, used: [...counters.used.values()] };
}

function behaviour(answer: (asked: Asked) => unknown) {
  return async () => (await startRaw({ 'tools/call': answer })).url;
}

function status(code: number, headers: Record<string, string> = {}) {
  return behaviour(({ response }) => response.writeHead(code, headers).end('Your token of-the-server is not good.'));
}

async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}/mcp`;
}

const refusal = { jsonrpc: '2.0', id: 1, error: { code: -32602, message: 'No such tool.', data: [1] } };

describe('a call that the server cannot have acted on gives back what it had reserved', () => {
  it.each([
    ['nobody listens', nobody, /could not be reached: ECONNREFUSED/],
    ['it wants credentials', status(401), /status 401 .* other credentials/],
    ['it forbids', status(403), /status 403/],
    ['it is not there', status(404), /status 404/],
    ['it has no such method', status(405), /status 405/],
    ['it is asked too often', status(429), /status 429 .* too often/],
    ['it leads elsewhere', status(307, { location: '/other' }), /status 307 .* redirects are not followed/],
    [
      'it refuses',
      behaviour(({ response }) => {
        json(response, 400, refusal);
      }),
      /^No such tool\.$/,
    ],
    [
      'it answers with an error',
      behaviour(({ response }) => {
        json(response, 200, refusal);
      }),
      /^No such tool\.$/,
    ],
    [
      'it repeats a secret in its refusal',
      behaviour(({ response }) => {
        json(response, 401, { ...refusal, error: { code: -1, message: SECRET } });
      }),
      /status 401/,
    ],
  ])('when %s', async (_, server, text) => {
    const { answer, used } = await callOver(await server());
    expect(answer).toMatchObject({ id: 1, error: { message: expect.stringMatching(text) as string } });
    expect(used).toEqual([0]);
  });
});

describe('a call that the server may have acted on keeps what it had reserved', () => {
  it.each([
    ['it fails', status(500), /status 500 .* later/],
    ['what stands before it fails', status(502), /status 502/],
    ['it hangs up', behaviour(({ request: { socket } }) => socket.destroy()), /broke before it answered/],
    [
      'it hangs up in its answer',
      behaviour(({ response, request: { socket } }) => {
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
          .write('{', () => socket.destroy());
      }),
      /answer broke off/,
    ],
    [
      'it hangs up in a stream',
      behaviour(({ response, request: { socket } }) => {
        events(response);
        response.write(': hi\n\n', () => socket.destroy());
      }),
      /answer broke off/,
    ],
    ['it says nothing', status(200), /no answer in it/],
    ['it speaks HTML', status(200, { 'content-type': 'text/html' }), /no answer in it/],
    ['it only takes note', status(202), /no answer in it/],
    [
      'its JSON is none',
      behaviour(({ response }) => response.writeHead(200, { 'content-type': 'application/json' }).end('{')),
      /ended without the answer/,
    ],
    [
      'it answers another request',
      behaviour(({ response }) => {
        json(response, 200, result(2));
      }),
      /ended without the answer/,
    ],
  ])('when %s', async (_, server, text) => {
    const { answer, used } = await callOver(await server());
    expect(answer).toMatchObject({ id: 1, error: { message: expect.stringMatching(text) as string } });
    expect(used).toEqual([1]);
  });
});
