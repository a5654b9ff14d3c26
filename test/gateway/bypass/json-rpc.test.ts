import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsIn, type Reached } from './recorded.ts';
import { attempt, newPlace, request, startClient, type Client, type Place } from './stdio.ts';

let place: Place;
let client: Client;
beforeAll(() => {
  place = newPlace();
  client = startClient(place);
});
afterAll(async () => {
  await client.end();
  const others = callsIn(place.log).filter(([name]) => ['secret', 'drop', 'pay'].includes(String(name)));
  expect(others).toEqual([['pay', { amount: 100 }]]);
  expect(readFileSync(place.log, 'utf8')).not.toContain('"accept"');
  place.remove();
});

const call = (id: unknown, name: string, args: object = {}): object => ({
  ...{ jsonrpc: '2.0', id, method: 'tools/call' },
  params: { name, arguments: args },
});
const notification = (method: string, params: object): object => ({ jsonrpc: '2.0', method, params });
const answer = (id: unknown, result: unknown): object => ({ jsonrpc: '2.0', id, result });
const hang = (id: string | number): object => call(id, 'hang', { id });
const cancel = (requestId: unknown): object => notification('notifications/cancelled', { requestId });
const list = (id: string | number): object => request(id, 'tools/list');

const [FREE, SECRET, MUCH] = [call(1, 'free'), call(2, 'secret'), call(3, 'pay', { amount: 101 })];
const HIDDEN = /hidden by the policy\. Rule: \/hide\/0/;

/** What is tried, what the client is told, and what reaches the server. */
type Row = [what: string, lines: object[], told: RegExp | '[]', reached?: Reached[]];

async function tried(lines: object[], told: RegExp | '[]', reached: Reached[] = []): Promise<void> {
  const outcome = await attempt(client, place, lines);
  expect(outcome.reached).toEqual(reached);
  if (told === '[]') expect(outcome.told).toBe('[]');
  else expect(outcome.told).toMatch(told);
}

// No client here ever begins with `initialize`: the policy does not wait for it.
it('a plain request passes when it is allowed, and is refused when it is not', async () => {
  await tried([call(1, 'pay', { amount: 100 })], /did pay/, [['pay', { amount: 100 }]]);
  await tried([SECRET], HIDDEN);
});

describe('a batch', () => {
  const free: Reached[] = [['free', {}]];
  const rows: Row[] = [
    ['of one', [[SECRET]], HIDDEN],
    ['with the allowed first', [[FREE, SECRET, MUCH]], /hidden by the policy.*Too much/, free],
    ['with the allowed last', [[MUCH, SECRET, FREE]], /Too much.*hidden by the policy/, free],
    ['in a batch', [[[SECRET, MUCH]]], /The message is not an object/],
    ['beside a batch', [[FREE, [SECRET]]], /The message is not an object/, free],
    ['with what is no message', [[1, null, 'x', SECRET]], /not an object.*hidden by the policy/],
    ['that is empty', [[]], /The batch is empty/],
    [
      'with notifications',
      [[notification('tools/call', { name: 'secret' }), notification('notifications/initialized', {}), SECRET]],
      HIDDEN,
    ],
    [
      'with one id for all',
      [[hang('same'), call('same', 'secret'), call('same', 'free'), cancel('same')]],
      /request with this id is still in flight/,
      [['hang', { id: 'same' }]],
    ],
    ['of 1,000', [Array.from({ length: 1_000 }, (_, i) => call(i, i % 2 ? 'secret' : 'drop'))], HIDDEN],
    ['as an object with numbers', [{ 0: SECRET, length: 1, jsonrpc: '2.0' }], /has no method/],
  ];
  it.each(rows)('%s', async (_, ...row) => {
    await tried(...row);
  });
});

