import { entriesOfJson } from './json.ts';
import { entriesOfLines } from './lines.ts';
import { placeAt, type Place } from './place.ts';
import type { StackProblem } from './stack.ts';
import { entriesOfToml } from './toml.ts';

export type StackFormat = 'json' | 'toml' | 'list';

/** An entry as it stands in the text, with its values: never shown, only identified and rewritten. */
export interface RawEntry {
  /** Empty for a line of a list. */
  name: string;
  /** Where it is in the document. */
  path: (string | number)[];
  /** The entry as a value without prototypes; for a line of a list, its words. */
  value: unknown;
  place: Place;
}

export interface Entries {
  format: StackFormat;
  /** The text that positions and paths are of. */
  text: string;
  entries: RawEntry[];
  problems: StackProblem[];
}

/** Longest text, in UTF-16 code units: far more than any configuration has. */
const LONGEST = 2_000_000;

/** The entries of a text, whatever its format is. */
export function readEntries(given: string): Entries {
  const text = given.replace(/^\uFEFF/, '');
  if (text.length > LONGEST)
    return {
      ...{ format: 'list', text: '', entries: [] },
      problems: [{ message: 'The text is too long for a configuration, and was not read.', ...placeAt('', 0) }],
    };
  const format = formatOf(text);
  const read = { json: entriesOfJson, toml: entriesOfToml, list: entriesOfLines }[format];
  return { format, text, ...read(text) };
}

/** Comments can stand before anything. */
const LEADING = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/;

function formatOf(text: string): StackFormat {
  const start = text.slice(LEADING.exec(text)?.[0].length ?? 0);
  // A table of TOML can begin like a list of JSON.
  if (
    /^\s*\[{1,2}\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*\s*\]{1,2}\s*(?:#.*)?$/m.test(
      text,
    ) &&
    !/^[{"]/.test(start) &&
    !/^\[\s*"[^"\n]*"\s*\]\s*$/.test(start.trim())
  )
    return 'toml';
  return /^[{["]/.test(start) ? 'json' : 'list';
}
