import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerTo, callOf, grantOf, openTestGate, request, textOf } from '../parts.ts';
import { ASKED, NOT_YES, YES } from './answers.ts';

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
    expect(entries).toMatchObject([{ decision: 'refused', rule: '/tools/pay/approve/0' }]);
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
