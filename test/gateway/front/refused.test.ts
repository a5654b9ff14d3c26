import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { OpenServer } from '../../../gateway/connection.ts';
import { CLIENT_BYTES } from '../../../gateway/message.ts';
import { bearer, startGateway } from '../over-http.ts';
import { answerTo, request } from '../parts.ts';
import { ask, INITIALIZE, openSession, stateless } from './ask.ts';

/** A server that answers everything, and what it was sent. */
function anyServer() {
  const sent: string[] = [];
  const openServer: OpenServer = (listener) => ({
    send: ({ id, method = '' }) => {
      sent.push(method);
      if (id !== undefined) listener.message(answerTo(id, { tools: [] }));
    },
    close: () => undefined,
  });
  return { openServer, sent };
}

async function gateway(options: Parameters<typeof startGateway>[1] = {}) {
  const { openServer, sent } = anyServer();
  return { ...(await startGateway(openServer, options)), sent };
}

describe('a page in a browser', () => {
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', 'localhost@evil.example', ''])(
    'that made the name %j lead here is refused',
    async (host) => {
      const { url, sent } = await gateway();
      const { status, json } = await ask(url, INITIALIZE, { host });
      expect(status).toBe(403);
      expect(json).toMatchObject({ error: { message: expect.stringContaining('allowedHosts') as string } });
      expect(sent).toEqual([]);
    },
  );

  it.each(['localhost:1', 'LOCALHOST', '[::1]:80', 'gateway.example:443', 'other.example:8443'])(
    'is let in under the name %j',
    async (host) => {
      const { url } = await gateway({ allowedHosts: ['gateway.example', 'Other.example:8443'] });
      expect((await ask(url, INITIALIZE, { host })).status).toBe(200);
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost:3000', 'https://app.example.evil'])(
    'of the origin %j is refused',
    async (origin) => {
      const { url, sent } = await gateway({ allowedOrigins: ['https://app.example'] });
      const answers = [await ask(url, INITIALIZE, { origin }), await ask(url, '', { origin }, 'OPTIONS')];
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
      expect(answers.every(({ headers }) => headers['access-control-allow-origin'] === undefined)).toBe(true);
      expect(sent).toEqual([]);
    },
  );

  it('of an allowed origin is let in, and may read the session', async () => {
    const { url } = await gateway({ allowedOrigins: ['https://app.example'] });
    const origin = 'https://app.example';
    const asked = { origin, authorization: undefined, 'access-control-request-headers': 'authorization, mcp-method' };
    expect(await ask(url, '', asked, 'OPTIONS')).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'authorization, mcp-method' },
    });
    expect(await ask(url, INITIALIZE, { origin })).toMatchObject({
      status: 200,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': expect.stringContaining('mcp-session-id') as string,
      },
    });
  });
});

describe('without the token of a grant', () => {
  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic alice',
    'alice',
    'Bearer alicf',
    'Bearer ALICE',
    'Bearer alice x',
  ])('nothing is done for %j', async (authorization) => {
    const { url, sent } = await gateway();
    const listing = stateless(1, 'tools/list');
    const answers = [
      await ask(url, INITIALIZE, { authorization }),
      await ask(url, listing.body, { ...listing.headers, authorization }),
      await ask(url, '', { authorization }, 'GET'),
      await ask(url, '', { authorization }, 'DELETE'),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toMatch(/^Bearer /);
    }
    expect(sent).toEqual([]);
  });

  it('a server that exists looks like one that does not', async () => {
    const { url, base } = await gateway();
    const there = await ask(url, INITIALIZE, bearer('guess'));
    const nowhere = await ask(`${base}/mcp/nowhere`, INITIALIZE, bearer('guess'));
    expect([nowhere.status, nowhere.text]).toEqual([there.status, there.text]);
    const mine = await ask(`${base}/mcp/nowhere`, INITIALIZE);
    expect([mine.status, mine.text]).toEqual([there.status, there.text]);
  });

  it.each(['/', '/mcp', '/mcp/', '/mcp/shop/', '/mcp/shop/x', '//mcp/shop', '/mcp/%2573hop', '/mcp/sh%6', '/mcp/%ff'])(
    'there is nothing at %s',
    async (path) => {
      const { base } = await gateway();
      expect([401, 404]).toContain((await ask(`${base}${path}`, INITIALIZE)).status);
    },
  );

  it('a session that another grant opened is of no use', async () => {
    const { url, sent } = await gateway({ policies: { alice: { default: 'allow' }, eve: { default: 'allow' } } });
    const mine = await openSession(url);
    const theirs = { ...mine, ...bearer('eve') };
    const answers = [
      await ask(url, request(1, 'tools/list'), theirs),
      await ask(url, '', theirs, 'GET'),
      await ask(url, '', theirs, 'DELETE'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(sent).toEqual(['initialize']);
    expect((await ask(url, request(1, 'tools/list'), mine)).status).toBe(200);
  });

  it('a session is of no use, whoever opened it', async () => {
    const { url } = await gateway();
    const mine = await openSession(url);
    expect((await ask(url, request(1, 'tools/list'), { ...mine, authorization: undefined })).status).toBe(401);
  });
});

describe('a grant that is revoked', () => {
  it('is refused from then on, in its sessions too', async () => {
    const { url, revoke } = await gateway();
    const mine = await openSession(url);
    revoke('alice');
    expect((await ask(url, request(1, 'tools/list'), mine)).status).toBe(403);
  });

  it('is refused although its request had begun', async () => {
    const { url, base, revoke, sent } = await gateway();
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    const body = JSON.stringify(INITIALIZE);
    const head = [
      `POST ${new URL(url).pathname} HTTP/1.1`,
      ...['host: localhost', 'authorization: Bearer alice', 'content-type: application/json', 'connection: close'],
      ...['accept: application/json, text/event-stream', `content-length: ${body.length}`, 'expect: 100-continue'],
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    // The gateway asks for the body once it knows who it is.
    await new Promise((resolve) => socket.once('data', resolve));
    revoke('alice');
    socket.end(body);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /);
    expect(sent).toEqual([]);
  });
});

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
