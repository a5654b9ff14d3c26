import { FOREIGN_VERBS } from '../patterns/foreign.ts';
import type { Effect } from '../patterns/verb.ts';
import { phraseBook } from './phrases.ts';
import type { Action } from './action.ts';
import type { Text } from './text.ts';
import { isDense } from './tokens.ts';

const findVerbs = phraseBook(FOREIGN_VERBS);
const EFFECTS = Object.keys(FOREIGN_VERBS) as Effect[];

/** Among words of European languages the verb opens the sentence; in the dense scripts it may close it. */
const OPENING_WORDS = 4;

/** How much of a sentence that does not end is read. */
const MAX_SENTENCE = 400;

/** Words that follow a verb's stem and turn it into a description: "deleted files", "a list of deletions". */
const PARTICIPLES = new Set(['된', '한', '済', '了', '过', '的', 'った']);

/**
 * What a description in another language says that the tool does, in its first sentence. Only asked when the English
 * reading found nothing, because short foreign words look like English ones.
 */
export function readForeign(text: Text): Action[] {
  const { tokens } = text;
  const first = text.sentences()[0];
  if (first === undefined) return [];
  const opening = tokens.slice(first.first, Math.min(first.end, first.first + MAX_SENTENCE));
  const actions: Action[] = [];
  for (const effect of EFFECTS) {
    for (const hit of findVerbs(opening).get(effect) ?? []) {
      const start = opening[hit.first];
      const end = opening[hit.last];
      if (start === undefined || end === undefined || PARTICIPLES.has(opening[hit.last + 1]?.word ?? '')) continue;
      if (!isDense(start.word.charCodeAt(0)) && hit.first >= OPENING_WORDS) continue;
      const verb = text.value.slice(start.start, end.end);
      const base = { place: 'main', verb, effect, clarity: 'fair', stated: true, objects: [], text } as const;
      actions.push({ ...base, start: start.start, end: end.end });
    }
  }
  return decisive(actions);
}

/** In a dense script the reading verb is often a noun ("search results"); a worse verb beside it is what is done. */
function decisive(actions: readonly Action[]): Action[] {
  const worse = actions.filter((action) => action.effect !== 'Read');
  return worse.length > 0 ? worse : [...actions];
}
