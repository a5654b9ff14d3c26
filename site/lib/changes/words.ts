import type { ShownEvent } from '../../../catalog/read-changes.ts';
import { CHANGE_KINDS, type Cause } from '../../../catalog/change.ts';
import { stringifyJson } from '../../../catalog/json.ts';
import { quantity } from '../language.ts';
import { oneLine } from '../text.ts';

/**
 * What an event says in one sentence or two about its tool or server, without the name. Where it does not say who made
 * the change, the author did.
 */
export function inWords(event: ShownEvent): string {
  return `${whatHappened(event)}${BECAUSE[event.cause]}`;
}

/** What events of one tool say together: each reason once, behind all that it is the reason of. */
export function togetherInWords(events: readonly ShownEvent[]): string {
  return [...Map.groupBy(events, ({ cause }) => cause)]
    .map(([cause, of]) => `${of.map(whatHappened).join(' ')}${BECAUSE[cause]}`)
    .join(' ');
}

function whatHappened(event: ShownEvent): string {
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
      return `${CHANGE_KINDS[event.kind]} from ${before} to ${after}${event.cause === 'author' ? ' by its author' : ''}.`;
    case 'category-changed':
    case 'confidence-changed':
      return `${CHANGE_KINDS[event.kind]} from ${before} to ${after}.`;
    case 'attack-found':
      return `The rule ${after} finds text that acts on the model.`;
    case 'title-changed':
      return `Title ${moved(event)}.`;
    case 'description-changed':
      return `Description ${moved(event)}.`;
    case 'schema-changed':
      return `Input schema ${movedPlaces(event)}.`;
    case 'annotations-changed':
      return `Annotations ${movedPlaces(event)}.`;
  }
}

/** The difference between a changed tool and a changed opinion. */
const BECAUSE: Record<Cause, string> = {
  author: '',
  rules: ' Our rules or corrections changed; the definition is the same.',
  either: ' Both its definition and our rules changed since the look before.',
  reading: ' The catalog now reads the server in another way.',
};

function rated(risk: string): string {
  return risk === 'unrated' ? 'unrated' : `of ${risk} risk`;
}

function moved({ before, after }: Pick<ShownEvent, 'before' | 'after'>): string {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function movedPlaces(event: ShownEvent): string {
  const [place, ...more] = placesOf(event);
  if (place?.pointer === '' && more.length === 0) return moved(place);
  return `changed in ${quantity(more.length + 1, 'place')}`;
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
