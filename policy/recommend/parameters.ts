import { branches, choicesOf, isObject, resolved } from '../../catalog/json-schema.ts';
import type { JsonObject, Tool } from '../../catalog/model.ts';
import { readPath } from '../language/path.ts';
import { typesOf, type Type } from './types.ts';

/** A parameter that a condition can be written on, because its schema says of which one type it is. */
export interface Parameter {
  /** Where the language finds it: `args.filter.url`, `args.urls.*`. */
  path: string;
  /** Its own name, and what it is for. */
  name: string;
  description: string;
  format: string;
  type: 'text' | 'number' | 'list';
  /** It may be left out as `null`. */
  nullable: boolean;
  /** A valid call has it. */
  required: boolean;
}

const MAX_DEPTH = 4;
/** Schemas looked into at most: alternatives multiply. */
const MAX_STEPS = 1000;

interface Step {
  schema: unknown;
  /** Of the object whose properties are looked for. */
  path: string;
  depth: number;
  required: boolean;
}

/** The parameters of a tool that conditions can be written on, outer ones first. */
export function parametersOf({ inputSchema: root }: Tool): Parameter[] {
  if (root === undefined) return [];
  const found = new Map<string, Parameter>();
  const taken = new Set<string>();
  const todo: Step[] = [{ schema: root, path: 'args', depth: 0, required: true }];
  for (let i = 0; i < Math.min(todo.length, MAX_STEPS); i += 1) {
    const step = todo[i];
    const schema = resolved(root, step?.schema);
    if (step === undefined || schema === undefined || step.depth > MAX_DEPTH) continue;
    for (const { key, schema: part } of branches(schema))
      todo.push({ ...step, schema: part, depth: step.depth + 1, required: step.required && key === 'allOf' });
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const required = Array.isArray(schema['required']) ? new Set<unknown>(schema['required']) : new Set<unknown>();
    for (const [name, body] of Object.entries(properties)) {
      const path = `${step.path}.${escaped(name)}`;
      if (taken.has(path) || 'problem' in readPath(path)) continue;
      taken.add(path);
      const read = readProperty(root, body, { name, path, required: step.required && required.has(name) });
      for (const one of read.parameters) found.set(one.path, one);
      if (read.holds) todo.push({ ...read.holds, depth: step.depth + 1 });
    }
  }
  return [...found.values()];
}

/** A property as a parameter, as the entries of a list, or as an object that holds parameters. */
function readProperty(
  root: JsonObject,
  body: unknown,
  own: Pick<Parameter, 'name' | 'path' | 'required'>,
): { parameters: Parameter[]; holds?: Omit<Step, 'depth'> } {
  const type = onlyType(root, body);
  if (type === undefined) return { parameters: [] };
  const { path, required } = own;
  if (type.is === 'object') return { parameters: [], holds: { schema: body, path, required } };
  const said = textsOf(root, body);
  const parameter = (is: Type, at: string, nullable: boolean): Parameter[] =>
    is === 'string' || is === 'number' || is === 'array'
      ? [{ ...own, ...said, path: at, type: WORDS[is], nullable }]
      : [];
  const parameters = parameter(type.is, path, type.nullable);
  if (type.is !== 'array') return { parameters };
  const items = itemsOf(root, body);
  const entry = onlyType(root, items);
  const each = `${path}.*`;
  if (entry?.is === 'object') return { parameters, holds: { schema: items, path: each, required: false } };
  return { parameters: entry ? [...parameters, ...parameter(entry.is, each, entry.nullable)] : parameters };
}

const WORDS = { string: 'text', number: 'number', array: 'list' } as const;

/** The one type of a schema besides `null`; undefined when there are several, none is said, or its values are listed. */
function onlyType(root: JsonObject, schema: unknown): { is: Type; nullable: boolean } | undefined {
  const types = typesOf(root, schema);
  const [is, ...more] = [...(types ?? [])].filter((type) => type !== 'null');
  if (is === undefined || more.length > 0 || choicesOf(resolved(root, schema) ?? {}).length > 0) return undefined;
  return { is, nullable: types?.has('null') ?? false };
}

/** The schema of the entries of a list, also where the list is one of several alternatives. */
function itemsOf(root: JsonObject, schema: unknown): unknown {
  const found = resolved(root, schema) ?? {};
  if (found['items'] !== undefined) return found['items'];
  return branches(found)
    .map((branch) => resolved(root, branch.schema)?.['items'])
    .find((items) => items !== undefined);
}

function textsOf(root: JsonObject, body: unknown): Pick<Parameter, 'description' | 'format'> {
  const schema = resolved(root, body) ?? {};
  const own = isObject(body) ? body['description'] : undefined;
  const description = own ?? schema['description'];
  const format = schema['format'];
  return {
    description: typeof description === 'string' ? description : '',
    format: typeof format === 'string' ? format : '',
  };
}

/** A name as a step of a path. */
function escaped(name: string): string {
  return name.replaceAll(/[\\.*]/g, String.raw`\$&`);
}
