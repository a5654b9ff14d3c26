import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, HOST, ORIGIN, startHttp, TOKENS, type Asking, type HttpGateway } from './http.ts';

const { one, two, bank } = TOKENS;

let gateway: HttpGateway;
let session: string;
let controls = 0;
beforeAll(async () => {
  gateway = await startHttp();
  session = await gateway.begin();
});
afterAll(async () => {
  expect(await gateway.stop()).toBe(0);
  expect(gateway.reached()).toHaveLength(controls);
  gateway.place.remove();
});

/** What is tried with a call that is allowed to whoever may call at all. */
async function refused(asking: Asking, status: number | number[], told: RegExp): Promise<void> {
  const answer = await gateway.ask({
    body: callOf('free'),
    ...asking,
    headers: { 'mcp-session-id': session, ...asking.headers },
  });
  expect([status].flat()).toContain(answer.status);
  expect(answer.text).toMatch(told);
  // The same call, sent as it should be, goes through: nothing else was in the way.
  await passes({});
}

async function passes(asking: Asking): Promise<void> {
  controls += 1;
  const answer = await gateway.ask({
    body: callOf('free', { controls }),
    ...asking,
    headers: { 'mcp-session-id': session, ...asking.headers },
  });
  expect(answer.text).toContain('did free');
  expect(gateway.reached()).toHaveLength(controls);
}

const UNAUTHORIZED = /Unauthorized: send the token of a grant for this server as .*Authorization: Bearer/;
const NO_ENDPOINT = /Not found: the endpoint of a server is \/mcp\/<server>/;
const authorization = (value: string | string[]): Asking => ({ headers: { authorization: value } });

describe('a token', () => {
  it.each<[string, Asking]>([
    ['that is missing', { headers: { authorization: null } }],
    ['that is empty', authorization('')],
    ['of the scheme alone', authorization('Bearer')],
    ['of blanks', authorization('Bearer   ')],
    ['without a scheme', authorization(one)],
    ['of another scheme', authorization(`Basic ${Buffer.from(`:${one}`).toString('base64')}`)],
    ['of a scheme that begins like it', authorization(`Bearerx ${one}`)],
    ['in small letters', authorization(`Bearer ${one.toLowerCase()}`)],
    ['in capitals', authorization(`Bearer ${one.toUpperCase()}`)],
    ['without its end', authorization(`Bearer ${one.slice(0, -1)}`)],
    ['without its beginning', authorization(`Bearer ${one.slice(1)}`)],
    ['with a character more', authorization(`Bearer ${one}x`)],
    ['twice', authorization(`Bearer ${one}${one}`)],
    ['twice, with a comma', authorization(`Bearer ${one}, Bearer ${one}`)],
    ['twice, with a blank', authorization(`Bearer ${one} ${one}`)],
    ['in quotes', authorization(`Bearer "${one}"`)],
    ['behind a wrong one', authorization(['Bearer x', `Bearer ${one}`])],
    ['as its hash', authorization(`Bearer ${createHash('sha256').update(one).digest('hex')}`)],
    ['of another server', authorization(`Bearer ${bank}`)],
    ['of a star', authorization('Bearer *')],
    ['that is very long', authorization(`Bearer ${'x'.repeat(10_000)}`)],
    ['in the address', { path: `/mcp/shop?token=${one}&access_token=${one}`, headers: { authorization: null } }],
    ['in a cookie', { headers: { authorization: null, cookie: `authorization=Bearer ${one}; token=${one}` } }],
    [
      'in another header',
      {
        headers: {
          authorization: null,
          'proxy-authorization': `Bearer ${one}`,
          'x-authorization': `Bearer ${one}`,
          'x-api-key': one,
        },
      },
    ],
    [
      'in the body',
      { headers: { authorization: null }, body: { ...callOf('free'), authorization: `Bearer ${one}`, token: one } },
    ],
    ['as the session', { headers: { authorization: null, 'mcp-session-id': one } }],
    ['of one server for another', { path: '/mcp/bank' }],
  ])('%s is none', async (_, asking) => {
    await refused(asking, 401, UNAUTHORIZED);
  });
});

