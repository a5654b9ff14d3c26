import { describe, expect, it } from 'vitest';
import type { ToolFacts } from '../../catalog/model.ts';
import { FACTOR_IDS, FACTORS } from '../../catalog/vocabulary.ts';
import { describeForServer, treatmentOf } from '../../policy/describe.ts';
import { formatPolicy, parsePolicy, type Policy } from '../../policy/document.ts';
import { onlyFor, policyThatBlocks, policyThatLimits, reasonFor, recommendForServer } from '../../policy/recommend.ts';
import { plainArguments } from './calls.ts';
import { brokenClaims, inWords } from './claims.ts';
import { EVERY_KIND, EVERY_PARAMETER, factsOf } from './facts.ts';
import { runCalls } from './run-calls.ts';

/** The policy for a tool that is alone on its server. */
function recommendForTool(one: ToolFacts): Policy {
  return onlyFor(one.name, recommendForServer([one]));
}

const SURE = [{ rule: 'tells-to-ignore-instructions', confidence: 'high' as const }];
const LIKELY = [{ rule: 'tells-to-ignore-instructions', confidence: 'medium' as const }];

function decide(policy: Policy, args: object): string | undefined {
  return runCalls(policy, [{ tool: 'a', arguments: args }])[0]?.decision;
}

describe('recommendations', () => {
  it('do what their sentences say, for every category, risk, factor and kind of parameter', () => {
    for (const one of EVERY_KIND) {
      const policy = recommendForTool(one);
      expect(brokenClaims(policy, one.name, inWords(policy, one.name))).toEqual([]);
    }
  });

  it('parse back to themselves, and name no tool that the server does not have', () => {
    for (const one of EVERY_KIND) {
      const policy = recommendForTool(one);
      expect(parsePolicy(JSON.parse(formatPolicy(policy)), { tools: [one.name] })).toEqual({ policy });
    }
  });

  it('treat a tool alike on its own page and on the page of its server', () => {
    const all = EVERY_KIND.map((one, i) => ({ ...one, name: `tool_${i}` }));
    const whole = recommendForServer(all);
    for (const one of all) expect(whole.tools?.get(one.name)).toEqual(recommendForTool(one).tools?.get(one.name));
  });

  it('count the tools of a server as running its policy counts them', () => {
    const all = EVERY_KIND.map((one, i) => ({ ...one, name: `tool_${i}`, attacks: i % 7 === 0 ? SURE : [] }));
    const policy = recommendForServer(all);
    const { groups, sentence, checked } = describeForServer(
      policy,
      all.map(({ name }) => name),
    );
    const counted = (kind: 'allow' | 'ask' | 'deny') =>
      all.filter(
        ({ name }) => runCalls(policy, [{ tool: name, arguments: plainArguments(policy, name) }])[0]?.decision === kind,
      ).length;
    expect(groups.allowed.length + groups.limited.length).toBe(counted('allow'));
    expect(groups.asked).toHaveLength(counted('ask'));
    expect(groups.denied.length + groups.hidden.length).toBe(counted('deny'));
    expect(groups.hidden).toHaveLength(Math.ceil(all.length / 7));
    expect(sentence).toContain(`denies ${groups.denied.length} tools and hides ${groups.hidden.length} tools`);
    expect(sentence).toContain(`decides by the arguments of a call for ${checked.size} tools`);
  });

  it('let the riskiest of tools that share a name speak for the name', () => {
    const both = [factsOf({ name: 'x' }), factsOf({ name: 'x', category: 'Destructive', risk: 'critical' })];
    for (const order of [both, both.toReversed()]) {
      expect(treatmentOf(recommendForServer(order), 'x')).toBe('denied');
      expect(reasonFor('x', order)?.which).toContain('Destructive');
    }
    const attacked = [factsOf({ name: 'x' }), factsOf({ name: 'x', attacks: SURE })];
    expect(treatmentOf(recommendForServer(attacked), 'x')).toBe('hidden');
    expect(reasonFor('x', attacked)).toBeUndefined();
  });

  it('never loosen when a factor that raises the risk is added', () => {
    const rank = ['allowed', 'limited', 'asked', 'denied', 'hidden'];
    const raising = FACTOR_IDS.filter((id) => FACTORS[id].effect.move === 'raise');
    for (const one of EVERY_KIND) {
      const before = recommendForTool(one);
      for (const factor of raising) {
        const after = recommendForTool({ ...one, factors: [...one.factors, factor] });
        expect(rank.indexOf(treatmentOf(after, 'a'))).toBeGreaterThanOrEqual(rank.indexOf(treatmentOf(before, 'a')));
      }
    }
  });

  it('cap an Execute tool as the documentation shows', () => {
    const name = 'invoke_agent_runtime';
    expect(JSON.parse(formatPolicy(recommendForTool(factsOf({ name, category: 'Execute', risk: 'high' }))))).toEqual({
      version: '1',
      default: 'deny',
      tools: { [name]: { limits: [{ counter: `${name}_rate`, window: 'minute', max: 10, scope: 'grant' }] } },
    });
  });

  it('never let through what nobody could tell or undo, nor pay unasked', () => {
    for (const one of EVERY_KIND) {
      const treatment = treatmentOf(recommendForTool(one), one.name);
      const isSimulated = one.factors.includes('simulated');
      if (one.category === 'Unknown' || (one.category === 'Destructive' && !isSimulated))
        expect(treatment).toBe('denied');
      if (one.category === 'Financial' || (one.category === 'Destructive' && isSimulated))
        expect(treatment).toBe('asked');
      if (one.factors.includes('irreversible')) expect(['asked', 'denied']).toContain(treatment);
    }
  });
});

