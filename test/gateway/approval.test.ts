import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '@modelcontextprotocol/client';
import type { Message } from '../../gateway/message.ts';
import { answerTo, callOf, grantOf, openTestGate, optionsFor, request, textOf } from './parts.ts';
import { fixture, newClient, openGateway, transportOver } from './through.ts';

const limits = [{ counter: 'n', window: 'minute', max: 1, scope: 'grant' }];
const ASKED = grantOf({ tools: { pay: { approve: [{ conditions: [], reason: 'Moves money.' }], limits }, look: {} } });
const YES = { action: 'accept', content: { approve: true } };
const NOT_YES = [
  { action: 'accept', content: { approve: false } },
  { action: 'accept', content: { approve: 'true' } },
  { action: 'accept' },
  { action: 'decline' },
  { action: 'cancel' },
  { action: 'decline', content: { approve: true } },
  {},
  null,
];

afterEach(() => {
  vi.useRealTimers();
});

describe('in a session', () => {
  function session(more: Parameters<typeof openTestGate>[1] = {}, capabilities: unknown = { elicitation: {} }) {
    const made = openTestGate(ASKED, more);
    made.gate.message(request('i', 'initialize', { capabilities }));
    made.server.message(answerTo('i', {}));
    made.toClient.length = 0;
    made.toServer.length = 0;
    return made;
  }

  it('a person is shown the tool, the arguments and the reason, and a yes lets the call through', () => {
    const { gate, toClient, toServer, entries } = session();
    gate.message(callOf(1, 'pay', { amount: 5, to: 'x\u202e\u200b<b>' }));
    expect(toServer).toEqual([]);
    expect(toClient).toMatchObject([{ method: 'elicitation/create', params: { mode: 'form' } }]);
    const { message } = toClient[0]?.params as { message: string };
    for (const part of ['"pay"', '"shop"', 'Moves money.', '"amount": 5', 'x\\u{202e}\\u{200b}<b>'])
      expect(message).toContain(part);
    gate.message(answerTo(toClient[0]?.id ?? '', YES));
    expect(toServer).toEqual([callOf(1, 'pay', { amount: 5, to: 'x\u202e\u200b<b>' })]);
    expect(entries).toMatchObject([{ decision: 'approved', rule: '/tools/pay/approve/0' }]);
  });

  it.each(NOT_YES)('%j is no yes', (answer) => {
    const { gate, toClient, toServer, entries, counters } = session();
    gate.message(callOf(1, 'pay'));
    gate.message(answerTo(toClient[0]?.id ?? '', answer));
    expect(toServer).toEqual([]);
    expect(textOf(toClient[1])).toMatch(/did not approve/);
    expect(entries).toMatchObject([{ decision: 'refused', rule: 'approval' }]);
    expect([...counters.used.values()]).toEqual([0]);
  });

  it('an error of the client is no yes, and neither is a yes under another id', () => {
    const { gate, toClient, toServer } = session();
    gate.message(callOf(1, 'pay'));
    const id = toClient[0]?.id ?? '';
    gate.message(answerTo('gateway-1', YES));
    gate.message(answerTo(1, YES));
    gate.message({ jsonrpc: '2.0', id, error: { code: -1, message: 'no window' } });
    gate.message(answerTo(id, YES));
    expect(toServer).toEqual([]);
    expect(textOf(toClient[1])).toMatch(/no window/);
  });

  it.each([null, {}, { elicitation: { url: {} } }, { elicitation: true }])(
    'a client with the capabilities %j cannot ask, and the call is denied',
    (capabilities) => {
      const { gate, toClient, toServer, counters } = session({}, capabilities);
      gate.message(callOf(1, 'pay'));
      expect(toServer).toEqual([]);
      expect(textOf(toClient[0])).toMatch(/cannot ask/);
      expect([...counters.used.values()]).toEqual([0]);
    },
  );

  it('no answer in time means no, and the question is withdrawn', () => {
    vi.useFakeTimers();
    const { gate, toClient, toServer, counters } = session({ patience: 5_000 });
    gate.message(callOf(1, 'pay'));
    vi.advanceTimersByTime(5_000);
    const id = toClient[0]?.id ?? '';
    expect(toClient[1]).toMatchObject({ method: 'notifications/cancelled', params: { requestId: id } });
    expect(textOf(toClient[2])).toMatch(/Nobody answered within 5 seconds/);
    gate.message(answerTo(id, YES));
    expect(toServer).toEqual([]);
    expect([...counters.used.values()]).toEqual([0]);
  });

  it('a cancelled call is over, is answered by nobody, and its id is free', () => {
    const { gate, toClient, toServer, counters, entries } = session();
    gate.message(callOf(1, 'pay'));
    gate.message({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    gate.message(answerTo(toClient[0]?.id ?? '', YES));
    expect(toServer).toEqual([]);
    expect(toClient.map(({ method }) => method)).toEqual(['elicitation/create', 'notifications/cancelled']);
    expect([...counters.used.values()]).toEqual([0]);
    expect(entries).toMatchObject([{ decision: 'refused' }]);
    gate.message(request(1, 'ping'));
    expect(toServer).toEqual([request(1, 'ping')]);
  });

  it.each(['client', 'server'] as const)(
    'the end of the %s while a person is asked gives back what was reserved',
    (side) => {
      const { gate, server, toServer, counters } = session();
      gate.message(callOf(1, 'pay'));
      (side === 'client' ? gate : server).closed('it ended');
      expect(toServer).toEqual([]);
      expect([...counters.used.values()]).toEqual([0]);
    },
  );

  it('other calls go on, and what is reserved stays reserved, while a person is asked', () => {
    const { gate, toClient, toServer } = session();
    gate.message(callOf(1, 'pay'));
    gate.message(callOf(2, 'look'));
    gate.message(callOf(3, 'pay'));
    expect(toServer.map(({ id }) => id)).toEqual([2]);
    expect(textOf(toClient[1])).toMatch(/limit of 1 a minute/);
  });

  it.each([
    ['denies', grantOf({ hide: ['pay'] }), 0, /Rule: \/hide\/0/],
    [
      'asks for another reason',
      grantOf({ tools: { pay: { approve: [{ conditions: [], reason: 'Other.' }] } } }),
      0,
      /changed while/,
    ],
    [
      'asks for the same',
      grantOf({ tools: { pay: { approve: [{ conditions: [], reason: 'Moves money.' }] } } }),
      1,
      /^$/,
    ],
    ['allows', grantOf({ tools: { pay: {} } }), 1, /^$/],
  ])('a policy that %s since a person was asked decides', (_, later, passed, text) => {
    let grant = ASKED;
    const { gate, toClient, toServer, counters } = session({ grant: () => grant });
    gate.message(callOf(1, 'pay'));
    grant = later;
    gate.message(answerTo(toClient[0]?.id ?? '', YES));
    expect(toServer).toHaveLength(passed);
    expect(textOf(toClient[1])).toMatch(text);
    expect([...counters.used.values()]).toEqual([0]);
  });

  it('arguments that are too long to show are said to be, before they are shown', () => {
    const { gate, toClient } = session();
    gate.message(callOf(1, 'pay', { padding: ' '.repeat(10_000), amount: 1_000_000 }));
    const { message } = toClient[0]?.params as { message: string };
    expect(message).toMatch(/1\d{4} characters long; ONLY THE FIRST 4000 ARE SHOWN:\n\{/);
    expect(message.length).toBeLessThan(5_000);
  });
});

describe('in the stateless protocol', () => {
  const PROTOCOL = 'io.modelcontextprotocol/';
  const meta = (capabilities: unknown = { elicitation: { form: {} } }) => ({
    [`${PROTOCOL}protocolVersion`]: '2026-07-28',
    [`${PROTOCOL}clientCapabilities`]: capabilities,
  });
  const call = (id: number, params: object): Message =>
    request(id, 'tools/call', { name: 'pay', _meta: meta(), ...params });
  interface Asking {
    resultType: string;
    inputRequests: Record<string, { method: string; params: { message: string } }>;
    requestState: string;
  }
  const askingOf = (message: Message | undefined) => message?.result as Asking;
  const key = 'mcp-risk-gateway/approval';
  const back = (requestState: string, response: unknown = YES) => ({
    inputResponses: { [key]: response },
    requestState,
  });
  const args = { arguments: { amount: 5, to: 'x' } };

  it('a call is answered with a question, and goes through with the answer to it, without the parts of the gateway', () => {
    const { gate, toClient, toServer, entries, counters } = openTestGate(ASKED);
    gate.message(call(1, args));
    const asking = askingOf(toClient[0]);
    expect(asking).toMatchObject({
      resultType: 'input_required',
      inputRequests: { [key]: { method: 'elicitation/create' } },
    });
    expect(asking.inputRequests[key]?.params.message).toContain('Moves money.');
    expect([...counters.used.values()]).toEqual([0]);
    // The members of the arguments may come back in another order.
    gate.message(call(2, { arguments: { to: 'x', amount: 5 }, ...back(asking.requestState) }));
    expect(toServer).toEqual([call(2, { arguments: { to: 'x', amount: 5 } })]);
    expect(entries).toMatchObject([{ decision: 'approved' }]);
    expect([...counters.used.values()]).toEqual([1]);
  });

  it.each(NOT_YES)('%j is no yes', (answer) => {
    const { gate, toClient, toServer, entries } = openTestGate(ASKED);
    gate.message(call(1, args));
    const { requestState } = askingOf(toClient[0]);
    gate.message(call(2, { ...args, ...back(requestState, answer) }));
    gate.message(call(3, { ...args, ...back(requestState) }));
    expect(toServer).toEqual([]);
    expect(textOf(toClient[1])).toMatch(/did not approve/);
    expect(textOf(toClient[2])).toMatch(/was used/);
    expect(entries[0]).toMatchObject({ decision: 'refused', rule: 'approval' });
  });

  it('a yes holds once, for these arguments, this tool and this grant, unchanged and in time', () => {
    vi.useFakeTimers();
    const { gate, toClient, toServer } = openTestGate(
      grantOf({ all_tools: { approve: [{ conditions: [] }] }, default: 'allow' }),
      { patience: 60_000 },
    );
    let id = 0;
    const stateFor = (params: object): string => {
      gate.message(call((id += 1), params));
      return askingOf(toClient.at(-1)).requestState;
    };
    const refused = (params: object): void => {
      gate.message(call((id += 1), params));
      expect(textOf(toClient.at(-1))).toMatch(/Rule: approval/);
      expect(toServer).toEqual([]);
    };
    const state = stateFor(args);
    refused({ arguments: { amount: 6, to: 'x' }, ...back(state) });
    refused({ ...args, name: 'look', ...back(state) });
    refused({ ...args, ...back(`${state.slice(0, -2)}AA`) });
    refused({ ...args, ...back(`${state}.x`) });
    refused({ ...args, ...back('mcp-risk-gateway/1.') });
    refused({ ...args, ...back(`mcp-risk-gateway/1.${Buffer.from('{}').toString('base64url')}.`) });
    const other = openTestGate({ ...ASKED, id: 'other' });
    other.gate.message(call(1, { ...args, ...back(state) }));
    expect([other.toServer, textOf(other.toClient[0])]).toEqual([[], expect.stringMatching(/Rule: approval/)]);
    vi.advanceTimersByTime(60_001);
    refused({ ...args, ...back(state) });

    const fresh = stateFor(args);
    gate.message(call(90, { ...args, ...back(fresh) }));
    expect(toServer).toHaveLength(1);
    gate.message(call(91, { ...args, ...back(fresh) }));
    expect(toServer).toHaveLength(1);
  });

  it('a yes without a state is none', () => {
    const { gate, toClient, toServer } = openTestGate(ASKED);
    gate.message(call(1, { ...args, inputResponses: { [key]: YES } }));
    gate.message(call(2, { ...args, inputResponses: { [key]: YES }, requestState: 'of the server' }));
    expect(toServer).toEqual([]);
    expect(toClient.map((message) => askingOf(message).resultType)).toEqual(['input_required', 'input_required']);
  });

  it.each([undefined, {}, { elicitation: { url: {} } }])(
    'a client that declares %j with its call cannot ask',
    (capabilities) => {
      const { gate, toClient, toServer } = openTestGate(ASKED);
      gate.message(call(1, { ...args, _meta: { ...meta(), [`${PROTOCOL}clientCapabilities`]: capabilities } }));
      expect(toServer).toEqual([]);
      expect(textOf(toClient[0])).toMatch(/cannot ask/);
    },
  );

  it('a person is asked again when the rule that asks is another now', () => {
    let grant = ASKED;
    const { gate, toClient, toServer } = openTestGate(ASKED, { grant: () => grant });
    gate.message(call(1, args));
    grant = grantOf({ tools: { pay: { approve: [{ conditions: [], reason: 'Other.' }] } } });
    gate.message(call(2, { ...args, ...back(askingOf(toClient[0]).requestState) }));
    expect(toServer).toEqual([]);
    expect(askingOf(toClient[1]).inputRequests[key]?.params.message).toContain('Other.');
    grant = grantOf({ tools: { pay: {} } });
    gate.message(call(3, { ...args, ...back(askingOf(toClient[1]).requestState) }));
    expect(toServer).toEqual([call(3, args)]);
  });

  it("the server's own questions need no second approval, and their state cannot be moved to another call", () => {
    const { gate, server, toClient, toServer, counters } = openTestGate(ASKED);
    gate.message(call(1, args));
    gate.message(call(2, { ...args, ...back(askingOf(toClient[0]).requestState) }));
    const question = {
      resultType: 'input_required',
      inputRequests: { size: { method: 'elicitation/create', params: {} } },
    };
    server.message(answerTo(2, { ...question, requestState: 'mine' }));
    expect(askingOf(toClient[1])).toMatchObject(question);
    const { requestState } = askingOf(toClient[1]);
    expect(requestState).not.toBe('mine');
    expect([...counters.used.values()]).toEqual([0]);

    const inputResponses = { size: { action: 'accept', content: { size: 'L' } } };
    gate.message(call(3, { arguments: { amount: 6, to: 'x' }, inputResponses, requestState }));
    expect(textOf(toClient[2])).toMatch(/Rule: approval/);
    gate.message(call(4, { ...args, inputResponses, requestState }));
    expect(toServer.at(-1)).toEqual(call(4, { ...args, inputResponses, requestState: 'mine' }));
    server.message(answerTo(4, { resultType: 'complete', content: [] }));
    gate.message(call(5, { ...args, inputResponses, requestState }));
    expect(toServer).toHaveLength(2);
  });

  it("a state of the server's own passes when no approval is needed", () => {
    const { gate, server, toClient, toServer } = openTestGate(ASKED);
    gate.message(call(1, { name: 'look' }));
    server.message(answerTo(1, { resultType: 'input_required', requestState: 'mine' }));
    expect(askingOf(toClient[0]).requestState).toBe('mine');
    gate.message(call(2, { name: 'look', requestState: 'mine' }));
    expect(toServer[1]).toEqual(call(2, { name: 'look', requestState: 'mine' }));
  });
});

describe.each(['legacy', 'auto'] as const)('a real client and server of the era "%s"', (mode) => {
  const open: Client[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.close()));
  });

  async function connected(answer: object) {
    const grant = grantOf({
      tools: {
        pay: { approve: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 10 }] }] },
        order: { approve: [{ conditions: [] }] },
      },
    });
    const { input, output } = openGateway(fixture('shop.mjs'), optionsFor(grant).options);
    const asked: string[] = [];
    const client = newClient({ capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode } });
    open.push(client);
    client.setRequestHandler('elicitation/create', ({ params }) => {
      asked.push(params.message);
      return params.message === 'Which size?'
        ? { action: 'accept', content: { size: 'L' } }
        : (answer as { action: 'accept' });
    });
    await client.connect(transportOver(input, output));
    return { client, asked };
  }

  it('ask a person once, whatever the server asks itself', async () => {
    const { client, asked } = await connected(YES);
    expect(await client.callTool({ name: 'pay', arguments: { amount: 5 } })).toMatchObject({
      content: [{ text: 'paid {"amount":5}' }],
    });
    expect(asked).toEqual([]);
    expect(await client.callTool({ name: 'pay', arguments: { amount: 50 } })).toMatchObject({
      content: [{ text: 'paid {"amount":50}' }],
    });
    expect(asked).toEqual([expect.stringContaining('"amount": 50')]);
    expect(await client.callTool({ name: 'order', arguments: { item: 'a shirt' } })).toMatchObject({
      content: [{ text: 'a shirt in L (order of a shirt)' }],
    });
    expect(asked.slice(1)).toEqual([expect.stringContaining('"order"'), 'Which size?']);
  });

  it('deny what the person declines', async () => {
    const { client } = await connected({ action: 'decline' });
    const result = await client.callTool({ name: 'pay', arguments: { amount: 50 } });
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('did not approve');
  });
});
