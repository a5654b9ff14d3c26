import { pieces } from './text.ts';

/**
 * The same JSON with every hidden character inside its strings as an escape: equal when parsed, and nothing in it can
 * deceive a reader or be lost when it is copied.
 */
export function readableJson(json: string): string {
  return pieces(json)
    .map((piece) => ('text' in piece ? piece.text : escaped(piece.hidden)))
    .join('');
}

function escaped(hidden: string): string {
  const character = String.fromCodePoint(Number.parseInt(hidden.slice(2), 16));
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** A value as JSON on one line, in single quotes for a POSIX shell. */
export function shellJson(value: unknown): string {
  return `'${readableJson(JSON.stringify(value)).replaceAll("'", String.raw`'\''`)}'`;
}
