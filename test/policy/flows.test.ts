import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolFacts } from '../../catalog/model.ts';
import { CATEGORY_IDS, FACTOR_IDS, type Category, type FactorId } from '../../catalog/vocabulary.ts';
import { flowOf, legsOf } from '../../policy/flows.ts';
import { GIVEN_BY, LEG_IDS, LEGS } from '../../policy/legs.ts';
import { anyServer, without } from './servers.ts';

function facts(name: string, factors: FactorId[], category: Category = 'Read'): ToolFacts {
  return { name, category, factors, risk: 'low', attacks: [], tool: { name } };
}

const MAIL = facts('read_mail', ['reads-private-content', 'ingests-untrusted-content']);
const SEND = facts('send_mail', ['reaches-outside'], 'Write');
const LIST = facts('list_folders', []);

/** Every set of these names, the smallest first. */
function subsets(names: string[]): string[][] {
  const all = names.reduce<string[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]]);
  return all.sort((a, b) => a.length - b.length);
}

describe('the legs of a tool', () => {
  it.each(FACTOR_IDS)('%s gives what the table says, each with a reason', (factor) => {
    for (const category of CATEGORY_IDS) {
      for (const { leg, because } of legsOf({ category, factors: [factor] })) {
        expect(GIVEN_BY[factor]?.map((given) => given.leg)).toContain(leg);
        expect(because).not.toMatch(/[.]$/);
      }
    }
  });

  it('are named once each, by the factor that gives them', () => {
    const legs = legsOf({ category: 'Execute', factors: ['exposes-secrets', 'runs-arbitrary-code'] });
    expect(legs.map(({ leg, factor }) => [leg, factor])).toEqual([
      ['private-data', 'exposes-secrets'],
      ['untrusted-content', 'runs-arbitrary-code'],
      ['way-out', 'runs-arbitrary-code'],
    ]);
  });

  it('do not come from a path that is only written to', () => {
    expect(legsOf({ category: 'Read', factors: ['arbitrary-path'] })).toHaveLength(1);
    expect(legsOf({ category: 'Write', factors: ['arbitrary-path'] })).toEqual([]);
  });

  it('are all given by some factor', () => {
    const given = Object.values(GIVEN_BY).flatMap((entries) => entries.map(({ leg }) => leg));
    expect([...new Set(given)].sort()).toEqual(Object.keys(LEGS).sort());
  });
});

describe('the flow of a server', () => {
  it('is complete when its tools have all three between them', () => {
    const flow = flowOf([LIST, MAIL, SEND]);
    expect(flow).toMatchObject({ complete: true, alone: [], breakers: ['read_mail', 'send_mail'] });
    expect(flow.smallest).toEqual({ leg: 'way-out', tools: ['send_mail'] });
  });

  it('is not complete without one of them', () => {
    expect(flowOf([LIST, MAIL])).toMatchObject({ complete: false, breakers: [], smallest: undefined });
    expect(flowOf([])).toMatchObject({ complete: false, alone: [] });
  });

  it('counts tools of one name as one, because they are denied together', () => {
    const flow = flowOf([facts('x', ['exposes-secrets']), facts('x', ['arbitrary-url'])]);
    expect(flow).toMatchObject({ complete: true, alone: ['x'], breakers: ['x'] });
  });

  it('tells which tools it can say nothing about', () => {
    const flow = flowOf([facts('frob', [], 'Unknown'), SEND, facts('comment', [], 'Write')]);
    expect(flow).toMatchObject({ unknown: ['frob'], writers: ['comment'] });
  });

  it('is broken by exactly the tools that it names, for any server', () => {
    fc.assert(
      fc.property(anyServer, (server) => {
        const flow = flowOf(server);
        const names = [...new Set(server.map(({ name }) => name))];
        const breaking = names.filter((name) => !flowOf(without(server, [name])).complete);
        expect(flow.breakers.toSorted()).toEqual(flow.complete ? breaking.toSorted() : []);
      }),
      { numRuns: 2000 },
    );
  });

  it('is broken by the smallest set that it names, and by no smaller one, for any server', () => {
    fc.assert(
      fc.property(anyServer, (server) => {
        const flow = flowOf(server);
        expect(flow.smallest === undefined).toBe(!flow.complete);
        if (flow.smallest === undefined) return;
        expect(flowOf(without(server, flow.smallest.tools)).complete).toBe(false);
        const names = [...new Set(server.map(({ name }) => name))];
        const fewest = subsets(names).find((set) => !flowOf(without(server, set)).complete);
        expect(flow.smallest.tools).toHaveLength(fewest?.length ?? -1);
        expect(flow.breakers.length > 0).toBe(flow.smallest.tools.length === 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('names as complete alone exactly the tools whose denial of all others leaves it complete', () => {
    fc.assert(
      fc.property(anyServer, (server) => {
        const names = [...new Set(server.map(({ name }) => name))];
        const alone = names.filter((name) => flowOf(server.filter((tool) => tool.name === name)).complete);
        expect(flowOf(server).alone.toSorted()).toEqual(alone.toSorted());
        expect(LEG_IDS.every((leg) => flowOf(server).tools[leg].length > 0)).toBe(flowOf(server).complete);
      }),
      { numRuns: 1000 },
    );
  });
});
