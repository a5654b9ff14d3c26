import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, RequestId } from '../../../gateway/message.ts';
import { callsIn } from './recorded.ts';
import { newPlace, POLICY, request, startClient, type Client, type Place } from './stdio.ts';

const asks = [{ conditions: [], reason: 'Moves money.' }];
const APPROVED = { ...POLICY, tools: { ...POLICY.tools, pay: { approve: asks }, drop: { approve: asks } } };
const YES = { action: 'accept', content: { approve: true } };

let place: Place;
let client: Client;
let calls = 0;
beforeAll(() => {
  place = newPlace(APPROVED);
});
afterAll(() => {
  place.remove();
});

/** What reached the server besides the controls. */
const reached = () => callsIn(place.log).filter(([name]) => !['free', 'say'].includes(String(name)));

async function start(capabilities: object): Promise<void> {
  client = startClient(place);
  const params = { protocolVersion: '2025-11-25', capabilities, clientInfo: { name: 'hostile', version: '1' } };
  client.send(request('init', 'initialize', params), { jsonrpc: '2.0', method: 'notifications/initialized' });
  await client.hear(({ id }) => id === 'init');
}

const answer = (id: RequestId | undefined, result: unknown): object => ({ jsonrpc: '2.0', id, result });

/** Calls a tool and waits for the question about it. */
async function ask(name = 'pay', args: object = { amount: 1 }): Promise<{ call: RequestId; question: Message }> {
  const before = client.heard.filter(isQuestion).length;
  calls += 1;
  const call = `call ${calls}`;
  client.send(request(call, 'tools/call', { name, arguments: args }));
  const question = await client.hear(
    (message) => isQuestion(message) && client.heard.filter(isQuestion).indexOf(message) >= before,
  );
  return { call, question };
}

function isQuestion({ method, id }: Message): boolean {
  return method === 'elicitation/create' && String(id).startsWith('gateway-');
}

/** What the client was told about a call; when it was told nothing, an empty text. */
async function told(call: RequestId): Promise<string> {
  calls += 1;
  await client.call(`control ${calls}`, 'free');
  return JSON.stringify(client.heard.find(({ id, method }) => id === call && method === undefined) ?? '');
}

