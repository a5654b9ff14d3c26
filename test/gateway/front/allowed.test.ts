import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { bearer } from '../over-http.ts';
import { request } from '../parts.ts';
import { gateway } from './any-server.ts';
import { ask, INITIALIZE, openSession, stateless } from './ask.ts';

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

  it.each(['localhost:8717', '127.0.0.1:8717', '[::1]:8717'])(
    'is taken for none when its origin is the address %j that it asks for',
    async (host) => {
      const { url } = await gateway();
      expect((await ask(url, INITIALIZE, { host, origin: `http://${host}` })).status).toBe(200);
      expect((await ask(url, INITIALIZE, { host, origin: `https://${host}` })).status).toBe(403);
      expect((await ask(url, INITIALIZE, { host: 'localhost', origin: `http://${host}` })).status).toBe(403);
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