describe('a tool whose text acts on the model', () => {
  it('is hidden, whatever else it is', () => {
    for (const one of EVERY_KIND) {
      const policy = recommendForTool({ ...one, attacks: SURE });
      expect(treatmentOf(policy, one.name)).toBe('hidden');
      expect(brokenClaims(policy, one.name, inWords(policy, one.name))).toEqual([]);
    }
  });

  it('is not hidden on a mere likelihood', () => {
    expect(treatmentOf(recommendForTool(factsOf({ attacks: LIKELY })), 'a')).toBe('allowed');
  });

  it('is denied by default when its name is the one that would hide all', () => {
    const policy = recommendForServer([factsOf({ name: '*', attacks: SURE }), factsOf({ name: 'b' })]);
    expect([treatmentOf(policy, '*'), treatmentOf(policy, 'b')]).toEqual(['denied', 'allowed']);
    for (const one of [policyThatBlocks('*'), policyThatLimits('*', 1), onlyFor('*', policy)]) {
      expect(parsePolicy(JSON.parse(formatPolicy(one)))).toHaveProperty('policy');
      expect(treatmentOf(one, '*')).toBe('denied');
    }
  });
});

describe('conditions on arguments', () => {
  const rich = (changes: Partial<ToolFacts>) => recommendForTool(factsOf({ properties: EVERY_PARAMETER, ...changes }));

  it('look at an address wherever the schema has one', () => {
    const policy = rich({ factors: ['arbitrary-url'] });
    const inside = 'http://169.254.169.254/';
    expect(decide(policy, { url: 'https://example.com', urls: ['https://example.com'], callback_url: null })).toBe(
      'allow',
    );
    for (const args of [{ url: inside }, { urls: ['https://example.com', inside] }, { callback_url: inside }])
      expect(decide(policy, args)).toBe('deny');
    expect(decide(policy, { path: inside })).toBe('allow');
  });

  it('look at a path wherever the schema has one', () => {
    const policy = rich({ factors: ['arbitrary-path'] });
    expect(decide(policy, { path: null, files: [{ path: 'a' }], options: { 'save.path': 'b' } })).toBe('allow');
    for (const args of [
      { path: '~/.ssh/id_rsa' },
      { files: [{ path: 'a' }, { path: '../x' }] },
      { options: { 'save.path': '.env' } },
    ])
      expect(decide(policy, args)).toBe('deny');
  });

  it('count a text where a list is wanted against the call', () => {
    expect(decide(rich({ factors: ['arbitrary-url'] }), { urls: 'https://example.com' })).toBe('deny');
  });

  it('sum up an amount that every call has to say', () => {
    const money = { category: 'Financial' as const, properties: { amount: { type: 'number' } } };
    const limits = (changes: object) => recommendForTool(factsOf({ ...money, ...changes })).tools?.get('a')?.limits;
    const sum = { counter: 'a_amount', window: 'day', scope: 'grant', increment_from: 'args.amount' };
    expect(limits({ required: ['amount'] })).toContainEqual({ ...sum, max: 100 });
    const cents = { amount: { type: 'integer', description: 'In cents.' } };
    expect(limits({ required: ['amount'], properties: cents })).toContainEqual({ ...sum, max: 10_000 });
    const wei = { amount: { type: 'integer', description: 'In wei.' } };
    for (const unsummed of [{}, { required: ['amount'], properties: wei }, { required: ['amount'], category: 'Write' }])
      expect(JSON.stringify(limits(unsummed))).not.toContain('increment_from');
  });

  it('ask a person about many at once', () => {
    const policy = rich({ category: 'Write', risk: 'high', factors: ['reaches-outside'] });
    const many = Array.from({ length: 21 }, (_, i) => `a${i}@example.com`);
    expect(decide(policy, { to: many.slice(1), cc: 'a@example.com' })).toBe('allow');
    expect(decide(policy, { to: many })).toBe('ask');
    expect(decide(policy, { cc: many.join(',') })).toBe('ask');
  });
});

describe('policies about one tool', () => {
  it.each([policyThatBlocks('a'), policyThatLimits('a', 5)])('leave the rest of the server alone: %#', (policy) => {
    expect(brokenClaims(policy, 'a', inWords(policy, 'a'))).toEqual([]);
    expect(runCalls(policy, [{ tool: 'b' }])[0]?.decision).toBe('allow');
  });
});

describe('the check of sentences', () => {
  const one = factsOf({
    category: 'Financial',
    factors: ['arbitrary-url', 'arbitrary-path'],
    properties: EVERY_PARAMETER,
    required: ['amount'],
  });
  const policy = recommendForTool(one);
  const said = inWords(policy, 'a');

  it.each([
    ['Every call of a waits for a person to approve it', 'Every call of a stays usable'],
    ['at most 10 calls a minute', 'at most 11 calls a minute'],
    ['at most 20 calls a day', 'at most 21 calls a day'],
    ['adds up to at most 100', 'adds up to at most 101'],
    ['has a scheme other than http and https', 'has a bad scheme'],
    ['climbs to a folder above', 'stays in its folder'],
    ['an entry of urls', 'an entry of names'],
    ['is denied until you add a rule', 'stays usable'],
  ])('finds the lie when "%s" becomes "%s"', (truth, lie) => {
    expect(brokenClaims(policy, 'a', said)).toEqual([]);
    expect(said).toContain(truth);
    expect(brokenClaims(policy, 'a', said.replaceAll(truth, lie))).not.toEqual([]);
  });
});
