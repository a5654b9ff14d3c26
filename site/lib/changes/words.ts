import type { ShownEvent } from '../../../catalog/read-changes.ts';
import { CHANGE_KINDS, type Cause } from '../../../catalog/change.ts';
import { stringifyJson } from '../../../catalog/json.ts';
import { quantity } from '../language.ts';
import { oneLine } from '../text.ts';

/** What an event says in one sentence about its tool or server, without the name. For plain text as well as pages. */
export function inWords(event: ShownEvent): string {
  const [before, after] = [shortValue(event.before, 40), shortValue(event.after, 40)];
  switch (event.kind) {
    case 'server-added':
      return 'The server is new in the catalog.';
    case 'server-gone':
      return 'No source names the server any more.';
    case 'server-back':
      return 'A source names the server again.';
    case 'server-listed':
      return `Its tools were read for the first time: ${quantity(Number(event.after), 'tool')}.`;
    case 'auth-changed':
      return 'The server asks something else of those who sign in.';
    case 'tool-added':
      return `New tool, ${rated(after)}.`;
    case 'tool-removed':
      return `The server no longer lists this tool. It was ${rated(before)}.`;
    case 'risk-raised':
    case 'risk-lowered':
    case 'category-changed':
    case 'confidence-changed':
      return `${CHANGE_KINDS[event.kind]} from ${before} to ${after}. ${BECAUSE[event.cause]}`;
    case 'attack-found':
      return `The rule ${after} finds text that acts on the model. ${BECAUSE[event.cause]}`;
    case 'title-changed':
    case 'description-changed':
      return `${event.kind === 'title-changed' ? 'Title' : 'Description'} ${moved(event)}.`;
    case 'schema-changed':
      return `Input schema changed in ${quantity(placesOf(event).length, 'place')}.`;
    case 'annotations-changed':
      return `Annotations changed in ${quantity(placesOf(event).length, 'place')}.`;
  }
}

/** Why a finding is another one: the difference between a changed tool and a changed opinion. */
const BECAUSE: Record<Cause, string> = {
  tool: 'The definition of the tool changed.',
  rules: 'Our rules or corrections changed; the definition is the same.',
  either: 'Both its definition and our rules changed since the look before.',
};

function rated(risk: string): string {
  return risk === 'unrated' ? 'unrated' : `of ${risk} risk`;
}

function moved({ before, after }: ShownEvent): string {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

/** One place of a schema or of annotations that differs; absent values are undefined. */
export interface Place {
  pointer: string;
  before: unknown;
  after: unknown;
}

/** The places that differ, in the order of their pointers. */
export function placesOf({ before, after }: Pick<ShownEvent, 'before' | 'after'>): Place[] {
  const [was, is] = [objectOf(before), objectOf(after)];
  const pointers = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return pointers.map((pointer) => ({ pointer, before: was[pointer], after: is[pointer] }));
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A value from outside on one line of at most `max` characters; hidden characters are named. */
export function shortValue(value: unknown, max: number): string {
  if (value === undefined) return 'none';
  return oneLine(typeof value === 'string' ? value : stringifyJson(value), max);
}
