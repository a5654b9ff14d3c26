import { pointerToken } from '../../catalog/pointer.ts';
import type { JsonObject } from '../../catalog/model.ts';
import { keywordsOf } from './schema.ts';
import type { Keywords } from './schema.ts';
import { Text } from './text.ts';
import { splitName } from './tokens.ts';

/** A schema is read this deep and this far; what lies beyond is reported as not read. */
const DEPTH_CAP = 12;
const COUNT_CAP = 400;
const VISIT_CAP = 2000;

interface Place {
  pointer: string;
  value: string;
}

/** One parameter, at any depth of the input schema. */
export interface Parameter {
  name: string;
  /** Lower-case words of the name. */
  words: readonly string[];
  /** Those words in one piece: `filePath`, `file_path` and `file-path` are one key. */
  key: string;
  depth: number;
  required: boolean;
  type: string | undefined;
  format: string | undefined;
  /** Enum, const and default values that are strings. */
  choices: readonly Place[];
  description: Text | undefined;
  /** The best string to cite for the parameter itself: its description, its entry in `required`, a value, its type. */
  cite: Place | undefined;
}

export interface Parameters {
  list: readonly Parameter[];
  cut: boolean;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function typeOf({ type }: Keywords): string | undefined {
  if (Array.isArray(type)) return type.find((entry): entry is string => typeof entry === 'string' && entry !== 'null');
  return typeof type === 'string' ? type : undefined;
}

/** A schema and where it stands. */
interface Part {
  schema: Keywords;
  pointer: string;
}

/** Subschemas that speak of the same value: alternatives, and the items of a list. */
function sameValue(schema: Keywords, pointer: string): Part[] {
  const found: Part[] = [];
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    const list = schema[key];
    if (!Array.isArray(list)) continue;
    for (const [index, entry] of list.slice(0, 20).entries()) {
      if (isObject(entry)) found.push({ schema: keywordsOf(entry), pointer: `${pointer}/${key}/${String(index)}` });
    }
  }
  if (isObject(schema.items)) found.push({ schema: keywordsOf(schema.items), pointer: `${pointer}/items` });
  return found;
}

function choicesOf(parts: readonly Part[]): Place[] {
  const found: Place[] = [];
  for (const { schema, pointer } of parts) {
    if (Array.isArray(schema.enum)) {
      for (const [index, value] of schema.enum.slice(0, 100).entries()) {
        if (typeof value === 'string') found.push({ pointer: `${pointer}/enum/${String(index)}`, value });
      }
    }
    if (typeof schema.const === 'string') found.push({ pointer: `${pointer}/const`, value: schema.const });
  }
  return found;
}

interface Pending extends Part {
  depth: number;
}

function typeIn(schema: Keywords, same: readonly Part[]): string | undefined {
  return (
    typeOf(schema) ?? same.map((part) => typeOf(part.schema)).find((type) => type !== undefined && type !== 'null')
  );
}

function parameter(name: string, own: Part, depth: number, required: Place | undefined): Parameter {
  const { schema, pointer } = own;
  const same = sameValue(schema, pointer);
  const words = splitName(name.slice(0, 200)).map((token) => token.word);
  const description = stringOf(schema.description);
  const choices = choicesOf([own, ...same]);
  const type = typeof schema.type === 'string' ? { pointer: `${pointer}/type`, value: schema.type } : undefined;
  const title = stringOf(schema.title);
  const text =
    description === undefined || description === '' ? undefined : new Text(`${pointer}/description`, description);
  return {
    name,
    words,
    key: words.join(''),
    depth,
    required: required !== undefined,
    type: typeIn(schema, same),
    format: stringOf(schema.format),
    choices,
    description: text,
    cite:
      required ??
      (title === undefined || title === '' ? undefined : { pointer: `${pointer}/title`, value: title }) ??
      (text === undefined ? undefined : { pointer: text.pointer, value: text.value }) ??
      choices[0] ??
      type,
  };
}

/** Whether there are further parameters to look for below. */
function holdsMore({ properties, items, anyOf, oneOf, allOf }: Keywords): boolean {
  return isObject(properties) || isObject(items) || anyOf !== undefined || oneOf !== undefined || allOf !== undefined;
}

/** Lists the parameters of an input schema, without recursion and without following `$ref`. */
export function readParameters(root: JsonObject | undefined, base = '/inputSchema'): Parameters {
  const list: Parameter[] = [];
  if (root === undefined) return { list, cut: false };
  let cut = false;
  const queue: Pending[] = [{ schema: keywordsOf(root), pointer: base, depth: 0 }];
  for (let at = 0; at < queue.length; at++) {
    const next = queue[at];
    if (next === undefined) break;
    const { schema, pointer, depth } = next;
    if (depth > DEPTH_CAP || list.length >= COUNT_CAP || at > VISIT_CAP) {
      cut = true;
      break;
    }
    for (const part of sameValue(schema, pointer)) queue.push({ ...part, depth: depth + 1 });
    if (!isObject(schema.properties)) continue;
    const names: unknown[] = Array.isArray(schema.required) ? schema.required.slice(0, COUNT_CAP) : [];
    for (const name in schema.properties) {
      if (list.length >= COUNT_CAP) {
        cut = true;
        break;
      }
      const value = schema.properties[name];
      if (!isObject(value)) continue;
      const index = names.lastIndexOf(name);
      const required = index < 0 ? undefined : { pointer: `${pointer}/required/${String(index)}`, value: name };
      const own: Part = { schema: keywordsOf(value), pointer: `${pointer}/properties/${pointerToken(name)}` };
      list.push(parameter(name, own, depth, required));
      if (holdsMore(own.schema)) queue.push({ ...own, depth: depth + 1 });
    }
  }
  return { list, cut };
}
