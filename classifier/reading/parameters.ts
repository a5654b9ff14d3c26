import { pointerToken } from '../../catalog/pointer.ts';
import type { JsonObject } from '../../catalog/model.ts';
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

function stringAt(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function typeOf(schema: JsonObject): string | undefined {
  const type = schema['type'];
  if (Array.isArray(type)) return type.find((entry): entry is string => typeof entry === 'string' && entry !== 'null');
  return typeof type === 'string' ? type : undefined;
}

/** Subschemas that speak of the same value: alternatives, and the items of a list. */
function sameValue(schema: JsonObject, pointer: string): [JsonObject, string][] {
  const found: [JsonObject, string][] = [];
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const list = schema[key];
    if (!Array.isArray(list)) continue;
    for (const [index, entry] of list.slice(0, 20).entries()) {
      if (isObject(entry)) found.push([entry, `${pointer}/${key}/${String(index)}`]);
    }
  }
  if (isObject(schema['items'])) found.push([schema['items'], `${pointer}/items`]);
  return found;
}

function choicesOf(schema: JsonObject, pointer: string): Place[] {
  const found: Place[] = [];
  for (const [part, at] of [[schema, pointer] as [JsonObject, string], ...sameValue(schema, pointer)]) {
    const values = part['enum'];
    if (Array.isArray(values)) {
      for (const [index, value] of values.slice(0, 100).entries()) {
        if (typeof value === 'string') found.push({ pointer: `${at}/enum/${String(index)}`, value });
      }
    }
    const only = stringAt(part, 'const');
    if (only !== undefined) found.push({ pointer: `${at}/const`, value: only });
  }
  return found;
}

interface Pending {
  schema: JsonObject;
  pointer: string;
  depth: number;
}

function typeIn(schema: JsonObject, pointer: string): string | undefined {
  return (
    typeOf(schema) ??
    sameValue(schema, pointer)
      .map(([part]) => typeOf(part))
      .find((type) => type !== undefined && type !== 'null')
  );
}

function parameter(
  name: string,
  schema: JsonObject,
  pointer: string,
  depth: number,
  required: Place | undefined,
): Parameter {
  const words = splitName(name.slice(0, 200)).map((token) => token.word);
  const description = stringAt(schema, 'description');
  const choices = choicesOf(schema, pointer);
  const type = typeof schema['type'] === 'string' ? { pointer: `${pointer}/type`, value: schema['type'] } : undefined;
  const title = stringAt(schema, 'title');
  const text =
    description === undefined || description === '' ? undefined : new Text(`${pointer}/description`, description);
  return {
    name,
    words,
    key: words.join(''),
    depth,
    required: required !== undefined,
    type: typeIn(schema, pointer),
    format: stringAt(schema, 'format'),
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

/** Lists the parameters of an input schema, without recursion and without following `$ref`. */
export function readParameters(root: JsonObject | undefined): Parameters {
  const list: Parameter[] = [];
  if (root === undefined) return { list, cut: false };
  let cut = false;
  const queue: Pending[] = [{ schema: root, pointer: '/inputSchema', depth: 0 }];
  for (let at = 0; at < queue.length; at++) {
    const next = queue[at];
    if (next === undefined) break;
    const { schema, pointer, depth } = next;
    if (depth > DEPTH_CAP || list.length >= COUNT_CAP || at > VISIT_CAP) {
      cut = true;
      break;
    }
    for (const [part, place] of sameValue(schema, pointer))
      queue.push({ schema: part, pointer: place, depth: depth + 1 });
    const properties = schema['properties'];
    if (!isObject(properties)) continue;
    const names = Array.isArray(schema['required']) ? schema['required'] : [];
    const requiredAt = new Map(names.slice(0, COUNT_CAP).map((name: unknown, index) => [name, index]));
    for (const [name, value] of Object.entries(properties)) {
      if (list.length >= COUNT_CAP) {
        cut = true;
        break;
      }
      if (!isObject(value)) continue;
      const place = `${pointer}/properties/${pointerToken(name)}`;
      const index = requiredAt.get(name);
      const required =
        index === undefined ? undefined : { pointer: `${pointer}/required/${String(index)}`, value: name };
      list.push(parameter(name, value, place, depth, required));
      if (
        isObject(value['properties']) ||
        isObject(value['items']) ||
        value['anyOf'] !== undefined ||
        value['oneOf'] !== undefined ||
        value['allOf'] !== undefined
      ) {
        queue.push({ schema: value, pointer: place, depth: depth + 1 });
      }
    }
  }
  return { list, cut };
}
