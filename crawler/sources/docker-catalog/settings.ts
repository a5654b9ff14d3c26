import type { Setting } from '../../../catalog/record.ts';
import { goodItems, scalar, type Drop } from '../shared/lenient.ts';
import { Argument, Config, Secret, Variable, type Tile } from './schema.ts';

/** The arguments and variables of a server's container. Dummies stand for secrets, so each is asked for. */
export function readSettings(tile: Tile, drop: Drop): Setting[] {
  const config = (tile.config ?? []).flatMap((raw) => {
    const read = Config.safeParse(raw);
    return read.success ? [read.data] : [];
  });
  const args = goodItems(tile.command, Argument, 'command', drop);
  const secrets = goodItems(tile.secrets, Secret, 'secrets', drop);
  const variables = goodItems(tile.env, Variable, 'env', drop);
  return [
    ...args.map(({ item }): Setting => ({ place: 'argument', ...filled(item, config) })),
    ...secrets.map(({ item: { env, required, example, description } }): Setting => ({
      place: 'environment',
      name: env,
      required: required ?? true,
      secret: true,
      format: 'string',
      ...hintOf(example, description),
    })),
    ...variables.map(({ item: { name, value, example, description } }): Setting => ({
      place: 'environment',
      name,
      ...filled(value, config, example, description),
    })),
  ];
}

/** A template such as `{{filesystem.paths|volume-target|into}}`: the name of a setting, and what is done to it. */
const TEMPLATE = /\{\{([^{}|]*)(\|[^{}]*)?\}\}/g;

type Filled = Omit<Setting, 'place' | 'name'>;

/**
 * A text without templates is what it is. A template takes the default of its setting; where one has none, its user
 * decides: a required text keeps a `{part}` for whoever fills it, an optional one is left out.
 */
function filled(text: string | undefined, config: Config[], example?: string, description?: string): Filled {
  const templates = [...(text ?? '').matchAll(TEMPLATE)].map(([whole, path = '', filters = '']) => {
    const name = path.trim().split('.')[1] ?? '';
    return { whole, name, filters, ...propertyAt(name, config) };
  });
  const required = templates.some((template) => template.required);
  const isOpen = templates.some((template) => presetOf(template) === undefined);
  const isAlone = templates.length === 1 && templates[0]?.whole === text;
  const value = isOpen && (isAlone || !required) ? undefined : text;
  const [first] = templates;
  return {
    ...(value === undefined ? {} : { value: templates.reduce(replaceTemplate, value) }),
    required,
    secret: false,
    format: templates.some(({ filters }) => filters.includes('volume'))
      ? 'filepath'
      : formatOf(first?.schema?.['type']),
    ...hintOf(example, description ?? textOf(first?.schema?.['description'])),
  };
}

interface Template {
  whole: string;
  name: string;
  filters: string;
  schema?: Record<string, unknown> | undefined;
}

function replaceTemplate(text: string, template: Template): string {
  return text.replace(template.whole, () => presetOf(template) ?? `{${template.name}}`);
}

function presetOf({ schema, filters }: Template): string | undefined {
  const preset = scalar.safeParse(schema?.['default']);
  return preset.success && filters === '' ? preset.data : undefined;
}

type Config = ReturnType<typeof Config.parse>;

/** `filesystem.paths` is the property `paths` of what the server `filesystem` is configured with. */
function propertyAt(name: string, config: Config[]): { schema?: Record<string, unknown>; required: boolean } {
  for (const { properties, required } of config) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema !== undefined) return { schema, required: required.includes(name) };
  }
  return { required: false };
}

function formatOf(type: unknown): Setting['format'] {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : 'string';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function hintOf(...texts: (string | undefined)[]): { hint?: string } {
  const hint = texts.filter((text) => text !== undefined && text !== '').join(' · ');
  return hint === '' ? {} : { hint: hint.slice(0, 500) };
}