describe('a session', () => {
  it.each<[string, Asking, number]>([
    ['of another grant', { headers: { authorization: `Bearer ${two}` } }, 404],
    ['that is guessed', { headers: { 'mcp-session-id': '00000000-0000-4000-8000-000000000000' } }, 404],
    ['in capitals', { headers: { 'mcp-session-id': 'X' } }, 404],
    ['of an object', { headers: { 'mcp-session-id': '__proto__' } }, 404],
    ['that is missing', { headers: { 'mcp-session-id': null } }, 400],
    ['to end, of another grant', { method: 'DELETE', headers: { authorization: `Bearer ${two}` } }, 404],
    ['to listen to, of another grant', { method: 'GET', headers: { authorization: `Bearer ${two}` } }, 404],
    ['to end, without a token', { method: 'DELETE', headers: { authorization: null } }, 401],
    ['to listen to, without a token', { method: 'GET', headers: { authorization: null } }, 401],
    ['to begin, beside a call', { body: [{ ...callOf('free'), method: 'initialize' }, callOf('free')] }, 400],
    ['to begin again', { body: { ...callOf('free'), method: 'initialize' } }, 400],
    ['of another revision', { headers: { 'mcp-protocol-version': '2020-01-01' } }, 400],
  ])('%s is refused', async (_, asking, status) => {
    await refused(
      asking,
      status,
      /Session not found: open a new one|Mcp-Session-Id header is required|Unauthorized: send|comes alone|is open already|unsupported protocol version/,
    );
  });

  it('is known by its id as it was given, in capitals by no other', async () => {
    await refused({ headers: { 'mcp-session-id': session.toUpperCase() } }, 404, /Session not found/);
    await refused({ headers: { 'mcp-session-id': [session, session] } }, 404, /Session not found/);
  });
});

describe('a name of the host', () => {
  const FORBIDDEN = /Forbidden: the host .* is not among the allowed hosts\. If it is yours, add it to/;
  it.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    'evil.example#localhost',
    'evil.example?localhost',
    '0.0.0.0',
    '[::]',
    '127.1',
    '2130706433',
    '0x7f.1',
    'localhost.',
    'localhost:80:80',
    'localhost:123456',
    '[::1]x',
    '::1',
    '[::ffff:127.0.0.1]',
    `${HOST}.evil.example`,
    `x${HOST}`,
    `${HOST}:80@evil.example`,
    `evil.example, ${HOST}`,
    'localhost evil.example',
    '*',
  ])('%j is not ours (DNS rebinding)', async (host) => {
    await refused({ headers: { host } }, 403, FORBIDDEN);
    const behind = {
      'x-forwarded-host': 'localhost',
      forwarded: 'host=localhost',
      'x-host': 'localhost',
      'x-original-host': 'localhost',
    };
    await refused({ headers: { host, ...behind, origin: ORIGIN } }, 403, FORBIDDEN);
  });

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:65535', '[::1]', HOST, `${HOST}:443`])('%j is ours', async (host) => {
    await passes({ headers: { host } });
  });
});

describe('an origin', () => {
  const FORBIDDEN = /Forbidden: the origin .* is not among the allowed origins/;
  it.each([
    'null',
    '',
    'http://localhost',
    'http://127.0.0.1',
    'https://evil.example',
    'file://',
    'chrome-extension://abc',
    `${ORIGIN}.evil.example`,
    `${ORIGIN}:443`,
    `${ORIGIN}/`,
    ORIGIN.toUpperCase(),
    ORIGIN.replace('https', 'http'),
    `https://evil.example/${ORIGIN}`,
    `https://evil.example@app.example.com`,
    `${ORIGIN}, https://evil.example`,
    `${ORIGIN} https://evil.example`,
    '*',
  ])('%j is not ours: its page may neither send nor read', async (origin) => {
    await refused({ headers: { origin } }, 403, FORBIDDEN);
    await refused({ headers: { origin: [ORIGIN, origin] } }, 403, FORBIDDEN);
    for (const method of ['OPTIONS', 'GET', 'DELETE', 'POST']) {
      const answer = await gateway.ask({
        method,
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
      expect(answer.status).toBe(403);
      expect(Object.keys(answer.headers).join()).not.toContain('access-control');
    }
  });

  it.each([
    ['127.0.0.1:1', 'http://127.0.0.1:2'],
    ['127.0.0.1:1', 'http://localhost:1'],
    ['127.0.0.1:1', 'https://127.0.0.1:1'],
    ['127.0.0.1:1', 'http://127.0.0.1:1/'],
    ['127.0.0.1:1', 'HTTP://127.0.0.1:1'],
    [HOST, `http://${HOST}`],
    [HOST, `https://${HOST}`],
  ])('to the host %j is not its own: %j', async (host, origin) => {
    await refused({ headers: { host, origin } }, 403, FORBIDDEN);
  });

  it('that is the own address on this machine needs a token too; the gateway serves no page that could be of it', async () => {
    const origin = `http://127.0.0.1:${gateway.port}`;
    await passes({ headers: { origin } });
    await refused({ headers: { origin, authorization: null } }, 401, UNAUTHORIZED);
    await refused({ headers: { origin, host: `evil.example:${gateway.port}` } }, 403, /the host .* is not among/);
  });

  it('that is ours may send with a token, and only then', async () => {
    await passes({ headers: { origin: ORIGIN } });
    await refused({ headers: { origin: ORIGIN, authorization: null } }, 401, UNAUTHORIZED);
    const preflight = await gateway.ask({ method: 'OPTIONS', headers: { origin: ORIGIN, authorization: null } });
    expect(preflight).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': ORIGIN, vary: 'origin' },
    });
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials');
  });
});

