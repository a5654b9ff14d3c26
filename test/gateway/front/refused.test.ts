import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CLIENT_BYTES } from '../../../gateway/message.ts';
import { bearer } from '../over-http.ts';
import { request } from '../parts.ts';
import { gateway } from './any-server.ts';
import { ask, INITIALIZE, openSession } from './ask.ts';

describe('a request', () => {
  it.each([
    ['PUT', {}, 405],
    ['GET', { accept: 'application/json' }, 406],
    ['POST', { accept: 'application/json' }, 406],
    ['POST', { accept: undefined }, 406],
    ['POST', { 'content-type': 'text/plain' }, 415],
    ['POST', { 'content-type': 'application/json-patch+json' }, 415],
    ['POST', { 'content-type': undefined }, 415],
  ] as const)('%s with %j is refused', async (method, headers, status) => {
    const { url, sent } = await gateway();
    expect((await ask(url, INITIALIZE, headers, method)).status).toBe(status);
    expect(sent).toEqual([]);
  });

  it.each([
    ['no JSON', '{', -32700],
    ['no message', '5', -32600],
    ['an empty batch', '[]', -32600],
    [
      'what nests too deep',
      `{"jsonrpc":"2.0","id":1,"method":"ping","params":${'['.repeat(300)}${']'.repeat(300)}}`,
      -32600,
    ],
    ['a batch that begins a session', JSON.stringify([INITIALIZE, request(1, 'ping')]), -32600],
    ['a batch of too many', JSON.stringify(Array.from({ length: 101 }, (_, id) => request(id, 'ping'))), -32600],
    ['the beginning of a session without an id', JSON.stringify({ ...INITIALIZE, id: undefined }), -32600],
  ])('with %s is refused', async (_, body, code) => {
    const { url, sent } = await gateway();
    expect(await ask(url, body)).toMatchObject({ status: 400, json: { error: { code } } });
    expect(sent).toEqual([]);
  });

  it('without a session is refused, and one in a session that has ended too', async () => {
    const { url } = await gateway();
    const mine = await openSession(url);
    expect((await ask(url, request(1, 'ping'))).status).toBe(400);
    expect((await ask(url, request(1, 'ping'), { ...mine, 'mcp-protocol-version': '2024-01-01' })).status).toBe(400);
    expect((await ask(url, '', mine, 'DELETE')).status).toBe(200);
    expect((await ask(url, request(1, 'ping'), mine)).status).toBe(404);
  });

  it('that is too long is refused, whether it says so or not', async () => {
    const { url, sent } = await gateway();
    const body = JSON.stringify({ ...INITIALIZE, params: 'x'.repeat(CLIENT_BYTES) });
    expect((await ask(url, body)).status).toBe(413);
    const chunks = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const headers = { ...bearer(), 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: chunks, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
    expect(sent).toEqual([]);
  });

  it('that does not arrive whole in time is refused, and its connection closed', async () => {
    const { url, base, sent } = await gateway({ bounds: { upload: 100 } });
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    const head = ['host: localhost', 'authorization: Bearer alice', 'content-type: application/json'];
    socket.write(`POST ${new URL(url).pathname} HTTP/1.1\r\n${head.join('\r\n')}\r\ncontent-length: 1000\r\n\r\n{`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
    expect(sent).toEqual([]);
  });
});
