import type { ToolFacts } from '../catalog/model.ts';
import { FACTOR_IDS, type Category, type FactorId } from '../catalog/vocabulary.ts';
import { GIVEN_BY, LEG_IDS, type LegId } from './legs.ts';

/** A leg that a tool has, and what gives it. */
export interface ToolLeg {
  leg: LegId;
  factor: FactorId;
  because: string;
}

/** The legs of one tool, in the order of `LEGS`, each by the first factor that gives it. */
export function legsOf({ category, factors }: Pick<ToolFacts, 'category' | 'factors'>): ToolLeg[] {
  const given = FACTOR_IDS.filter((id) => factors.includes(id)).flatMap((factor) =>
    (GIVEN_BY[factor] ?? [])
      .filter(({ onlyIf }) => onlyIf?.includes(category) ?? true)
      .map(({ leg, because }) => ({ leg, factor, because })),
  );
  return LEG_IDS.flatMap((leg) => given.find((one) => one.leg === leg) ?? []);
}

/** How the tools of one server complete each other. */
export interface ServerFlow {
  /** The names of the tools that give each leg, in the order of the manifest. */
  tools: Record<LegId, string[]>;
  /** Whether every leg is there. */
  complete: boolean;
  /** The tools that have all three legs by themselves. */
  alone: string[];
  /** Each of these is the only one of a leg, so that denying it alone is enough. Empty when nothing is complete. */
  breakers: string[];
  /** The smallest set whose denial takes a leg away. Undefined when nothing is complete. */
  smallest: { leg: LegId; tools: string[] } | undefined;
  /** Tools of category Unknown: which legs they have, nobody can tell. */
  unknown: string[];
  /** Tools of category Write without a way out: who reads what they write, their definitions do not say. */
  writers: string[];
}

/** Of legs with equally few tools, the one to take away: without a way out, the rest keeps its use. */
const TAKEN_FIRST: readonly LegId[] = ['way-out', 'untrusted-content', 'private-data'];

/** The flow of a server. Tools that share a name are one: a policy cannot tell them apart, so they are denied together. */
export function flowOf(facts: readonly ToolFacts[]): ServerFlow {
  const names: Record<LegId, Set<string>> = {
    'private-data': new Set(),
    'untrusted-content': new Set(),
    'way-out': new Set(),
  };
  for (const tool of facts) for (const { leg } of legsOf(tool)) names[leg].add(tool.name);
  const complete = LEG_IDS.every((leg) => names[leg].size > 0);
  const only = LEG_IDS.filter((leg) => names[leg].size === 1).flatMap((leg) => [...names[leg]]);
  const [fewest] = TAKEN_FIRST.toSorted((a, b) => names[a].size - names[b].size);
  const namesOf = (category: Category) => [
    ...new Set(facts.filter((it) => it.category === category).map((it) => it.name)),
  ];
  return {
    tools: {
      'private-data': [...names['private-data']],
      'untrusted-content': [...names['untrusted-content']],
      'way-out': [...names['way-out']],
    },
    complete,
    alone: [...names['private-data']].filter((name) => LEG_IDS.every((leg) => names[leg].has(name))),
    breakers: complete ? [...new Set(only)] : [],
    smallest: complete && fewest !== undefined ? { leg: fewest, tools: [...names[fewest]] } : undefined,
    unknown: namesOf('Unknown'),
    writers: namesOf('Write').filter((name) => !names['way-out'].has(name)),
  };
}
