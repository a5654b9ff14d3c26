import { describe, expect, it } from 'vitest';
import { openHttpServer } from '../../../gateway/back/http.ts';
import { startGateway } from '../over-http.ts';
import { request } from '../parts.ts';
import { startShop } from '../shop.ts';
import { ask, INITIALIZE, openSession, stateless } from './ask.ts';

async function gateway() {
  const shop = await startShop();
  const opened = await startGateway(openHttpServer({ url: shop.url, headers: {} }));
  return { ...opened, shop };
}

const ECHO = { name: 'echo', arguments: { a: 1 } };

describe('a request of the era without sessions', () => {
  it.each([
    ['another method', 'tools/call', ECHO, { 'mcp-method': 'tools/list' }],
    ['the method in other letters', 'tools/call', ECHO, { 'mcp-method': 'Tools/Call' }],
    ['no method', 'tools/call', ECHO, { 'mcp-method': undefined }],
    ['another name', 'tools/call', ECHO, { 'mcp-name': 'pay' }],
    ['the name in other letters', 'tools/call', ECHO, { 'mcp-name': 'Echo' }],
    ['two names', 'tools/call', ECHO, { 'mcp-name': 'echo, pay' }],
    ['no name', 'tools/call', ECHO, { 'mcp-name': undefined }],
    ['a name in Base64 that is another', 'tools/call', ECHO, { 'mcp-name': '=?base64?cGF5?=' }],
    ['a name in Base64 that is malformed', 'tools/call', ECHO, { 'mcp-name': '=?base64?cGF?=' }],
    ['another resource', 'resources/read', { uri: 'shop://prices' }, { 'mcp-name': 'shop://other' }],
    ['no revision', 'tools/call', ECHO, { 'mcp-protocol-version': undefined }],
    ['another revision', 'tools/call', ECHO, { 'mcp-protocol-version': '2025-11-25' }],
  ])('whose headers say %s is refused before the server sees it', async (_, method, params, headers) => {
    const { url, shop } = await gateway();
    const right = stateless(7, method, params);
    expect(await ask(url, right.body, { ...right.headers, ...headers })).toMatchObject({
      status: 400,
      json: { id: 7, error: { code: -32020 } },
    });
    expect(shop.asked).toEqual([]);
    expect(await ask(url, right.body, right.headers)).toMatchObject({ status: 200, json: { id: 7, result: {} } });
  });

  it('may write the name in Base64', async () => {
    const { url } = await gateway();
    const { body, headers } = stateless(1, 'tools/call', ECHO);
    const { json } = await ask(url, body, { ...headers, 'mcp-name': '=?base64?ZWNobw==?=' });
    expect(json).toMatchObject({ result: { content: [{ text: '{"a":1}' }] } });
  });

  it('of a revision that nobody knows is told which there are', async () => {
    const { url } = await gateway();
    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2031-01-01' };
    const { body } = stateless(3, 'tools/list', { _meta });
    expect(await ask(url, body, { 'mcp-protocol-version': '2031-01-01', 'mcp-method': 'tools/list' })).toMatchObject({
      status: 400,
      json: { id: 3, error: { code: -32022, data: { supported: ['2026-07-28'], requested: '2031-01-01' } } },
    });
  });

  it.each([
    ['a request that does not claim its revision', request(4, 'tools/list'), -32602],
    [
      'a claim that is no text',
      request(4, 'tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': 5 } }),
      -32602,
    ],
    [
      'a request that does not say what its client can do',
      request(4, 'tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }),
      -32602,
    ],
    ['the handshake of the other era', { ...INITIALIZE, id: 4 }, -32020],
    ['a batch', [stateless(4, 'tools/list').body, stateless(5, 'tools/list').body], -32600],
  ])('is not %s', async (_, body, code) => {
    const { url, shop } = await gateway();
    const { headers } = stateless(4, 'tools/list');
    expect(await ask(url, body, headers)).toMatchObject({ status: 400, json: { error: { code } } });
    expect(shop.asked).toEqual([]);
  });

  it('has the status that the revision asks for', async () => {
    const { url } = await gateway();
    const unknown = stateless(5, 'no/such/method');
    expect(await ask(url, unknown.body, unknown.headers)).toMatchObject({
      status: 404,
      json: { error: { code: -32601 } },
    });
    const cancelled = request(6, 'notifications/cancelled', { requestId: 5 });
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'notifications/cancelled' };
    expect((await ask(url, { ...cancelled, id: undefined }, headers)).status).toBe(202);
  });
});

describe('a request in a session', () => {
  it('cannot claim the other era to be looked at less', async () => {
    const { url, shop } = await gateway();
    const mine = await openSession(url);
    const { body } = stateless(1, 'tools/call', ECHO);
    expect((await ask(url, body, mine)).status).toBe(400);
    expect((await ask(url, body, { ...mine, 'mcp-protocol-version': '2025-11-25' })).status).toBe(400);
    expect(shop.asked.filter((line) => line.includes('tools/call'))).toEqual([]);
  });

  it('is answered on the response that asked, whichever id the client chose', async () => {
    const { url } = await gateway();
    const mine = await openSession(url);
    for (const id of [0, -1, 'a', '', '0', 2 ** 53 - 1]) {
      const { json } = await ask(url, request(id, 'tools/call', { name: 'echo', arguments: { id } }), mine);
      expect(json).toMatchObject({ id, result: { content: [{ text: JSON.stringify({ id }) }] } });
    }
  });

  it('goes with others in a batch, and each gets its answer', async () => {
    const { url } = await gateway();
    const mine = await openSession(url);
    const { headers, text } = await ask(
      url,
      [request(1, 'ping'), request('1', 'ping'), request(2, 'tools/list')],
      mine,
    );
    expect(headers['content-type']).toBe('text/event-stream');
    const ids = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => (JSON.parse(data) as { id: unknown }).id);
    expect(ids.sort()).toEqual([1, 2, '1'].sort());
    const twice = await ask(url, [request(1, 'ping'), request(1, 'ping')], mine);
    expect(twice).toMatchObject({ status: 400, json: { error: { code: -32600 } } });
  });
});