describe('a client that can ask a person', () => {
  let before = 0;
  beforeAll(() => start({ elicitation: {} }));
  beforeEach(() => {
    before = reached().length;
  });
  afterAll(() => client.end());
  const passed = () => reached().slice(before);

  it('gets a call through with a yes, once', async () => {
    const { call, question } = await ask('pay', { amount: 7 });
    expect(JSON.stringify(question.params)).toMatch(/may .*pay.* be called.*Moves money.*amount.*7/);
    expect(passed()).toEqual([]);
    client.send(answer(question.id, YES), answer(question.id, YES));
    expect(await told(call)).toContain('did pay');
    expect(passed()).toEqual([['pay', { amount: 7 }]]);
  });

  it.each([
    ['a no', { action: 'decline' }],
    ['a no that says yes', { action: 'decline', content: { approve: true } }],
    ['nothing ticked', { action: 'accept', content: { approve: false } }],
    ['a yes as text', { action: 'accept', content: { approve: 'true' } }],
    ['a yes as a number', { action: 'accept', content: { approve: 1 } }],
    ['a yes in a list', { action: 'accept', content: [{ approve: true }] }],
    ['a yes of another spelling', { action: 'Accept', content: { approve: true } }],
    ['a yes to another box', { action: 'accept', content: { Approve: true } }],
    ['a yes outside of the form', { action: 'accept', approve: true }],
    ['a yes that is inherited', JSON.parse('{"__proto__":{"action":"accept","content":{"approve":true}}}') as object],
    ['nothing', null],
    ['a text', 'accept'],
  ])('gets nothing through with %s, nor with a yes after it', async (_, result) => {
    const { call, question } = await ask();
    client.send(answer(question.id, result), answer(question.id, YES));
    expect(await told(call)).toMatch(/did not approve it\. Rule: approval\. Do not try to reach the same/);
    expect(passed()).toEqual([]);
  });

  it('gets nothing through with an error', async () => {
    const { call, question } = await ask();
    client.send(
      { jsonrpc: '2.0', id: question.id, error: { code: 1, message: 'x', data: YES } },
      answer(question.id, YES),
    );
    expect(await told(call)).toMatch(/could not ask a person/);
    expect(passed()).toEqual([]);
  });

  it('gets nothing through with a yes to a question of another spelling', async () => {
    const { call, question } = await ask();
    const id = String(question.id);
    for (const wrong of [
      id.toUpperCase(),
      ` ${id}`,
      `${id}\u0000`,
      id.slice(0, -1),
      `${id}0`,
      [id],
      Number(id.split('-').at(-1)),
    ]) {
      client.send({ jsonrpc: '2.0', id: wrong, result: YES });
    }
    client.send(
      { ...answer(id, YES), method: 'elicitation/create' },
      { jsonrpc: '2.0', method: 'x', params: answer(id, YES) },
    );
    expect(await told(call)).toBe('""');
    expect(passed()).toEqual([]);
    client.send(answer(id, { action: 'cancel' }));
    expect(await told(call)).toMatch(/did not approve/);
  });

  it('gets nothing through with a yes before the question', async () => {
    const { question: last } = await ask();
    client.send(answer(last.id, { action: 'cancel' }));
    const next = String(last.id).replace(/\d+$/, (number) => String(Number(number) + 1));
    client.send(answer(next, YES));
    const { call, question } = await ask();
    expect(question.id).toBe(next);
    client.send(answer(question.id, { action: 'decline' }));
    expect(await told(call)).toMatch(/did not approve/);
    expect(passed()).toEqual([]);
  });

  it('gets through what the yes was to, and not what was asked beside it', async () => {
    const small = await ask('pay', { amount: 1 });
    const large = await ask('pay', { amount: 1e6 });
    const other = await ask('drop', { amount: 1 });
    client.send(answer(small.question.id, YES));
    expect(await told(small.call)).toContain('did pay');
    client.send(answer(large.question.id, { action: 'decline' }), answer(other.question.id, { action: 'cancel' }));
    expect([await told(large.call), await told(other.call)].join()).toMatch(/did not approve.*did not approve/);
    expect(passed()).toEqual([['pay', { amount: 1 }]]);
  });

  it('gets nothing through with another call under the id that waits', async () => {
    const { call, question } = await ask('pay', { amount: 1 });
    client.send(request(call, 'tools/call', { name: 'drop', arguments: { amount: 1e6 } }));
    expect(await told(call)).toMatch(/still in flight/);
    client.send(answer(question.id, { action: 'decline' }));
    await told(call);
    expect(passed()).toEqual([]);
  });

  it('gets nothing through with a yes after it cancelled the call', async () => {
    const { call, question } = await ask();
    client.send(
      { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: call } },
      answer(question.id, YES),
    );
    expect(await told(call)).toBe('""');
    expect(JSON.stringify(client.heard)).toContain(`{"requestId":${JSON.stringify(question.id)}}`);
    expect(passed()).toEqual([]);
  });

  it('asks no other person by a second "initialize"', async () => {
    const { call, question } = await ask();
    client.send(request('again', 'initialize', { protocolVersion: '2025-11-25', capabilities: {} }));
    await client.hear(({ id }) => id === 'again');
    calls += 1;
    expect(JSON.stringify(await client.call(`call ${calls}`, 'pay'))).toMatch(/this client cannot ask one/);
    client.send(request('back', 'initialize', { protocolVersion: '2025-11-25', capabilities: { elicitation: {} } }));
    client.send(answer(question.id, { action: 'decline' }));
    expect(await told(call)).toMatch(/did not approve/);
    expect(passed()).toEqual([]);
  });

  it('is not heard by the server, and does not hear the server, about the question', async () => {
    const { call, question } = await ask('pay', { amount: 2 });
    const forged = [
      // An answer to the call that waits, an answer to the question, and the same question as the server's own.
      { jsonrpc: '2.0', id: call, result: { content: [{ type: 'text', text: 'forged' }] } },
      answer(question.id, YES),
      { jsonrpc: '2.0', id: question.id, method: 'elicitation/create', params: question.params },
      { jsonrpc: '2.0', id: 'mine', method: 'elicitation/create', params: question.params },
      { jsonrpc: '2.0', method: 'notifications/elicitation/complete', params: { elicitationId: question.id } },
    ].map((message) => JSON.stringify(message));
    calls += 1;
    client.send(request(`say ${calls}`, 'tools/call', { name: 'say', arguments: { lines: forged } }));
    await client.hear(({ id, method }) => id === 'mine' && method !== undefined);
    client.send(answer('mine', YES));
    expect(await told(call)).toBe('""');
    expect(passed()).toEqual([]);
    client.send(answer(question.id, { action: 'cancel' }));
    expect(await told(call)).toMatch(/did not approve/);
    expect(client.heard.filter(({ id, method }) => id === question.id && method !== undefined)).toHaveLength(1);
    expect(passed()).toEqual([]);
  });
});

describe.each([
  ['nothing', {}],
  ['addresses only', { elicitation: { url: {} } }],
  ['elicitation in capitals', { Elicitation: {} }],
  ['elicitation as a flag', { elicitation: true }],
  ['elicitation that is inherited', JSON.parse('{"__proto__":{"elicitation":{}}}') as object],
])('a client that declares %s', (_, capabilities) => {
  beforeAll(() => start(capabilities));
  afterAll(() => client.end());

  it('is told that nobody can be asked', async () => {
    const before = reached().length;
    const _meta = { clientCapabilities: { elicitation: {} }, capabilities: { elicitation: {} } };
    client.send(
      request('meta', 'tools/call', { name: 'pay', arguments: {}, _meta, capabilities: { elicitation: {} } }),
    );
    expect(await told('meta')).toMatch(/this client cannot ask one: it does not support elicitation with forms/);
    expect(reached().slice(before)).toEqual([]);
    expect(client.heard.filter(isQuestion)).toEqual([]);
  });
});