describe('a path', () => {
  it.each([
    '/',
    '/mcp',
    '/mcp/',
    '/mcp/shop/',
    '/mcp/shop/x',
    '//mcp/shop',
    '/mcp//shop',
    '/MCP/shop',
    '/mcp/shop/../shop',
    '/mcp/bank/../shop',
    '/./mcp/shop',
    '/mcp/./shop',
    '/x/../mcp/shop',
    '/mcp/shop;x',
    '/mcp/shop%',
    '/mcp/shop%2',
    '/mcp/shop#x',
    '/mcp/shop%20',
    '/mcp/%00shop',
    '/mcp/shop%2f',
    '/mcp/bank%2f..%2fshop',
    '/mcp%2fshop',
    '/mcp/SHOP',
    '/mcp/__proto__',
    '/mcp/constructor',
    '/mcp/shop%ff',
    'http://127.0.0.1/mcp/shop',
    '*',
  ])('%s leads to no server', async (path) => {
    await refused({ path }, [401, 404], new RegExp(`${UNAUTHORIZED.source}|${NO_ENDPOINT.source}`));
  });

  it.each(['/mcp/shop?x=/../bank', '/mcp/%73hop'])(
    '%s leads to the server that it names, for its token',
    async (path) => {
      await passes({ path });
      await refused({ path, headers: { authorization: `Bearer ${bank}` } }, 401, UNAUTHORIZED);
    },
  );
});

describe('a method of HTTP', () => {
  it.each(['PUT', 'PATCH', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY', 'OPTIONS'])('%s calls nothing', async (method) => {
    const override = { 'x-http-method-override': 'POST', 'x-http-method': 'POST', 'x-method-override': 'POST' };
    await refused({ method, headers: override }, 405, /^$|Method not allowed/);
  });

  it('GET with a body calls nothing', async () => {
    await refused(
      { method: 'GET', headers: { accept: 'application/json', 'x-http-method-override': 'POST' } },
      406,
      /must accept text\/event-stream/,
    );
    await refused({ method: 'DELETE', headers: { 'mcp-session-id': 'none' } }, 404, /Session not found/);
  });

  it('of an address calls nothing', async () => {
    const path = `/mcp/shop?_method=POST&message=${encodeURIComponent(JSON.stringify(callOf('free')))}`;
    await refused({ method: 'GET', path, headers: { accept: '*/*' } }, 406, /must accept/);
  });
});

describe('a type of content', () => {
  it.each([
    'text/plain',
    'text/plain; charset=application/json',
    'text/plain;application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json-rpc',
    'application/json+x',
    'application/vnd.api+json',
    'text/json',
    'application/json, text/plain',
    'text/plain, application/json',
    'application/json\ttext/plain',
    'application',
    '',
  ])('%j is none that a page may send unasked', async (type) => {
    await refused(
      { headers: { 'content-type': type } },
      415,
      /Unsupported media type: Content-Type must be application\/json/,
    );
  });

  it('is needed', async () => {
    await refused({ headers: { 'content-type': null } }, 415, /Content-Type must be application\/json/);
  });
});
