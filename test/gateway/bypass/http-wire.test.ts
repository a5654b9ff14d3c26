import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, startHttp, TOKENS, type Asking, type HttpGateway } from './http.ts';

let gateway: HttpGateway;
let session: string;
beforeAll(async () => {
  gateway = await startHttp();
  session = await gateway.begin();
});
afterAll(async () => {
  expect(await gateway.stop()).toBe(0);
  gateway.place.remove();
});

const HIDDEN = JSON.stringify(callOf('secret'));
const FREE = JSON.stringify(callOf('free'));

/** The text of a request that is as it should be, with what stands in front of its end. */
function post(
  body: string,
  headers = `Content-Length: ${Buffer.byteLength(body)}`,
  token = `Authorization: Bearer ${TOKENS.one}`,
): string {
  return `POST /mcp/shop HTTP/1.1\r\nHost: localhost\r\n${token === '' ? '' : `${token}\r\n`}Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMcp-Session-Id: ${session}\r\n${headers}\r\n\r\n${body}`;
}
/** A request without a token, that someone hides in the body of another. */
const hidden = (): string => post(FREE, undefined, '');
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked';

describe('bytes on the wire', () => {
  it('that are a request as it should be pass, whole or in pieces, one or two on a connection', async () => {
    const before = gateway.reached().length;
    const second = JSON.stringify(callOf('free'));
    expect(await gateway.raw(post(FREE))).toEqual([200]);
    expect(await gateway.raw(post(`${chunk(FREE)}0\r\n\r\n`, CHUNKED))).toEqual([200]);
    expect(await gateway.raw(post(FREE) + post(second))).toEqual([200, 200]);
    expect(gateway.reached().slice(before)).toHaveLength(4);
  });

  it.each<[string, () => string, number[], cut?: boolean]>([
    ['with both lengths', () => post(`0\r\n\r\n${hidden()}`, `${CHUNKED}\r\nContent-Length: 4`), [400]],
    [
      'with both lengths, the other way round',
      () => post(`${chunk(FREE)}0\r\n\r\n`, `Content-Length: 4\r\n${CHUNKED}`),
      [400],
    ],
    ['with two lengths', () => post(hidden(), 'Content-Length: 0\r\nContent-Length: 999'), [400]],
    ['with two lengths in one', () => post(hidden(), 'Content-Length: 0, 999'), [400]],
    ['with a length with a sign', () => post(FREE, `Content-Length: +${FREE.length}`), [400]],
    ['with a length below nothing', () => post(FREE, 'Content-Length: -1'), [400]],
    ['with a length in hexadecimal', () => post(FREE, `Content-Length: 0x${FREE.length.toString(16)}`), [400]],
    ['with a length beyond 2^64', () => post(FREE, 'Content-Length: 18446744073709551617'), [400]],
    ['chunked twice', () => post(`${chunk(FREE)}0\r\n\r\n`, `${CHUNKED}, chunked`), [400]],
    ['chunked in another spelling', () => post(`${chunk(FREE)}0\r\n\r\n`, 'Transfer-Encoding: xchunked'), [400]],
    ['chunked, then as it is', () => post(`${chunk(FREE)}0\r\n\r\n`, `${CHUNKED}, identity`), [400]],
    ['chunked behind a vertical tab', () => post(`${chunk(FREE)}0\r\n\r\n`, 'Transfer-Encoding: \u000bchunked'), [400]],
    ['chunked by a name with a blank', () => post(`${chunk(FREE)}0\r\n\r\n`, 'Transfer-Encoding : chunked'), [400]],
    ['with a chunk in another number', () => post(`0x5\r\n${FREE}\r\n0\r\n\r\n`, CHUNKED), [400]],
    ['with a chunk below nothing', () => post(`-1\r\n${FREE}\r\n0\r\n\r\n`, CHUNKED), [400]],
    ['with a chunk beyond 2^64', () => post(`fffffffffffffffff\r\n${FREE}\r\n0\r\n\r\n`, CHUNKED), [400]],
    ['with a chunk longer than it says', () => post(`1\r\n${FREE}\r\n0\r\n\r\n`, CHUNKED), [400]],
    ['with lines that end otherwise', () => post(FREE).replaceAll('\r\n', '\n'), [400]],
    ['with lines that end with a carriage return', () => post(FREE).replaceAll('\r\n', '\r'), [400]],
    ['with a header over two lines', () => post(FREE, `X: a\r\n Content-Length: ${FREE.length}`), [400]],
    ['with a NUL in a header', () => post(FREE, `X: a\u0000b\r\nContent-Length: ${FREE.length}`), [400]],
    ['with a header without a name', () => post(FREE, `: a\r\nContent-Length: ${FREE.length}`), [400]],
    ['with very long headers', () => post(FREE, `X: ${'a'.repeat(100_000)}\r\nContent-Length: ${FREE.length}`), [431]],
    ['without a host', () => post(FREE).replace('Host: localhost\r\n', ''), [400]],
    [
      'with an evil host before ours',
      () => post(FREE).replace('Host: localhost', 'Host: evil.example\r\nHost: localhost'),
      [403],
    ],
    [
      'of HTTP/1.0 without a host',
      () => post(FREE).replace('HTTP/1.1', 'HTTP/1.0').replace('Host: localhost\r\n', ''),
      [403],
    ],
    ['of HTTP/0.9', () => 'POST /mcp/shop\r\n\r\n', [403]],
    ['of HTTP/2', () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${post(FREE)}`, [400]],
    ['of a tunnel', () => `CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n${post(FREE)}`, []],
    ['to an address of a proxy', () => post(FREE).replace('/mcp/shop', 'http://localhost/mcp/shop'), [404]],
    [
      'with the token behind the body',
      () =>
        post(
          `${chunk(FREE)}0\r\nAuthorization: Bearer ${TOKENS.one}\r\n\r\n`,
          `${CHUNKED}\r\nTrailer: Authorization`,
          '',
        ),
      [401],
    ],
    ['without a token, behind one with it', () => post('{}') + hidden(), [400, 401]],
    ['without a token, in the body of another', () => post(hidden()), [400]],
    ['without a token, behind the last chunk', () => post(`${chunk('{}')}0\r\n\r\n${hidden()}`, CHUNKED), [400, 401]],
    [
      'without a token, as another protocol',
      () => post(FREE, `Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: ${FREE.length}`, ''),
      [401],
      true,
    ],
    [
      'without a token, as a web socket',
      () =>
        `GET /mcp/shop HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n${FREE}`,
      [401],
      true,
    ],
    ['that stop before their end', () => post(FREE, `Content-Length: ${FREE.length + 1}`), [400], true],
    ['that stop before the last chunk', () => post(chunk(FREE), CHUNKED), [400], true],
    [
      'of a hidden tool in pieces',
      () => post(`${chunk(HIDDEN.slice(0, 40))}${chunk(HIDDEN.slice(40))}0\r\n\r\n`, CHUNKED),
      [200],
    ],
  ])('%s call nothing', async (_, bytes, expected, cut) => {
    const before = gateway.reached().length;
    expect(await gateway.raw(bytes(), cut)).toEqual(expected);
    const control = await gateway.ask({ headers: { 'mcp-session-id': session }, body: callOf('free') });
    expect(control.text).toContain('did free');
    expect(gateway.reached().slice(before)).toHaveLength(1);
  });

  it.each<[string, Asking]>([
    ['zipped', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(HIDDEN) }],
    ['zipped, and says nothing of it', { body: gzipSync(FREE) }],
    [
      'in UTF-16',
      { headers: { 'content-type': 'application/json; charset=utf-16' }, body: Buffer.from(FREE, 'utf16le') },
    ],
    ['in UTF-7', { headers: { 'content-type': 'application/json; charset=utf-7' }, body: '+AHsAfQ-' }],
    ['with a byte order mark', { body: `\ufeff${FREE}` }],
    ['with two messages', { body: `${FREE}\n${FREE}` }],
    ['in lines', { headers: { 'content-type': 'application/json' }, body: `${FREE}\n` + `${HIDDEN}\n` }],
    ['as an event', { body: `event: message\ndata: ${FREE}\n\n` }],
    ['as a form', { body: `message=${encodeURIComponent(FREE)}` }],
    ['that is empty', { body: '' }],
    ['in a batch in a batch', { body: [[callOf('free')]] }],
    ['in a batch with a fault in it', { body: [callOf('free'), { jsonrpc: '2.0', id: 1, method: 5 }] }],
    ['in a batch of more than a hundred', { body: Array.from({ length: 101 }, () => callOf('free')) }],
    ['in a batch with one id twice', { body: [JSON.parse(FREE), JSON.parse(FREE)] as object }],
    ['of 17 MiB', { body: `${' '.repeat(17 * 2 ** 20)}${FREE}` }],
    [
      'of 17 MiB in chunks',
      { headers: { 'transfer-encoding': 'chunked' }, body: `${' '.repeat(17 * 2 ** 20)}${FREE}` },
    ],
    ['that nests deep', { body: `${'['.repeat(1e6)}${FREE}` }],
  ])('a body %s calls nothing', async (_, asking) => {
    const before = gateway.reached().length;
    const answer = await gateway.ask({ ...asking, headers: { 'mcp-session-id': session, ...asking.headers } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toMatch(
      /The message is not JSON|Invalid request|not an object|Payload too large|nests deeper|method is not a string/,
    );
    const control = await gateway.ask({ headers: { 'mcp-session-id': session }, body: callOf('free') });
    expect(control.text).toContain('did free');
    expect(gateway.reached().slice(before)).toHaveLength(1);
  });
});
