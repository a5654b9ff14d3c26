import { branches, choicesOf, isObject, resolved } from '../../catalog/json-schema.ts';
import type { JsonObject, Tool } from '../../catalog/model.ts';
import { pointerToken } from '../../catalog/pointer.ts';
import { typeOf } from './schema.ts';

export interface Parameter {
  /** How a person writes it: `to`, `filter.owner`, `items[].id`. */
  path: string;
  /** RFC 6901 pointer of its schema in the tool's definition. */
  pointer: string;
  type: string;
  required: boolean;
  description: string | undefined;
  choices: string[];
  /** 0 for a parameter of the call itself. */
  depth: number;
}

export interface Parameters {
  rows: Parameter[];
  /** Whether the schema goes on where the rows stop. */
  cut: boolean;
  /** Whether the schema accepts arguments that it does not name. */
  open: boolean;
}

const MAX_ROWS = 24;
const MAX_DEPTH = 4;
/** Schemas looked into at most: alternatives multiply. */
const MAX_STEPS = 2000;

interface Step {
  schema: unknown;
  pointer: string;
  path: string;
  depth: number;
}

/** The parameters of a call, nested ones after the one that holds them; undefined when no schema is published. */
export function parametersOf(tool: Tool, max = MAX_ROWS): Parameters | undefined {
  const root = tool.inputSchema;
  if (root === undefined) return undefined;
  const rows = new Map<string, Parameter>();
  const todo: Step[] = [{ schema: root, pointer: '/inputSchema', path: '', depth: 0 }];
  let cut = false;
  for (let steps = 0; todo.length > 0; steps += 1) {
    const step = todo.pop();
    if (step === undefined) break;
    if (steps > MAX_STEPS || step.depth > MAX_DEPTH) cut = true;
    else todo.push(...look(root, step, rows).reverse());
  }
  const all = inReadingOrder([...rows.values()]);
  // Outer parameters before inner ones: what a call must have is never what is left out.
  const kept = new Set([...all].sort((a, b) => a.depth - b.depth).slice(0, max));
  return {
    rows: all.filter((row) => kept.has(row)),
    cut: cut || all.length > max,
    open: root['additionalProperties'] !== false,
  };
}

/** Notes the properties of one schema, and says where to look next. */
function look(root: JsonObject, step: Step, rows: Map<string, Parameter>): Step[] {
  const schema = resolved(root, step.schema);
  if (schema === undefined) return [];
  const next: Step[] = branches(schema).map(({ key, index, schema: part }) => ({
    ...step,
    schema: part,
    pointer: `${step.pointer}/${key}/${index}`,
  }));
  if (isObject(schema['items']) && step.path !== '') {
    next.push({ ...step, schema: schema['items'], pointer: `${step.pointer}/items`, path: `${step.path}[]` });
  }
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? new Set<unknown>(schema['required']) : new Set<unknown>();
  for (const [key, body] of Object.entries(properties)) {
    const path = step.path === '' ? key : `${step.path}.${key}`;
    const pointer = `${step.pointer}/properties/${pointerToken(key)}`;
    if (rows.has(path) || rows.size > MAX_ROWS * 4) continue;
    rows.set(path, describe(root, body, { path, pointer, required: required.has(key), depth: step.depth }));
    next.push({ schema: body, pointer, path, depth: step.depth + 1 });
  }
  return next;
}

function describe(
  root: JsonObject,
  body: unknown,
  known: Pick<Parameter, 'path' | 'pointer' | 'required' | 'depth'>,
): Parameter {
  const schema = resolved(root, body) ?? {};
  const own = isObject(body) && typeof body['description'] === 'string' ? body['description'] : schema['description'];
  return {
    ...known,
    type: typeOf(root, body),
    description: typeof own === 'string' && own.trim() !== '' ? own : undefined,
    choices: choicesOf(schema).map((value) => (typeof value === 'string' ? value : scalar(value))),
  };
}

function scalar(value: unknown): string {
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}

/** A parameter directly before those that it holds, siblings in the order of the schema. */
function inReadingOrder(rows: Parameter[]): Parameter[] {
  const children = new Map<string, Parameter[]>();
  for (const row of rows) {
    const parent = row.pointer.slice(0, row.pointer.lastIndexOf('/properties/'));
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const parents = [...children.keys()];
  const out: Parameter[] = [];
  const todo = rows.filter((row) => row.depth === 0).reverse();
  for (let row = todo.pop(); row !== undefined; row = todo.pop()) {
    out.push(row);
    const { pointer, depth } = row;
    const below = parents.filter((parent) => parent === pointer || parent.startsWith(`${pointer}/`));
    const held = below.flatMap((parent) => children.get(parent) ?? []).filter((child) => child.depth === depth + 1);
    todo.push(...held.reverse());
  }
  return out;
}

/** The parameter that a pointer into the definition is about: the innermost one on its way. */
export function parameterAt(parameters: Parameters | undefined, pointer: string): Parameter | undefined {
  return parameters?.rows
    .filter((row) => pointer === row.pointer || pointer.startsWith(`${row.pointer}/`))
    .reduce<Parameter | undefined>(
      (best, row) => (best && best.pointer.length >= row.pointer.length ? best : row),
      undefined,
    );
}
