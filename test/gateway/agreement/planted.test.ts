import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parsePolicy, type Policy } from '../../../policy/document.ts';
import type { Call } from '../../../policy/evaluate.ts';
import { openTrial, type Trial } from './trial.ts';
import type { Way } from './ways.ts';

/** The comparison with the evaluator finds a gateway that does one thing otherwise. */

const WAYS: Way[] = [
  { front: 'stdio', era: 'auto', back: 'HTTP' },
  { front: 'HTTP', era: 'legacy', back: 'HTTP' },
];

const TOOLS = ['search', 'pay', 'ask', 'secret'].map((name) => ({ name }));
const CALLS: Call[] = [
  { tool: 'search' },
  ...[99, 100, 101, '5'].map((amount) => ({ tool: 'pay', arguments: { amount } })),
  { tool: 'ask', arguments: {} },
  { tool: 'secret' },
  { tool: 'unheard_of' },
];

interface Rules {
  op?: string;
  value?: number;
  path?: string;
  on_deny?: string;
  max?: number;
  scope?: string;
  window?: string;
  approve?: object[];
  hide?: string[];
  default?: string;
}

function policyOf(rules: Rules = {}): Policy {
  const { op = 'gt', value = 100, path = 'args.amount', on_deny = 'Too much.', hide = ['secret'] } = rules;
  const { max = 3, scope = 'grant', window = 'minute', approve = [{ conditions: [], reason: 'Ask.' }] } = rules;
  const limits = [{ counter: 'pays', window, max, scope }];
  const read = parsePolicy({
    version: '1',
    default: rules.default ?? 'deny',
    hide,
    tools: {
      search: {},
      pay: { deny_if: [{ conditions: [{ path, op, value }], on_deny }], limits },
      ask: { approve },
    },
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

describe.each(WAYS)('through $front ($era)', (way) => {
  let trial: Trial;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    trial = openTrial();
  });
  afterEach(() => {
    trial.close();
    vi.useRealTimers();
  });

  async function differences(inForce: Policy): Promise<string[]> {
    const session = await trial.connect(way, 'shop', TOOLS, inForce);
    const found = await session.differences(policyOf(), CALLS);
    await session.close();
    return found;
  }

  it('a gateway that does as the evaluator differs in nothing', async () => {
    expect(await differences(policyOf())).toEqual([]);
  });

  it.each<[string, Rules, RegExp]>([
    ['an edge that counts as inside', { op: 'gte' }, /"amount":100.*refused by the gateway/],
    ['an edge that lies a hair further', { value: 101 }, /"amount":101.*but the client got.*"isError":false/],
    ['a condition on another argument', { path: 'args.total' }, /"amount":101.*but the client got/],
    ['another reason', { on_deny: 'Far too much.' }, /"amount":101.*Far too much/],
    ['room for one call more', { max: 4 }, /calls were allowed, and \d+ reached the server/],
    ['room for one call less', { max: 2 }, /"decision":"allow".*used up/],
    ['another window', { window: 'hour' }, /"pays","hour",0\]: \d is used up, not 0/],
    ['a counter of another scope', { scope: 'server' }, /\["server","shop".*: \d is used up, not 0/],
    ['nobody is asked', { approve: [] }, /"tool":"ask".*"asked":0/],
    ['somebody is asked about nothing', { approve: [{ conditions: [{ path: 'args.x', op: 'exists' }] }] }, /"asked":0/],
    ['a hidden tool in the list', { hide: [] }, /listed: .*"secret"/],
    ['a tool missing from the list', { hide: ['secret', 'search'] }, /listed: .*not: .*"search"/],
    ['an unknown tool that is let through', { default: 'allow' }, /"unheard_of".*but the client got/],
    ['a denial by another rule', { hide: ['secret', 'unheard_of'] }, /"unheard_of".*logged .*\/hide\/1/],
  ])('finds %s', async (_, rules, where) => {
    expect((await differences(policyOf(rules))).join('\n')).toMatch(where);
  });
});
