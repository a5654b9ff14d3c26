import { AFTER_OBJECT, BEFORE_OBJECT } from '../patterns/words.ts';
import { NOMINAL_ACTS } from '../patterns/nominal.ts';
import type { Action, Surroundings } from './action.ts';
import { effectOf } from './action.ts';
import { verbForm } from './lexicon.ts';
import type { VerbMatch } from './lexicon.ts';
import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

const MAX_OBJECT = 6;
/** Words of the object that a quotation of the act includes. */
const MAX_QUOTED = 3;
/** Verbs that only carry the act that their object names: "performs a deletion", "make a payment". */
const CARRIERS = new Set([
  'perform',
  'attempt',
  'make',
  'do',
  'conduct',
  'execute',
  'run',
  'process',
  'handle',
  'start',
  'trigger',
  'initiate',
  'use',
]);

const STARTERS = new Set(['start', 'trigger', 'initiate']);

/** "Run an analysis locally" starts a program on the caller's machine, whatever it finds out. */
const LOCAL = new Set(['locally', 'cli']);

/** The object of the verb before `at`, and the index of its last word. */
export function objectAfter(tokens: readonly Token[], at: number, end: number): { objects: string[]; last: number } {
  const objects: string[] = [];
  let last = at - 1;
  for (let index = at; index < end && objects.length < MAX_OBJECT; index++) {
    const token = tokens[index];
    if (token === undefined || token.gap >= GAP.comma) break;
    const isOneOrMore = token.word === 'or' && tokens[index + 1]?.word === 'more';
    if (AFTER_OBJECT.has(token.word) && !isOneOrMore) break;
    if (BEFORE_OBJECT.has(token.word) || isOneOrMore) continue;
    objects.push(token.word);
    if (objects.length <= MAX_QUOTED) last = index;
  }
  return { objects, last };
}

type Meaning = Pick<Action, 'verb' | 'effect' | 'clarity'>;

/** The effect of a verb on its object, or of the act that the object names when the verb only carries it. */
export function meaningOf(
  match: VerbMatch,
  objects: readonly string[],
  near: readonly string[],
  around: Surroundings,
): Meaning {
  const { entry } = match;
  const ended = entry.verb === 'stop' ? verbForm(near[0] ?? '') : undefined;
  if (ended?.form === 'gerund') return { verb: entry.verb, effect: ended.entry.effect, clarity: 'fair' };
  // "Simulates pressing a key": on a screen the simulated act is done.
  const acted = entry.verb === 'simulate' ? verbForm(near[0] ?? '') : undefined;
  if (acted?.form === 'gerund' && acted.entry.effect === 'Execute')
    return { verb: acted.entry.verb, effect: 'Execute', clarity: 'fair' };
  const isCarrier = CARRIERS.has(entry.verb) && !near.some((word) => LOCAL.has(word));
  const nominal = isCarrier ? objects.find((word) => NOMINAL_ACTS.has(word)) : undefined;
  const carried = nominal === undefined ? undefined : verbForm(NOMINAL_ACTS.get(nominal) ?? '')?.entry;
  // Starting an analysis sets a job going; performing one is the analysis itself.
  const startsJob = STARTERS.has(entry.verb) && carried?.effect === 'Read';
  if (carried === undefined || startsJob) return { verb: entry.verb, ...effectOf(entry, objects, around, near) };
  return { verb: carried.verb, ...effectOf(carried, objects, around, near) };
}
