import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../../gateway/message.ts';
import { answerTo, grantOf, openTestGate, request, textOf } from '../parts.ts';
import { ASKED, NOT_YES, YES } from './answers.ts';

afterEach(() => {
  vi.useRealTimers();
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
    expect(entries[0]).toMatchObject({ decision: 'refused', rule: '/tools/pay/approve/0' });
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
