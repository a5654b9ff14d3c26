import { CATEGORIES, FACTORS, FACTOR_IDS, riskRank } from '../catalog/vocabulary.ts';
import type { Category, Confidence, FactorId, Risk } from '../catalog/vocabulary.ts';
import type { Evidence, RiskStep } from '../catalog/model.ts';
import type { Decision } from './rule.ts';

/** What a detected category finding brings to the decision. */
export interface Vote {
  ruleId: string;
  category: Exclude<Category, 'Unknown'>;
  confidence: Confidence;
  /** Where it was read. Two votes from one source are one witness. */
  source: Source;
}

export type Source = 'name' | 'description' | 'parameters' | 'annotations';

const SOURCES: readonly (readonly [string, Source])[] = [
  ['/name', 'name'],
  ['/title', 'name'],
  ['/annotations/title', 'name'],
  ['/description', 'description'],
  ['/annotations', 'annotations'],
];

/** The part of the definition that an evidence was read in. */
export function sourceOf({ pointer }: Evidence): Source {
  return SOURCES.find(([start]) => pointer.startsWith(start))?.[1] ?? 'parameters';
}

const PRECEDENCE: Record<Category, number> = {
  Unknown: 0,
  Read: 1,
  Write: 2,
  Execute: 3,
  Destructive: 4,
  Financial: 5,
};
const WEIGHT: Record<Confidence, number> = { low: 1, medium: 2, high: 3 };

/** A finding that explains away others: what they saw is there, but does not mean what it usually means. */
export interface Rebuttal {
  by: string;
  /** Votes for these categories are set aside. */
  categories: readonly Category[];
  /** Votes of these rules stand all the same. */
  except: readonly string[];
}

/** Sets aside the votes that other findings explain away. */
export function standing(votes: readonly Vote[], rebuttals: readonly Rebuttal[]): Vote[] {
  const active = rebuttals.filter((rebuttal) => votes.some((vote) => vote.ruleId === rebuttal.by));
  return votes.filter(
    (vote) =>
      !active.some(
        (rebuttal) =>
          rebuttal.by !== vote.ruleId &&
          rebuttal.categories.includes(vote.category) &&
          !rebuttal.except.includes(vote.ruleId),
      ),
  );
}

const UNDECIDED: Decision = { category: 'Unknown', confidence: 'low', decidedBy: [] };

function worst(votes: readonly Vote[]): Vote | undefined {
  return votes.reduce<Vote | undefined>(
    (best, vote) => (best === undefined || PRECEDENCE[vote.category] > PRECEDENCE[best.category] ? vote : best),
    undefined,
  );
}

/**
 * The strongest findings decide; among equally strong ones the worst effect wins. How sure we are depends on how many
 * sources agree, and on whether any equally strong one disagrees.
 */
export function decide(votes: readonly Vote[]): Decision {
  const top = Math.max(0, ...votes.map((vote) => WEIGHT[vote.confidence]));
  const leader = worst(votes.filter((vote) => WEIGHT[vote.confidence] === top));
  if (leader === undefined) return UNDECIDED;
  const agreeing = votes.filter((vote) => vote.category === leader.category);
  const opposing = votes.filter((vote) => vote.category !== leader.category && WEIGHT[vote.confidence] >= 2);
  const ranked = agreeing.toSorted((a, b) => WEIGHT[b.confidence] - WEIGHT[a.confidence]);
  return {
    category: leader.category,
    confidence: confidenceOf(ranked, opposing, top),
    decidedBy: [...new Set(ranked.map((vote) => vote.ruleId))],
  };
}

function confidenceOf(agreeing: readonly Vote[], opposing: readonly Vote[], top: number): Confidence {
  if (top === WEIGHT.low) return 'low';
  const witnesses = new Set(agreeing.filter((vote) => WEIGHT[vote.confidence] >= 2).map((vote) => vote.source)).size;
  const opposedStrongly = opposing.some((vote) => WEIGHT[vote.confidence] === top);
  if (top === WEIGHT.medium) return witnesses >= 2 && opposing.length === 0 ? 'medium' : 'low';
  if (opposing.length === 0) return witnesses >= 2 ? 'high' : 'medium';
  return opposedStrongly || witnesses < 2 ? 'low' : 'medium';
}

/** Adds up the risk so that a reader can redo it: the base, then everything that raises, then everything that lowers. */
export function riskSum(category: Category, factors: ReadonlySet<FactorId>): { risk: Risk; steps: RiskStep[] } {
  const base = CATEGORIES[category].baseRisk;
  const steps: RiskStep[] = [{ cause: 'category', move: 'start', to: base, result: base }];
  if (base === 'unrated') return { risk: base, steps };
  let risk: Risk = base;
  const present = FACTOR_IDS.filter((id) => factors.has(id));
  for (const pass of ['raise', 'lower', 'none'] as const) {
    for (const cause of present) {
      const effect = FACTORS[cause].effect;
      if (effect.move !== pass) continue;
      if (effect.move === 'raise' && riskRank(effect.to) > riskRank(risk)) risk = effect.to;
      if (effect.move === 'lower' && riskRank(effect.to) < riskRank(risk)) risk = effect.to;
      steps.push({ cause, move: effect.move, to: effect.move === 'none' ? risk : effect.to, result: risk });
    }
  }
  return { risk, steps };
}
