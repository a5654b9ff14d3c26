import type { Evidence } from '../../catalog/model.ts';
import type { Confidence } from '../../catalog/vocabulary.ts';
import type { Clarity, Effect } from '../patterns/verb.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Answer } from '../rule.ts';
import { quote } from '../evidence.ts';
import type { ToolView } from '../view.ts';
import type { Action } from './action.ts';

const CONFIDENCE: Record<Clarity, Confidence> = { clear: 'high', fair: 'medium', vague: 'low' };
const RANK: Record<Confidence, number> = { high: 2, medium: 1, low: 0 };

function strongest(actions: readonly Action[]): Confidence {
  return actions.map((action) => CONFIDENCE[action.clarity]).reduce((a, b) => (RANK[a] >= RANK[b] ? a : b), 'low');
}

function list(words: readonly string[]): string {
  const unique = [...new Set(words)].map((word) => `"${word}"`);
  return unique.length < 2 ? (unique[0] ?? '') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
}

const SEVERITY: Record<Effect, number> = { Read: 0, Write: 1, Execute: 2, Destructive: 3, Financial: 4 };

/** A name that is only a plural says little: where the description's verb is not understood, it says nothing. */
function isLeftOpen(view: ToolView, { effect, clarity }: Action): boolean {
  return effect === 'Read' && clarity === 'vague' && view.description !== undefined && view.acts.length === 0;
}

/** Answers "does the name say …?" */
export function labelSays(view: ToolView, effect: Effect): Answer {
  const found = view.labels.filter((action) => action.effect === effect && !isLeftOpen(view, action));
  const [first] = found;
  if (first === undefined) return view.labels.length === 0 ? NOT_APPLICABLE : NOT_DETECTED;
  const source = first.place === 'name' ? 'name' : 'title';
  const evidence = found.map((action) => quote(action.text, action.start, action.end));
  return detected(strongest(found), `The ${source} says ${list(evidence.map((entry) => entry.snippet))}.`, evidence);
}

/** Answers "does the description's main sentence say …?" */
export function mainActSays(view: ToolView, effect: Effect): Answer {
  if (view.description === undefined) return NOT_APPLICABLE;
  const found = view.acts.filter(
    (action) => action.effect === effect && (action.place === 'main' || action.place === 'joined'),
  );
  if (found.length === 0) return NOT_DETECTED;
  const evidence = found.map((action) => quote(action.text, action.start, action.end));
  // "List, create or close tabs", "connect and get back an id": the milder act must not outweigh a worse one.
  const hasWorse = view.acts.some(
    (action) => action.place !== 'later' && action.clarity !== 'vague' && SEVERITY[action.effect] > SEVERITY[effect],
  );
  const strength = strongest(found);
  return detected(
    hasWorse && strength === 'high' ? 'medium' : strength,
    `The description says that it does this: ${list(evidence.map((entry) => entry.snippet))}.`,
    evidence,
  );
}

/** A later sentence is news only when it tells of something worse than the name and the main sentence do. */
function isNews(view: ToolView, effect: Effect): boolean {
  const told = [...view.labels, ...view.acts.filter((action) => action.place !== 'later')];
  return told.every((action) => SEVERITY[action.effect] < SEVERITY[effect]);
}

/** Answers "does a later sentence say that the tool also …?" */
export function laterActSays(view: ToolView, effect: Effect): Answer {
  if (view.description === undefined) return NOT_APPLICABLE;
  const found = view.acts.filter(
    (action) => action.effect === effect && action.place === 'later' && action.stated && action.clarity !== 'vague',
  );
  if (found.length === 0) return NOT_DETECTED;
  const evidence = found.map((action) => quote(action.text, action.start, action.end));
  const confidence = isNews(view, effect) ? strongest(found) : 'medium';
  return detected(
    confidence,
    `Further on, the description says that it also does this: ${list(evidence.map((entry) => entry.snippet))}.`,
    evidence,
  );
}

/** Answers "can a caller choose an action that …?" */
export function offersInclude(view: ToolView, effect: Effect): Answer {
  const offers = view.offers();
  if (offers.length === 0) return NOT_APPLICABLE;
  const found = offers.filter((offer) => offer.effect === effect && offer.clarity !== 'vague');
  const [first] = found;
  if (first === undefined) return NOT_DETECTED;
  const evidence = found.map((offer) => offer.evidence);
  const confidence = found.some((offer) => offer.clarity === 'clear') ? 'high' : 'medium';
  return detected(
    confidence,
    `The parameter "${first.parameter.name}" can be ${list(found.map((offer) => offer.value)).replace(/ and (?=[^ ]*$)/, ' or ')}.`,
    evidence,
  );
}

/** The texts that speak for a category, for findings that put it against something else. */
export function evidenceFor(view: ToolView, effect: string): Evidence[] {
  const told = [...view.acts, ...view.labels].filter((action) => action.effect === effect);
  const offered = view.offers().filter((offer) => offer.effect === effect);
  const found = [
    ...told.map((action) => quote(action.text, action.start, action.end)),
    ...offered.map((offer) => offer.evidence),
  ];
  return found.length > 0 ? found : [quote(view.name, 0, view.tool.name.length)];
}
