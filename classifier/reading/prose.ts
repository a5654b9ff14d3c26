import type { Action, Surroundings } from './action.ts';
import { nextJoined, takesObject } from './joined.ts';
import type { Spot } from './joined.ts';
import { mainVerb } from './main-verb.ts';
import { OTHER_SUBJECTS } from './said.ts';
import { meaningOf, objectAfter } from './meaning.ts';
import type { Sentence } from './sentences.ts';
import type { Text } from './text.ts';
import type { Token } from './tokens.ts';

/** Words after the object that may say what kind of thing it is: "a subscription to events". */
const NEAR_WORDS = 6;

/** Whether a later sentence is a statement about the tool, and not advice to its user. */
function isStated(tokens: readonly Token[], sentence: Sentence, spot: Spot): boolean {
  if (spot.match.form === 'third')
    return spot.match.entry.noun === 'never' || takesObject(tokens, spot.at, sentence.end);
  const opening = tokens.slice(sentence.first, spot.at).map((token) => token.word);
  if (opening.some((word) => word === 'you' || OTHER_SUBJECTS.has(word))) return false;
  return opening.includes('also') || opening.includes('will') || opening.includes('can');
}

/** Where a quotation may end: "read-only" is not cut at its hyphen. */
function wholeWordEnd(text: Text, last: number): number | undefined {
  const end = text.tokens[last]?.end;
  const next = text.tokens[last + 1];
  const isHyphenated = end !== undefined && next?.start === end + 1 && text.value[end] === '-';
  return isHyphenated ? next.end : end;
}

/** The act of a sentence and those joined to it. `own` are names of the tool itself, which may open the sentence. */
function readSentence(
  text: Text,
  sentence: Sentence,
  place: 'main' | 'later',
  own: ReadonlySet<string>,
  around: Surroundings,
): Action[] {
  const { tokens } = text;
  const main = mainVerb(text, sentence, place, own);
  if (main === undefined || text.negated(main.at)) return [];
  const spots: Spot[] = [main];
  for (let spot = nextJoined(text, main.at + 1, sentence.end, main.match.form); spot !== undefined;) {
    if (!text.negated(spot.at)) spots.push(spot);
    if (spots.length >= MAX_JOINED) break;
    spot = nextJoined(text, spot.at + 1, sentence.end, main.match.form);
  }
  const stated = place === 'main' || isStated(tokens, sentence, main);
  let shared: string[] = [];
  // Backwards, because in "create, close or select a tab" the last object is that of all three.
  return spots
    .toReversed()
    .map(({ at, match }, index): Action => {
      const { objects, last } = objectAfter(tokens, at + 1, sentence.end);
      shared = objects.length > 0 ? objects : shared;
      const near = tokens.slice(at + 1, Math.min(last + 1 + NEAR_WORDS, sentence.end)).map((token) => token.word);
      const start = tokens[at]?.start ?? 0;
      const here = place === 'main' && index < spots.length - 1 ? 'joined' : place;
      return {
        place: here,
        ...meaningOf(match, shared, near, around),
        stated,
        objects: shared,
        text,
        start,
        end: wholeWordEnd(text, last) ?? start,
      };
    })
    .toReversed()
    .map((action, _, all) => (isAddedAgain(action, all) ? { ...action, effect: 'Write' as const } : action));
}

/** "Create sprints, add or remove issues" takes away a part that the same tool puts back. */
function isAddedAgain({ verb, objects }: Action, all: readonly Action[]): boolean {
  if (verb !== 'remove' || !all.some((other) => other.verb === 'create')) return false;
  return all.some((other) => other.verb === 'add' && other.objects.join() === objects.join());
}

/** Verbs on a par in one sentence, and sentences, beyond which a description is no longer about what the tool does. */
const MAX_JOINED = 8;
const MAX_SENTENCES = 40;

const OPENING_ROLES: ReadonlySet<string> = new Set(['returns', 'usage', 'arguments']);

/** Everything that a description says the tool does, its main act first. */
export function readProse(text: Text, own: ReadonlySet<string>, around: Surroundings): Action[] {
  const actions: Action[] = [];
  for (const [index, sentence] of text.sentences().slice(0, MAX_SENTENCES).entries()) {
    const hasMain = actions.length > 0;
    const speaksOfTheTool =
      sentence.role === 'act' ||
      (hasMain && sentence.role === 'note') ||
      (index === 0 && OPENING_ROLES.has(sentence.role)) ||
      (!hasMain && sentence.role === 'usage');
    if (!speaksOfTheTool) continue;
    actions.push(...readSentence(text, sentence, hasMain ? 'later' : 'main', own, around));
  }
  return actions;
}
