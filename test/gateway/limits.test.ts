import { describe, expect, it } from 'vitest';
import { answerTo, callOf, countersFor, grantOf, openTestGate, request, settled, textOf } from './parts.ts';

const limit = (max: number) => ({ counter: 'n', window: 'minute', max, scope: 'grant' });
const LIMITED = grantOf({ tools: { a: { limits: [limit(2)] }, b: {} } });

describe('limits', () => {
  it.each([false, true])(
    'are used up by calls that work and given back by those that fail (late: %s)',
    async (late) => {
      const counters = countersFor(late);
      const { gate, server, toServer, toClient } = openTestGate(LIMITED, { counters });
      gate.message(callOf(1, 'a'));
      gate.message(callOf(2, 'a'));
      gate.message(callOf(3, 'a'));
      await settled();
      expect(toServer.map(({ id }) => id)).toEqual([1, 2]);
      expect(textOf(toClient[0])).toMatch(/limit of 2 a minute.*Rule: \/tools\/a\/limits\/0/);
      server.message(answerTo(1, { content: [], isError: true }));
      server.message({ jsonrpc: '2.0', id: 2, error: { code: -1, message: 'no' } });
      gate.message(callOf(4, 'a'));
      gate.message(callOf(5, 'a'));
      await settled();
      expect(toServer.map(({ id }) => id)).toEqual([1, 2, 4, 5]);
      server.message(answerTo(4, { content: [] }));
      expect([...counters.used.values()]).toEqual([2]);
    },
  );

  it.each([
    ['by a list', { limits: [limit(1)] }, {}, 'Wait until then'],
    ['by the shorthand', { rate_limit: { max: 1, window: 60 } }, {}, 'Wait until then'],
    ['of an amount', { limits: [{ ...limit(5), increment_from: 'args.n' }] }, { n: 3 }, 'Wait until then'],
    [
      'of an amount that never fits',
      { limits: [{ ...limit(5), increment_from: 'args.n' }] },
      { n: 6 },
      'The same call',
    ],
    ['of an amount that is none', { limits: [{ ...limit(5), increment_from: 'args.n' }] }, { n: '3' }, 'The same call'],
  ])('say whether to wait helps: %s', async (_, rule, args, advice) => {
    const { gate, toClient } = openTestGate(grantOf({ tools: { a: rule } }));
    gate.message(callOf(1, 'a', args));
    gate.message(callOf(2, 'a', args));
    await settled();
    expect(textOf(toClient.at(-1))).toContain(advice);
  });

  it('deny the call when the store fails, at once or later', async () => {
    for (const reserve of [
      () => {
        throw new Error('gone');
      },
      () => Promise.reject(new Error('gone')),
    ]) {
      const { gate, toServer, toClient } = openTestGate(LIMITED, { counters: { ...countersFor(), reserve } });
      gate.message(callOf(1, 'a'));
      await settled();
      expect(toServer).toEqual([]);
      expect(textOf(toClient[0])).toMatch(/gone.*Rule: state/);
    }
  });

  it('are decided again when the policy changes while a store answers', async () => {
    let grant = LIMITED;
    const counters = countersFor(true);
    const { gate, toServer, toClient } = openTestGate(LIMITED, { counters, grant: () => grant });
    gate.message(callOf(1, 'a'));
    grant = grantOf({ hide: ['a'] });
    await settled();
    expect(toServer).toEqual([]);
    expect(textOf(toClient[0])).toMatch(/Rule: \/hide\/0/);
    expect([...counters.used.values()]).toEqual([0]);
  });
});

describe('order', () => {
  it('is kept when a call is decided later than what follows it', async () => {
    const { gate, toServer } = openTestGate(LIMITED, { counters: countersFor(true) });
    gate.message(callOf(1, 'a'));
    gate.message({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    gate.message(request(2, 'ping'));
    gate.message(callOf(3, 'b'));
    expect(toServer).toEqual([]);
    await settled();
    expect(toServer.map(({ id, method }) => id ?? method)).toEqual([1, 'notifications/cancelled', 2, 3]);
  });
});
