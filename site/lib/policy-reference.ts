import { policyJsonSchema } from '../../policy/language/json-schema.ts';
import { capitalise } from './language.ts';
import { to } from './links.ts';
import { listed, type Inline, type Prose } from './prose.ts';

/** Where the JSON Schema is published. The path never changes: policies name it. */
export const SCHEMA_PATH = '/api/v1/schema/policy.json';

/** The address of the JSON Schema: complete where the address of the site is known. */
export function schemaAddress(site: URL | undefined): string {
  return site === undefined ? to(SCHEMA_PATH) : new URL(to(SCHEMA_PATH), site).href;
}

/** As much of a JSON Schema as the language uses. */
interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | false;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $defs?: Record<string, Schema>;
}

interface KeyRow {
  key: string;
  required: boolean;
  type: Prose;
  meaning: string;
}

/** One kind of object of the language. */
export interface ObjectOfLanguage {
  id: string;
  title: string;
  meaning: string;
  rows: KeyRow[];
}

export interface OperatorRow {
  op: string;
  value: Prose;
  meaning: string;
}

const document = policyJsonSchema('') as Schema;
const definitions = Object.entries(document.$defs ?? {});

/** Every kind of object, from the document inwards, and what its keys mean: read from the schema of the parser. */
export function objectsOfLanguage(): ObjectOfLanguage[] {
  const all: [string, Schema][] = [['document', document], ...definitions];
  return all
    .filter(([, schema]) => schema.properties !== undefined)
    .map(([id, schema]) => ({
      id,
      title: capitalise(id),
      meaning: schema === document ? '' : (schema.description ?? ''),
      rows: rowsOf(schema),
    }))
    .sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}

/** As one comes to them when one reads a policy. What is not named here comes first, so that nothing is left out. */
const ORDER = ['document', 'rule', 'denial', 'approval', 'limit'];

/** The operators of a condition. */
export function operatorsOfLanguage(): OperatorRow[] {
  const condition = definitions.find(([id]) => id === 'condition')?.[1];
  return (condition?.oneOf ?? []).map(({ properties = {}, required = [] }) => ({
    op: String(properties['op']?.const),
    value: [...typeOf(properties['value'] ?? {}), ...(required.includes('value') ? [] : [', or left out'])],
    meaning: properties['op']?.description ?? '',
  }));
}

/** What the language says of one of its definitions that is no object. */
export function meaningOf(id: 'path' | 'condition'): string {
  return definitions.find(([name]) => name === id)?.[1].description ?? '';
}

function rowsOf({ properties = {}, required = [] }: Schema, before = ''): KeyRow[] {
  return Object.entries(properties).flatMap(([key, schema]) => [
    {
      key: `${before}${key}`,
      required: required.includes(key),
      type: typeOf(schema),
      meaning: schema.description ?? '',
    },
    // The keys of `all_tools` are those of a rule, which has its own table.
    ...(key === 'all_tools' ? [] : rowsOf(schema, `${key}.`)),
  ]);
}

/** What may stand there, in words. */
function typeOf(schema: Schema): Prose {
  const { $ref, anyOf, items, properties, additionalProperties } = schema;
  if ($ref !== undefined) return [linkTo($ref)];
  if (schema.type === 'null') return [{ name: 'null' }];
  if (schema.const !== undefined) return [{ name: JSON.stringify(schema.const) }];
  if (schema.enum) return oneOf(schema.enum.map((value) => [{ name: JSON.stringify(value) }]));
  if (anyOf) return oneOf(anyOf.map(typeOf));
  if (items) return ['a list of: ', ...typeOf(items)];
  if (additionalProperties) return ['an object of: ', ...typeOf(additionalProperties)];
  if (properties) return ['an object of ', ...listed(Object.keys(properties).map((key) => ({ name: key })))];
  return [SIMPLE[schema.type ?? ''] ?? schema.type ?? 'anything'];
}

const SIMPLE: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'a boolean',
};

function oneOf(types: Prose[]): Prose {
  return types.flatMap((type, i): Prose => {
    if (i === 0) return type;
    return [i === types.length - 1 ? ' or ' : ', ', ...type];
  });
}

function linkTo(ref: string): Inline {
  const id = ref.slice(ref.lastIndexOf('/') + 1);
  return { to: `#${id}`, text: id };
}
