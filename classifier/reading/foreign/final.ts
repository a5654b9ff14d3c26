import type { FinalLanguage } from '../../patterns/foreign/language.ts';
import { GAP } from '../tokens.ts';
import { CARRIERS } from './spot.ts';
import type { Spot, Stretch } from './spot.ts';
import type { Word } from './words.ts';

/** How much of the text behind a stem is looked at. */
const ENDING = 16;
/** An object stands this many signs before its verb. */
const OBJECT_REACH = 16;
/** Verbs on a par stand this close. */
const JOINT_REACH = 14;
const CLAUSE_END = /^\s*($|[。．.!?！？、，,;；:：()（）「」[\]\n|/／·・→—-])/;

type State = 'done' | 'undone' | 'joined' | 'bare';

function longest(list: readonly string[], rest: string): number {
  let length = -1;
  for (const start of list) if (start.length > length && rest.startsWith(start)) length = start.length;
  return length;
}

/** The plain form is done when the clause ends after it or a tool follows: "a tool that deletes". */
function isPlainlyDone(language: FinalLanguage, rest: string): boolean {
  return ['', ...language.plain].some((ending) => {
    if (!rest.startsWith(ending)) return false;
    const after = rest.slice(ending.length);
    return CLAUSE_END.test(after) || language.tools.some((tool) => after.trimStart().startsWith(tool));
  });
}

/** What the ending of a stem says. */
function stateOf(language: FinalLanguage, rest: string): State {
  const done = longest(language.done, rest);
  const undone = longest(language.undone, rest);
  if (done > 0 || undone > 0) return done >= undone ? 'done' : 'undone';
  if (longest(language.joints, rest.trimStart()) > 0) return 'joined';
  return isPlainlyDone(language, rest) ? 'done' : 'bare';
}

function objectsOf(stretch: Stretch, word: Word): string[] {
  const { tokens } = stretch.text;
  const objects: string[] = [];
  let open = word.first;
  while (open > stretch.sentence.first && word.first - open < OBJECT_REACH && (tokens[open]?.gap ?? 0) < GAP.clause)
    open--;
  for (const other of stretch.words) {
    if (other.thing !== undefined && other.first >= open && other.last < word.first) objects.push(other.thing);
  }
  return objects;
}

function restAfter({ text }: Stretch, word: Word): string {
  const end = text.tokens[word.last]?.end ?? 0;
  return text.value.slice(end, end + ENDING).toLowerCase();
}

/** What a sentence says is done, in the languages that end with the verb. */
export function readFinal(language: FinalLanguage, stretch: Stretch): Spot[] {
  const verbs = stretch.words.filter((word) => word.verb !== undefined);
  const spots: Spot[] = [];
  let next: { word: Word; state: State } | undefined;
  for (const word of verbs.toReversed()) {
    let state = stateOf(language, restAfter(stretch, word));
    if (state === 'joined') {
      const near = next !== undefined && next.word.first - word.last <= JOINT_REACH;
      state = near ? (next?.state ?? 'done') : 'done';
    }
    // "Runs a deletion": the noun before the carrier has been read as what is done.
    const carries = state === 'done' && CARRIERS.has(word.verb ?? '') && isCarrying(language, stretch, word, verbs);
    if (!carries && state !== 'undone' && word.verb !== undefined) {
      spots.push({ word, verb: word.verb, objects: objectsOf(stretch, word), weak: state === 'bare' });
    }
    next = { word, state };
  }
  const firm = spots.filter((spot) => !spot.weak);
  return (firm.length > 0 ? firm : spots).toReversed();
}

function isCarrying(language: FinalLanguage, stretch: Stretch, word: Word, verbs: readonly Word[]): boolean {
  const before = verbs[verbs.indexOf(word) - 1];
  if (before === undefined || word.first - before.last > 4) return false;
  return stateOf(language, restAfter(stretch, before)) === 'done';
}
