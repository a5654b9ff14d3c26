import { describe, expect, it } from 'vitest';
import { parsePolicy, type Policy } from '../../policy/document.ts';
import { runCalls } from './run-calls.ts';

function policy(parts: object): Policy {
  const read = parsePolicy({ version: '1', default: 'deny', ...parts });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

const limit = { counter: 'a_rate', window: 'minute', max: 2, scope: 'grant' };
const always = { conditions: [] };
const large = { conditions: [{ path: 'args.to.amount', op: 'gt', value: 10 }] };

describe('evaluate', () => {
  it.each([
    ['denies what it does not name', {}, { tool: 'a' }, 'deny', '/default'],
    ['allows what it does not name by default allow', { default: 'allow' }, { tool: 'a' }, 'allow', '/default'],
    ['allows what it names', { tools: { a: {} } }, { tool: 'a' }, 'allow', '/tools/a'],
    ['compares names exactly', { tools: { a: {} } }, { tool: 'A' }, 'deny', '/default'],
    ['never finds inherited names', { tools: { a: {} } }, { tool: 'toString' }, 'deny', '/default'],
    ['denies hidden tools first', { hide: ['a'], tools: { a: {} } }, { tool: 'a' }, 'deny', '/hide/0'],
    ['hides all with a star', { hide: ['*'], tools: { a: {} } }, { tool: 'a' }, 'deny', '/hide/0'],
    [
      'denies always without conditions',
      { tools: { a: { deny_if: [always] } } },
      { tool: 'a' },
      'deny',
      '/tools/a/deny_if/0',
    ],
    ['asks', { tools: { a: { approve: [always] } } }, { tool: 'a' }, 'ask', '/tools/a/approve/0'],
    [
      'denies before it asks',
      { tools: { a: { approve: [always], deny_if: [always] } } },
      { tool: 'a' },
      'deny',
      '/tools/a/deny_if/0',
    ],
    [
      'denies by an argument',
      { tools: { a: { deny_if: [large] } } },
      { tool: 'a', arguments: { to: { amount: 11 } } },
      'deny',
      '/tools/a/deny_if/0',
    ],
    [
      'lets other arguments pass',
      { tools: { a: { deny_if: [large] } } },
      { tool: 'a', arguments: { to: { amount: 10 } } },
      'allow',
      '/tools/a',
    ],
    [
      'denies what lacks a requirement',
      { tools: { a: { require: [large] } } },
      { tool: 'a' },
      'deny',
      '/tools/a/require/0',
    ],
    [
      'applies all_tools to every tool',
      { all_tools: { deny_if: [always] }, tools: { a: {} } },
      { tool: 'a' },
      'deny',
      '/all_tools/deny_if/0',
    ],
  ] as const)('%s', (_, parts, call, decision, rule) => {
    expect(runCalls(policy(parts), [call])[0]).toMatchObject({ decision, rule });
  });

  it('counts to the limit, and starts anew with the next window', () => {
    const limited = policy({ tools: { a: { limits: [limit] }, b: {} } });
    const calls = ['a', 'a', 'a', 'b'].map((tool) => ({ tool }));
    expect(runCalls(limited, calls).map(({ decision }) => decision)).toEqual(['allow', 'allow', 'deny', 'allow']);
    const minutes = [0, 30_000, 59_999, 60_000];
    expect(
      runCalls(
        limited,
        minutes.map(() => ({ tool: 'a' })),
        minutes,
      ).map((it) => it.decision),
    ).toEqual(['allow', 'allow', 'deny', 'allow']);
  });

  it('never uses up a counter for a call that is denied', () => {
    const rule = { limits: [limit], deny_if: [large] };
    const big = { tool: 'a', arguments: { to: { amount: 99 } } };
    const decisions = runCalls(policy({ tools: { a: rule } }), [big, big, big, { tool: 'a' }, { tool: 'a' }]);
    expect(decisions.map(({ decision }) => decision)).toEqual(['deny', 'deny', 'deny', 'allow', 'allow']);
  });
});
