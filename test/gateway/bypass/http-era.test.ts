import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, message, startHttp, TOKENS, type Answer, type Asking, type HttpGateway } from './http.ts';

const REVISION = '2026-07-28';
const PREFIX = 'io.modelcontextprotocol/';
const _meta = {
  [`${PREFIX}protocolVersion`]: REVISION,
  [`${PREFIX}clientCapabilities`]: {},
  [`${PREFIX}clientInfo`]: { name: 'x', version: '1' },
};

type Headers = NonNullable<Asking['headers']>;
const headersOf = (name: string): Headers => ({
  'mcp-protocol-version': REVISION,
  'mcp-method': 'tools/call',
  'mcp-name': name,
});
const call = (name: string, args: object = {}, more: object = {}): object =>
  message('tools/call', { name, arguments: args, _meta: { ..._meta, ...more } });

/** Writes down what it gets, headers too, and answers as a server of the era without sessions. */
interface Web {
  server: Server;
  url: string;
  got: { headers: IncomingHttpHeaders; body: { method?: string; params?: { name?: string } } }[];
}

async function openWeb(): Promise<Web> {
  const got: Web['got'] = [];
  const inputSchema = { type: 'object', properties: { amount: { type: 'number', 'x-mcp-header': 'Amount' } } };
  const server = createServer((request, response) => {
    void text(request).then((read) => {
      const body = JSON.parse(read || '{}') as { id?: unknown; method?: string };
      got.push({ headers: request.headers, body });
      const tools = { tools: [{ name: 'pay', inputSchema }], ttlMs: 0, cacheScope: 'private' };
      const called = { content: [{ type: 'text', text: 'did it' }] };
      const result = { resultType: 'complete', ...(body.method === 'tools/list' ? tools : called) };
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ jsonrpc: '2.0', id: body.id, result }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp` };
}

let gateway: HttpGateway;
let web: Web;
let session: string;
beforeAll(async () => {
  web = await openWeb();
  gateway = await startHttp();
  session = await gateway.begin();
});
afterAll(async () => {
  expect(await gateway.stop()).toBe(0);
  web.server.close();
  gateway.place.remove();
});

async function reachesNothing(asking: Asking): Promise<Answer> {
  const before = gateway.reached().length;
  const answer = await gateway.ask(asking);
  const control = await gateway.ask({ headers: headersOf('free'), body: call('free', { control: true }) });
  expect(control.text).toContain('did free');
  expect(gateway.reached().slice(before)).toEqual([['free', { control: true }]]);
  return answer;
}

describe('headers that are not what the body says', () => {
  it.each<[string, Headers, object]>([
    ['a harmless name for a hidden tool', headersOf('free'), call('secret')],
    ['a hidden name for a harmless tool', headersOf('secret'), call('free')],
    ['a name in capitals', headersOf('FREE'), call('free')],
    ['a name twice', { ...headersOf('free'), 'mcp-name': ['free', 'free'] }, call('free')],
    ['two names', { ...headersOf('free'), 'mcp-name': ['free', 'secret'] }, call('secret')],
    ['two names in one', headersOf('secret, free'), call('secret')],
    ['a name in Base64 of another', headersOf(`=?base64?${Buffer.from('free').toString('base64')}?=`), call('secret')],
    ['a name in bad Base64', headersOf('=?base64?c2Vjcm*0?='), call('secret')],
    ['a name in Base64 without its end', headersOf('=?base64?ZnJlZQ=='), call('free')],
    ['a name in Base64 with bits to spare', headersOf('=?base64?ZnJlZR==?='), call('secret')],
    ['no name', { 'mcp-protocol-version': REVISION, 'mcp-method': 'tools/call' }, call('free')],
    ['another method', { ...headersOf('free'), 'mcp-method': 'tools/list' }, call('secret')],
    ['a method in capitals', { ...headersOf('free'), 'mcp-method': 'Tools/Call' }, call('free')],
    ['two methods', { ...headersOf('free'), 'mcp-method': ['tools/list', 'tools/call'] }, call('free')],
    ['no method', { 'mcp-protocol-version': REVISION, 'mcp-name': 'free' }, call('free')],
    ['no revision', { 'mcp-method': 'tools/call', 'mcp-name': 'free' }, call('free')],
    ['a revision with sessions', { ...headersOf('free'), 'mcp-protocol-version': '2025-11-25' }, call('free')],
    ['two revisions', { ...headersOf('free'), 'mcp-protocol-version': ['2025-11-25', REVISION] }, call('free')],
    ['a call in the header for a list', headersOf('free'), message('tools/list', { _meta })],
    [
      'a notification in the header',
      { ...headersOf('free'), 'mcp-method': 'notifications/x' },
      { jsonrpc: '2.0', method: 'tools/call', params: { name: 'secret', _meta } },
    ],
  ])('(%s)', async (_, headers, body) => {
    const answer = await reachesNothing({ headers, body });
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/-32020.*headers and body disagree: .*(Mcp-|MCP-)/);
  });

  it.each<[string, Headers, object, RegExp]>([
    [
      'an amount',
      { ...headersOf('pay'), 'mcp-param-amount': '1' },
      call('pay', { amount: 101 }),
      /Too much\. Rule: \/tools\/pay\/deny_if\/0/,
    ],
    [
      'an amount, twice',
      { ...headersOf('pay'), 'mcp-param-amount': ['1', '2'] },
      call('pay', { amount: 101 }),
      /Too much/,
    ],
    [
      'a name for another message',
      { ...headersOf('secret'), 'mcp-param-name': 'free' },
      call('secret'),
      /hidden by the policy/,
    ],
    [
      'a name in Base64',
      headersOf(`=?base64?${Buffer.from('secret').toString('base64')}?=`),
      call('secret'),
      /hidden by the policy/,
    ],
  ])('(%s) do not decide: the body does', async (_, headers, body, told) => {
    const answer = await reachesNothing({ headers, body });
    expect(answer.text).toMatch(told);
  });
});

describe('a call between the eras', () => {
  const inSession = (): Headers => ({ 'mcp-session-id': session });
  const claim = (version: unknown): object =>
    message('tools/call', { name: 'free', arguments: {}, _meta: { [`${PREFIX}protocolVersion`]: version } });
  it.each<[string, () => Headers, object, number, RegExp]>([
    [
      'without a session, of a revision with sessions',
      () => ({}),
      callOf('free'),
      400,
      /Mcp-Session-Id header is required/,
    ],
    ['without a session, by the header of the other', () => headersOf('free'), callOf('free'), 400, /needs _meta/],
    [
      'without a session, by a header of the future',
      () => ({ ...headersOf('free'), 'mcp-protocol-version': 'zzz' }),
      callOf('free'),
      400,
      /needs _meta/,
    ],
    ['of a revision that is old', () => headersOf('free'), claim('2025-11-25'), 400, /-32020/],
    [
      'of a revision that is old, in its own words',
      () => ({ ...headersOf('free'), 'mcp-protocol-version': '2025-11-25' }),
      claim('2025-11-25'),
      400,
      /-32022.*Unsupported protocol version/,
    ],
    [
      'of a revision to come',
      () => ({ ...headersOf('free'), 'mcp-protocol-version': '9999-01-01' }),
      claim('9999-01-01'),
      400,
      /-32022/,
    ],
    ['of a revision that is a number', () => headersOf('free'), claim(20260728), 400, /is not a string/],
    ['of a revision that is null', inSession, claim(null), 400, /is not a string/],
    ['of a revision with a blank', () => headersOf('free'), claim(`${REVISION} `), 400, /-32020/],
    ['that begins a session without one', () => headersOf('free'), message('initialize', { _meta }), 400, /-32020/],
    ['in the session of another', inSession, call('free'), 400, /-32020.*is missing/],
    ['in a batch', () => headersOf('free'), [call('free')], 400, /this revision has no batches/],
    ['in a batch in a session', inSession, [callOf('free'), call('secret')], 400, /-32020|no batches/],
    [
      'as a notification',
      () => headersOf('free'),
      { jsonrpc: '2.0', method: 'tools/call', params: { name: 'free', _meta } },
      202,
      /^$/,
    ],
    [
      'as a notification in a session',
      inSession,
      { jsonrpc: '2.0', method: 'tools/call', params: { name: 'free' } },
      202,
      /^$/,
    ],
    ['as an answer', inSession, { jsonrpc: '2.0', id: 1, result: callOf('free') }, 202, /^$/],
    [
      'as an answer without a session',
      () => headersOf('free'),
      { jsonrpc: '2.0', id: 1, result: { action: 'accept', content: { approve: true } } },
      400,
      /Mcp-Session-Id header is required/,
    ],
    ['of a hidden tool', () => headersOf('secret'), call('secret'), 200, /hidden by the policy/],
    ['of a hidden tool in a session', inSession, callOf('secret'), 200, /hidden by the policy/],
    [
      'in a session, by headers of the other era',
      () => ({ ...inSession(), 'mcp-method': 'tools/list', 'mcp-name': 'free' }),
      callOf('secret'),
      200,
      /hidden by the policy/,
    ],
  ])('%s', async (_, headers, body, status, told) => {
    const answer = await reachesNothing({ headers: headers(), body });
    expect(answer.text).toMatch(told);
    expect(answer.status).toBe(status);
  });
});

describe('to a server behind HTTP', () => {
  let front: HttpGateway;
  beforeAll(async () => {
    const server = { url: web.url, headers: { authorization: 'Bearer of-the-server' } };
    front = await startHttp(undefined, { servers: { shop: server, bank: server } });
  });
  afterAll(async () => {
    await front.stop();
    front.place.remove();
  });

  it('headers are made anew from what was decided on, and the token of the client stays here', async () => {
    await front.ask({
      headers: { 'mcp-protocol-version': REVISION, 'mcp-method': 'tools/list' },
      body: message('tools/list', { _meta }),
    });
    const hostile: Headers = {
      ...headersOf('pay'),
      'mcp-param-other': 'x',
      'mcp-session-id': 'x',
      'last-event-id': 'x',
      'x-forwarded-for': '1.2.3.4',
      cookie: 'a=b',
      'x-http-method-override': 'DELETE',
    };
    const asked = (header: Headers, amount: number): Promise<Answer> =>
      front.ask({ headers: { ...hostile, ...header }, body: call('pay', { amount }) });
    for (const header of [{}, { 'mcp-param-amount': '1' }, { 'mcp-param-amount': ['100', '101'] }]) {
      expect((await asked(header, 101)).text).toMatch(/-32020.*headers and body disagree: .*Mcp-Param-Amount/);
    }
    expect((await asked({ 'mcp-param-amount': '101' }, 101)).text).toMatch(/Too much/);
    const passed = await asked({ 'mcp-param-amount': '100' }, 100);
    expect(passed.text).toContain('did it');
    const calls = web.got.filter(({ body }) => body.method === 'tools/call');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.headers).toMatchObject({
      authorization: 'Bearer of-the-server',
      'mcp-name': 'pay',
      'mcp-method': 'tools/call',
      'mcp-param-amount': '100',
    });
    const names = Object.keys(calls[0]?.headers ?? {});
    expect(names.filter((name) => /^(?:mcp-session-id|mcp-param-other|last-event-id|x-.*|cookie)$/.test(name))).toEqual(
      [],
    );
    expect(JSON.stringify(web.got)).not.toContain(TOKENS.one);
  });
});
