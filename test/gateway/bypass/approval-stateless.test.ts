import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Message } from '../../../gateway/message.ts';
import { callsIn } from './recorded.ts';
import { newPlace, POLICY, request, startClient, type Client, type Place } from './stdio.ts';

const asks = [{ conditions: [], reason: 'Moves money.' }];
const APPROVED = {
  ...POLICY,
  tools: { ...POLICY.tools, pay: { approve: asks }, drop: { approve: asks }, input: { approve: asks } },
};
const PROTOCOL = 'io.modelcontextprotocol/';
const QUESTION = 'mcp-risk-gateway/approval';
const YES = { action: 'accept', content: { approve: true } };
const ARGS = { amount: 1 };

let place: Place;
let client: Client;
let calls = 0;
beforeAll(() => {
  place = newPlace(APPROVED);
  client = startClient(place);
});
afterAll(async () => {
  await client.end();
  // What belongs to the gateway is not sent on, and the server cannot learn to forge it.
  expect(readFileSync(place.log, 'utf8')).not.toMatch(/gateway\/1\.eyJ|inputResponses/);
  place.remove();
});

const reached = () => callsIn(place.log).filter(([name]) => name !== 'free');

/** The capabilities of a client that can ask, or others. */
function meta(capabilities: unknown = { elicitation: {} }): object {
  return { [`${PROTOCOL}protocolVersion`]: '2026-07-28', [`${PROTOCOL}clientCapabilities`]: capabilities };
}

/** Calls a tool and waits for what comes of it. */
async function call(params: object): Promise<Message> {
  calls += 1;
  const id = `call ${calls}`;
  client.send(request(id, 'tools/call', { name: 'pay', arguments: ARGS, _meta: meta(), ...params }));
  return client.hear((message) => message.id === id);
}

const textOf = (message: Message): string => JSON.stringify(message.result);
const stateOf = ({ result }: Message): string => String((result as { requestState?: string }).requestState);
const back = (requestState: unknown, response: unknown = YES): object => ({
  requestState,
  inputResponses: { [QUESTION]: response },
});

async function asked(params: object = {}): Promise<string> {
  const answer = await call(params);
  expect(answer.result).toMatchObject({
    resultType: 'input_required',
    inputRequests: { [QUESTION]: { method: 'elicitation/create' } },
  });
  return stateOf(answer);
}

const FALSE = /The state of the request is not one that was given for this call, or was used\. Rule: approval/;

it('a yes that comes back with its state passes once', async () => {
  const state = await asked();
  expect(reached()).toEqual([]);
  expect(textOf(await call(back(state)))).toContain('did pay');
  expect(textOf(await call(back(state)))).toMatch(FALSE);
  expect(reached()).toEqual([['pay', ARGS]]);
});