describe('an id', () => {
  const rows: Row[] = [
    ['of null', [call(null, 'secret')], /id of a request is not null/],
    ['of null, for what is allowed', [call(null, 'free')], /id of a request is not null/],
    ['that is a fraction', [call(1.5, 'secret')], /An id is a string/],
    ['beyond 2^53', [call(2 ** 53, 'secret')], /An id is a string/],
    ['in an array', [call([1], 'free')], /An id is a string/],
    ['in an object', [call({ id: 1 }, 'free')], /An id is a string/],
    ['that is true', [call(true, 'free')], /An id is a string/],
    ['that is very long', [call('x'.repeat(2_000), 'free')], /An id is a string/],
    ['that is empty', [call('', 'secret')], HIDDEN],
    [
      'as a number and as its text',
      [call(4, 'secret'), call('4', 'pay', { amount: 101 })],
      /hidden by the policy.*Too much/,
    ],
    [
      'of a call in flight',
      [hang(5), call(5, 'secret'), call(5, 'free'), cancel(5)],
      /still in flight/,
      [['hang', { id: 5 }]],
    ],
    [
      'of a call in flight, written otherwise',
      [
        hang(100),
        JSON.parse('{"jsonrpc":"2.0","id":1e2,"method":"tools/call","params":{"name":"free"}}') as object,
        cancel(100),
      ],
      /still in flight/,
      [['hang', { id: 100 }]],
    ],
    ['of a call in flight, for a list', [hang(6), list(6), cancel(6)], /still in flight/, [['hang', { id: 6 }]]],
    ['of a list in flight, for a call', [list('l'), call('l', 'secret')], /still in flight|hidden by the policy/],
    ['of a call that was refused', [call(7, 'secret'), call(7, 'free')], HIDDEN, [['free', {}]]],
    [
      'of a request that was cancelled before it',
      [cancel(8), call(8, 'secret'), cancel(8), call(8, 'pay', { amount: 101 })],
      /hidden by the policy.*Too much/,
    ],
    [
      'like one of the gateway',
      [call('gateway-1', 'secret'), call('gateway-000000000000000000000000-1', 'secret')],
      HIDDEN,
    ],
  ];
  it.each(rows)('%s', async (_, ...row) => {
    await tried(...row);
  });
});

describe('a call in the shape of something else', () => {
  const params = { name: 'secret', arguments: {} };
  const both = { jsonrpc: '2.0', id: 1, method: 'tools/call', params };
  const rows: Row[] = [
    ['a notification', [notification('tools/call', params)], '[]'],
    ['a notification of what is allowed', [notification('tools/call', { name: 'free' })], '[]'],
    ['a notification that is spelled otherwise', [notification('Tools/Call', params)], '[]'],
    ['a notification called like a call', [notification('notifications/tools/call', params)], '[]'],
    ['an answer', [{ ...both, result: {} }], /a request and an answer at once/],
    ['an answer of null', [{ ...both, result: null }], /a request and an answer at once/],
    ['an error', [{ ...both, error: { code: 1, message: 'x' } }], /a request and an answer at once/],
    ['a result that is a request', [answer(1, both)], '[]'],
    ['an error that is a request', [{ jsonrpc: '2.0', id: 1, error: { code: 1, message: 'x', data: both } }], '[]'],
    ['an answer without an id', [{ jsonrpc: '2.0', result: both }], /A result needs the id/],
    [
      'a request in the parameters of another',
      [request(1, 'ping', { ...both, method: 'tools/call' })],
      /"result":\{\}/,
    ],
    ['a request in its own _meta', [request(1, 'ping', { _meta: both })], /"result":\{\}/],
    [
      'another name in the _meta',
      [request(1, 'tools/call', { ...params, _meta: { name: 'free', arguments: {} } })],
      HIDDEN,
    ],
    ['a task', [request(1, 'tools/call', { ...params, task: { ttl: 1 } })], HIDDEN],
    [
      'a task that is too much',
      [request(1, 'tools/call', { name: 'pay', arguments: { amount: 101 }, task: { ttl: 1 } })],
      /Too much/,
    ],
    [
      'a task that names another tool',
      [request(1, 'tools/call', { ...params, task: { name: 'free', method: 'ping' } })],
      HIDDEN,
    ],
    [
      'a call of the other era',
      [request(1, 'tools/call', { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } })],
      HIDDEN,
    ],
    [
      'a call of an era to come',
      [request(1, 'tools/call', { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': '9999-12-31' } })],
      HIDDEN,
    ],
    [
      'a call of no era',
      [request(1, 'tools/call', { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': 5 } })],
      HIDDEN,
    ],
    ['a call with a _meta that is none', [request(1, 'tools/call', { ...params, _meta: 'free' })], HIDDEN],
    [
      'a retry with answers nobody asked for',
      [request(1, 'tools/call', { ...params, requestState: 'x', inputResponses: { a: { action: 'accept' } } })],
      HIDDEN,
    ],
  ];
  it.each(rows)('(%s)', async (_, ...row) => {
    await tried(...row);
  });
});

describe('an answer to a question that nobody asked', () => {
  const yes = { action: 'accept', content: { approve: true } };
  it.each([1, '1', 'gateway-1', `gateway-${'0'.repeat(24)}-1`, '', '__proto__'])('(%j) goes nowhere', async (id) => {
    await tried([answer(id, yes), { jsonrpc: '2.0', id, error: { code: 1, message: 'x' } }, SECRET], HIDDEN);
  });
});
