import { places } from './hidden.ts';
import type { Place } from './hidden.ts';
import { ordersIn } from './orders.ts';
import { isIntroduced, isQuoted, isSample } from './samples.ts';
import type { Text } from './text.ts';

/** Marks that only a chat program may write: who speaks, and that the system speaks. */
const MARKS =
  /<\|(?:im_start|system|assistant|user|start_header_id)\|>|\[INST\]|<<SYS>>|<(?:system|system-reminder|system_prompt|secret|hidden)>/gi;
const TURN =
  /(?:^|[\n[(])[ \t]*(?:#{1,4} ?)?(?:system|assistant|ai|model)(?: (?:note|message|override|prompt|instruction))?:[ \t]/gi;
const HEADING = /\[\/?(?:hidden|secret|system|admin)(?: [a-z]+){0,3}\]/gi;
const ASKED = /(?:^|\n)[ \t]*(?:human|user):[^\n]{1,400}\n{1,3}[ \t]*(?:assistant|ai):[ \t]/gi;
/** The end of what opens a turn; a text without one has no turns. */
const ENDS_TURN = /(?:system|assistant|ai|model|note|message|override|prompt|instruction):[ \t]/i;
/** Texts that show a conversation as an example say so. */
const SHOWS = /\b(?:examples?|e\.g|formats?|interactions?|transcripts?|samples?|dialogues?|turns?|template|roles?)\b/i;
const AFTER_MARK = /^[\s]*(?:tags?|tokens?|elements?|blocks?|and|or|,)\b/i;
const SHOWN_WITHIN = 300;

function isShown({ text, start, end }: Place): boolean {
  const before = text.read.slice(Math.max(0, start - SHOWN_WITHIN), start);
  return isSample(text, start) || SHOWS.test(before) || AFTER_MARK.test(text.read.slice(end, end + 20));
}

/**
 * Places where a definition speaks as the system or as a turn of the conversation, and gives an order. A line that
 * opens with the name of a parameter describes it.
 */
export function findTurns(text: Text, names: ReadonlySet<string>): Place[] {
  const value = text.read;
  const hasTurn = value.includes(':') && ENDS_TURN.test(value);
  if (!hasTurn && !value.includes('<') && !value.includes('[')) return [];
  const marks = places(text, MARKS).filter(
    (place) => ordersIn(value.slice(place.end, place.end + 400)) >= 1 && !isQuoted(text, place.start),
  );
  const turns = [...places(text, TURN), ...places(text, HEADING)]
    .filter((place) => !names.has(value.slice(place.start, place.end).replace(/[^A-Za-z]/g, '')))
    .filter((place) => ordersIn(lineOf(value, place.end)) >= 2);
  const found = [...marks.filter((place) => !isIntroduced(text, place.start)), ...turns, ...places(text, ASKED)];
  return found
    .filter((place) => !isShown(place))
    .map((place) => ({ ...place, end: Math.min(value.length, place.end + lineOf(value, place.end).length) }));
}

function lineOf(value: string, start: number): string {
  const end = value.indexOf('\n', start + 1);
  return value.slice(start, Math.min(end < 0 ? value.length : end, start + 400));
}
