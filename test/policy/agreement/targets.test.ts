import { describe, expect, it } from 'vitest';
import { judge } from '../../../policy/evaluate.ts';
import { TARGETS } from '../../../policy/targets/index.ts';
import { RECOMMENDED_TOOLS } from '../../golden/recommended-tools.ts';
import { CASES, type Case } from '../targets/cases.ts';
import { COUNTING } from '../targets/counting.ts';
import { MOMENT } from '../targets/policies.ts';
import { exampleServers, goldenServers, recommended } from './catalogs.ts';
import { compareLimits } from './limits.ts';
import { compareTarget, type Compared } from './targets.ts';

const SERVERS = [...goldenServers(), ...exampleServers()].map(recommended);

/** So few tools that each sentence names those that it is about. */
const FEW = recommended({
  id: 'few',
  facts: RECOMMENDED_TOOLS.filter(({ name }) => ['drop_table', 'create_refund', 'list_issues'].includes(name)),
});

function compareAll(one: Case): Compared {
  const all = SERVERS.map((server) => compareTarget(one, server));
  return {
    same: all.reduce((sum, { same }) => sum + same, 0),
    stricter: all.flatMap(({ stricter }) => stricter),
    looser: all.flatMap(({ looser }) => looser),
    disagreements: all.flatMap(({ disagreements }) => disagreements),
  };
}

it('every target has something that decides as it does, and every one that counts, something that counts so', () => {
  expect(new Set(CASES.map(({ target }) => target.id))).toEqual(new Set(TARGETS.map(({ id }) => id)));
  const counting = TARGETS.filter(({ abilities }) => abilities.limits).map(({ id }) => id);
  expect(Object.keys(COUNTING).sort()).toEqual(counting.sort());
});

describe.each(CASES)('generated calls of every tool under its recommended policy, by $id', (one) => {
  const { abilities, kind } = one.target;

  it('are decided as by the evaluator, or a sentence says what is done instead', () => {
    const { same, stricter, looser, disagreements } = compareAll(one);
    expect(disagreements).toEqual([]);
    expect(same).toBeGreaterThan(3000);
    if (abilities.ask && abilities.arguments) expect([stricter, looser]).toEqual([[], []]);
    if (kind === 'enforced' && abilities.arguments) expect(looser).toEqual([]);
  });

  it('are found when one of them is decided otherwise', () => {
    const { policy, names, calls } = FEW;
    const { text } = one.target.write({ policy, server: FEW.id, tools: names });
    const refused = calls.filter((call) => {
      const said = judge(policy, call, MOMENT).decision;
      return said !== 'allow' && said === one.decide(text, FEW.id, call) && names.includes(call.tool);
    });
    const unnoticed = refused.filter((planted) => {
      const decide: Case['decide'] = (...args) => (args[2] === planted ? 'allow' : one.decide(...args));
      return compareTarget({ ...one, decide }, { ...FEW, calls: [planted] }).disagreements.length !== 1;
    });
    expect(refused.length).toBeGreaterThan(5);
    expect(unnoticed).toEqual([]);
  });
});

describe.each(TARGETS.filter(({ abilities }) => abilities.limits))(
  'the limits of recommended policies, by $id',
  (target) => {
    const counting = COUNTING[target.id];
    if (counting === undefined) throw new Error(`test/policy/targets has nothing that counts as ${target.id} does.`);

    it('let as many calls pass as the policy in each minute, hour and day, or a sentence says otherwise', () => {
      const all = SERVERS.map((server) => compareLimits({ target, counting }, server));
      expect(all.flatMap(({ disagreements }) => disagreements)).toEqual([]);
      expect(all.reduce((sum, { passed }) => sum + passed, 0)).toBeGreaterThan(10_000);
    });

    it('are found when they have room for one call more', () => {
      const found = SERVERS.map((server) => compareLimits({ target, counting: generous(counting) }, server));
      // Where a sentence says that a limit is not kept, nothing is found.
      const unnoticed = found.filter(
        ({ calls, told, disagreements }) => calls > 0 && told + disagreements.length === 0,
      );
      expect(unnoticed).toEqual([]);
      expect(found.flatMap(({ disagreements }) => disagreements).length).toBeGreaterThan(100);
    });
  },
);

/** Lets the first call pass that has no room. */
function generous(counting: (typeof COUNTING)[string]): (typeof COUNTING)[string] {
  return (text, server) => {
    const count = counting(text, server);
    let given = false;
    let passed = false;
    return (call, now) => {
      const answer = count(call, now);
      passed ||= answer === 'allow';
      if (answer === 'allow' || given || !passed) return answer;
      given = true;
      return 'allow';
    };
  };
}
