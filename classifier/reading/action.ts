import type { Clarity, Effect, VerbEntry } from '../patterns/verb.ts';
import { isOfClass, senseOf } from './lexicon.ts';
import type { Text } from './text.ts';

/**
 * One thing that a text says the tool does. `name` and `title` are labels; `main` is the leading verb of the
 * description, `joined` a verb on a par with it ("fetch and delete"), `later` one of a later sentence.
 */
export interface Action {
  place: 'name' | 'title' | 'main' | 'joined' | 'later';
  verb: string;
  effect: Effect;
  clarity: Clarity;
  /** A later sentence that is plainly about the tool: "It also deletes …", not advice such as "Delete it first". */
  stated: boolean;
  /** What is acted on, lower case, nearest to the verb first. */
  objects: readonly string[];
  text: Text;
  start: number;
  end: number;
}

/** What the rest of the server tells about ambiguous words. */
export interface Surroundings {
  /** Its tools work on a screen: "select", "close" and "type" act there. */
  screen: boolean;
}

/** Verbs that act on the screen when the server is one for screens and the object does not say otherwise. */
const SCREEN_VERBS = new Set(
  `close evaluate select type fill press drop upload handle scroll drag resize open navigate go back forward emulate new switch input
  check uncheck clear submit wait_click choose focus set press_key start stop reload refresh`.split(/\s+/),
);
/** Even on a screen these may be about something else, unless their object is part of one. */
const DOUBTFUL = new Set([
  'handle',
  'set',
  'check',
  'new',
  'start',
  'stop',
  'clear',
  'reload',
  'refresh',
  'switch',
  'open',
  'resize',
  'submit',
]);
const SCREEN_EXCEPTIONS = new Set(['screenshot', 'snapshot', 'cookie', 'cookies', 'storage']);

export function effectOf(
  entry: VerbEntry,
  objects: readonly string[],
  surroundings: Surroundings,
  around: readonly string[] = objects,
): Pick<VerbEntry, 'effect' | 'clarity'> {
  const sense = senseOf(entry, objects, around);
  if (sense !== entry || !surroundings.screen || !SCREEN_VERBS.has(entry.verb)) return sense;
  if (objects.some((word) => SCREEN_EXCEPTIONS.has(word))) return sense;
  const isDoubtful = DOUBTFUL.has(entry.verb);
  if (isDoubtful && objects.length > 0 && !objects.some((word) => isOfClass(word, 'screen'))) return sense;
  return { effect: 'Execute', clarity: isDoubtful ? 'fair' : 'clear' };
}
