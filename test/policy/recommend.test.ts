import { describe, expect, it } from 'vitest';
import type { ToolFacts } from '../../catalog/model.ts';
import { CATEGORY_IDS, FACTOR_IDS, RISK_IDS } from '../../catalog/vocabulary.ts';
import { describeForServer, describeForTool, treatmentOf } from '../../policy/describe.ts';
import { formatPolicy, parsePolicy, type Policy } from '../../policy/document.ts';
import { policyThatBlocks, policyThatLimits, onlyFor, recommendForServer } from '../../policy/recommend.ts';
import { runCalls } from './run-calls.ts';

/** The policy for a tool that is alone on its server. */
function recommendForTool(one: ToolFacts): Policy {
  return onlyFor(one.name, recommendForServer([one]));
}

function facts(changes: Partial<ToolFacts>): ToolFacts {
  const name = changes.name ?? 'a';
  return { name, category: 'Read', risk: 'low', factors: [], tool: { name }, ...changes };
}

const EVERY_KIND = CATEGORY_IDS.flatMap((category) =>
  RISK_IDS.flatMap((risk) =>
    [[], ...FACTOR_IDS.map((factor) => [factor])].map((factors) => facts({ category, risk, factors })),
  ),
);

/** What the sentences claim, read from their words alone, checked by running the policy. */
function checkEffect(policy: Policy, name: string): void {
  const { effect, rest } = describeForTool(policy, name);
  const decisions = runCalls(
    policy,
    Array.from({ length: 100 }, () => ({ tool: name })),
  ).map((it) => it.decision);
  const cap = /at most (\d+) calls? a minute/.exec(effect)?.[1];
  const through = effect.includes('is denied, and') ? 0 : Number(cap ?? 100);
  const answer = effect.includes('waits for a person') ? 'ask' : 'allow';
  expect(decisions.filter((decision) => decision === answer)).toHaveLength(through);
  expect(decisions.slice(through).every((decision) => decision === 'deny')).toBe(true);
  const [other] = runCalls(policy, [{ tool: 'some_other_tool' }]);
  expect(other?.decision).toBe(rest.includes('stays usable') ? 'allow' : 'deny');
}

describe('recommendations', () => {
  it('say what running them does, for every category, risk and factor', () => {
    for (const one of EVERY_KIND) checkEffect(recommendForTool(one), one.name);
  });

  it('parse back to themselves', () => {
    for (const one of EVERY_KIND) {
      const policy = recommendForTool(one);
      expect(parsePolicy(JSON.parse(formatPolicy(policy)))).toEqual({ policy });
    }
  });

  it('treat a tool alike on its own page and on the page of its server', () => {
    const all = EVERY_KIND.map((one, i) => facts({ ...one, name: `tool_${i}` }));
    const whole = recommendForServer(all);
    for (const one of all) {
      expect(whole.tools?.get(one.name)).toEqual(recommendForTool(one).tools?.get(one.name));
    }
  });

  it('count the tools of a server as running its policy counts them', () => {
    const all = EVERY_KIND.map((one, i) => facts({ ...one, name: `tool_${i}` }));
    const policy = recommendForServer(all);
    const { groups, sentence } = describeForServer(
      policy,
      all.map(({ name }) => name),
    );
    const counted = (kind: 'allow' | 'ask' | 'deny') =>
      all.filter(({ name }) => runCalls(policy, [{ tool: name }])[0]?.decision === kind).length;
    expect(groups.allowed.length + groups.limited.length).toBe(counted('allow'));
    expect(groups.asked).toHaveLength(counted('ask'));
    expect(groups.denied).toHaveLength(counted('deny'));
    expect(sentence).toContain(`denies ${counted('deny')} tools`);
  });

  it('let the riskiest of tools that share a name speak for the name', () => {
    const both = [facts({ name: 'x' }), facts({ name: 'x', category: 'Destructive', risk: 'critical' })];
    for (const order of [both, [...both].reverse()]) {
      expect(treatmentOf(recommendForServer(order), 'x')).toBe('denied');
    }
  });

  it('cap an Execute tool as the documentation shows', () => {
    expect(
      JSON.parse(
        formatPolicy(recommendForTool(facts({ name: 'invoke_agent_runtime', category: 'Execute', risk: 'high' }))),
      ),
    ).toEqual({
      version: '1',
      default: 'deny',
      tools: {
        invoke_agent_runtime: {
          limits: [{ counter: 'invoke_agent_runtime_rate', window: 'minute', max: 10, scope: 'grant' }],
        },
      },
    });
  });

  it('never let through what nobody could tell or undo', () => {
    for (const one of EVERY_KIND.filter(({ category }) => ['Unknown', 'Destructive'].includes(category))) {
      expect(treatmentOf(recommendForTool(one), one.name)).toBe('denied');
    }
    for (const one of EVERY_KIND.filter(({ category }) => category === 'Financial')) {
      expect(treatmentOf(recommendForTool(one), one.name)).toBe('asked');
    }
  });
});

it.each([policyThatBlocks('a'), policyThatLimits('a', 5)])('leaves the rest of the server alone: %#', (policy) => {
  checkEffect(policy, 'a');
  expect(runCalls(policy, [{ tool: 'b' }])[0]?.decision).toBe('allow');
});