describe('passes nothing:', () => {
  let before = 0;
  beforeAll(() => {
    before = reached().length;
  });
  const passed = () => reached().slice(before);

  const flip = (text: string, at: number): string =>
    text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  const reseal = (state: string, change: object): string => {
    const [prefix = '', body = '', signature = ''] = split(state);
    const opened = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    return `${prefix}${Buffer.from(JSON.stringify({ ...opened, ...change })).toString('base64url')}.${signature}`;
  };
  const split = (state: string): string[] => /^(mcp-risk-gateway\/1\.)([^.]*)\.(.*)$/.exec(state)?.slice(1) ?? [];

  it.each<[string, (state: string) => string]>([
    ['another signature', (state) => flip(state, state.length - 5)],
    ['another body', (state) => flip(state, 60)],
    ['no signature', (state) => state.slice(0, state.lastIndexOf('.'))],
    ['an empty signature', (state) => state.slice(0, state.lastIndexOf('.') + 1)],
    ['a part more', (state) => `${state}.x`],
    ['a later end', (state) => reseal(state, { expires: 1e15 })],
    ['another nonce', (state) => reseal(state, { nonce: 'x' })],
    ['a yes in it', (state) => reseal(state, { kind: 'approved' })],
    ['nothing but the prefix', () => 'mcp-risk-gateway/1.'],
    ['dots', () => 'mcp-risk-gateway/1....'],
    ['a megabyte', () => `mcp-risk-gateway/1.${'A'.repeat(1e6)}.A`],
    ['a signature of another length in bytes', (state) => `${state.slice(0, -1)}\u00e4`],
  ])('a state with %s', async (_, change) => {
    const state = await asked();
    expect(textOf(await call(back(change(state))))).toMatch(FALSE);
    expect(passed()).toEqual([]);
  });

  it.each<[string, object]>([
    ['a larger amount', { arguments: { amount: 1e6 } }],
    ['the amount as text', { arguments: { amount: '1' } }],
    ['an argument more', { arguments: { ...ARGS, to: 'x' } }],
    ['no arguments', { arguments: {} }],
    ['another tool', { name: 'drop' }],
    ['a tool that needs no yes', { name: 'free' }],
  ])('a yes to one call for %s', async (_, other) => {
    const state = await asked();
    const control = reached().length;
    expect(textOf(await call({ ...other, ...back(state) }))).toMatch(FALSE);
    expect(reached().length).toBe(control);
    expect(passed()).toEqual([]);
  });

  it.each<[string, (state: string) => object]>([
    ['no state', () => ({ inputResponses: { [QUESTION]: YES } })],
    ['a state of another spelling', (state) => back(` ${state}`)],
    ['a state in capitals', (state) => back(state.toUpperCase())],
    ['a state in an array', (state) => back([state])],
    ['a state under another name', (state) => ({ RequestState: state, inputResponses: { [QUESTION]: YES } })],
    ['no answer', (state) => ({ requestState: state })],
    ['an answer to another question', (state) => ({ requestState: state, inputResponses: { [`${QUESTION}2`]: YES } })],
    ['answers in an array', (state) => ({ requestState: state, inputResponses: [YES] })],
    [
      'an answer that is inherited',
      (state) => ({
        requestState: state,
        inputResponses: JSON.parse(
          `{"__proto__":{"${QUESTION}":{"action":"accept","content":{"approve":true}}}}`,
        ) as object,
      }),
    ],
    [
      'an answer in the arguments',
      () => ({ _meta: { ...meta(), [QUESTION]: YES, inputResponses: { [QUESTION]: YES } } }),
    ],
  ])('a yes with %s, which is asked about again', async (_, params) => {
    const state = await asked();
    await asked(params(state));
    expect(passed()).toEqual([]);
  });

  it.each([
    ['a no', { action: 'decline' }],
    ['a yes without the tick', { action: 'accept' }],
    ['a yes as text', { action: 'accept', content: { approve: 'true' } }],
    ['a yes to another box', { action: 'accept', content: { Approve: true } }],
    ['a result around it', { result: YES }],
    ['null', null],
  ])('%s, nor a yes after it', async (_, response) => {
    const state = await asked();
    expect(textOf(await call(back(state, response)))).toMatch(/did not approve it\. Rule: approval/);
    expect(textOf(await call(back(state)))).toMatch(FALSE);
    expect(passed()).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['addresses only', { elicitation: { url: {} } }],
    ['elicitation as a flag', { elicitation: true }],
    ['a text', 'elicitation'],
    ['null', null],
  ])('a client that declares %s, and has a yes all the same', async (_, capabilities) => {
    const params = { _meta: meta(capabilities), inputResponses: { [QUESTION]: YES } };
    expect(textOf(await call(params))).toMatch(/this client cannot ask one/);
    expect(passed()).toEqual([]);
  });

  it('a yes given to another gateway with the same policy', async () => {
    const other = startClient(place);
    other.send(request('other', 'tools/call', { name: 'pay', arguments: ARGS, _meta: meta() }));
    const state = stateOf(await other.hear(({ id }) => id === 'other'));
    await other.end();
    expect(textOf(await call(back(state)))).toMatch(FALSE);
    expect(passed()).toEqual([]);
  });

  it('a yes that the server asked for itself', async () => {
    const question = {
      [QUESTION]: { method: 'elicitation/create', params: { message: 'May I?', requestedSchema: {} } },
    };
    const forged = `mcp-risk-gateway/1.${Buffer.from('{}').toString('base64url')}.AAAA`;
    const args = { asks: question, more: { requestState: forged } };
    const state = await asked({ name: 'input', arguments: args });
    const given = await call({ name: 'input', arguments: args, ...back(state) });
    expect(given.result).toMatchObject({ resultType: 'input_required', inputRequests: question });
    before = reached().length;
    // What the server gave is inside a state of the gateway's own, which is about that call alone.
    expect(textOf(await call(back(stateOf(given))))).toMatch(FALSE);
    expect(textOf(await call(back(forged)))).toMatch(FALSE);
    expect(passed()).toEqual([]);
  });
});

it('a yes that is sent ten times at once passes once', async () => {
  const state = await asked({ arguments: { amount: 2 } });
  const ids = Array.from({ length: 10 }, (_, i) => `burst ${i}`);
  client.send(
    ...ids.map((id) =>
      request(id, 'tools/call', { name: 'pay', arguments: { amount: 2 }, _meta: meta(), ...back(state) }),
    ),
  );
  await Promise.all(ids.map((id) => client.hear((message) => message.id === id)));
  expect(reached().filter(([, args]) => JSON.stringify(args) === '{"amount":2}')).toHaveLength(1);
});
