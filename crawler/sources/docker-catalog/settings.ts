import type { Setting } from '../../../catalog/record.ts';
import { goodItems, type Drop } from '../server-json/lenient.ts';
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
const TEMPLATE = /\{\{([^{}|]*)(\|[^{}]*)?\}\}/;

type Filled = Omit<Setting, 'place' | 'name'>;

/** A text without template is what it is. With one, its user decides; a default takes the place of a template alone. */
function filled(text: string | undefined, config: Config[], example?: string, description?: string): Filled {
  const template = text === undefined ? null : TEMPLATE.exec(text);
  const plain = { required: false, secret: false, format: 'string' as const };
  if (template === null || text === undefined)
    return { ...plain, ...(text === undefined ? {} : { value: text }), ...hintOf(example, description) };
  const [whole, path = '', filters = ''] = template;
  const property = propertyAt(path.trim(), config);
  const preset = property?.schema['default'];
  const isAlone = whole === text && filters === '';
  const isScalar = typeof preset === 'string' || typeof preset === 'number' || typeof preset === 'boolean';
  return {
    ...plain,
    ...(isAlone && isScalar ? { value: String(preset) } : {}),
    required: property?.required ?? false,
    format: filters.includes('volume') ? 'filepath' : formatOf(property?.schema['type']),
    ...hintOf(example, description ?? textOf(property?.schema['description'])),
  };
}

type Config = ReturnType<typeof Config.parse>;

/** `filesystem.paths` is the property `paths` of what the server `filesystem` is configured with. */
function propertyAt(
  path: string,
  config: Config[],
): { schema: Record<string, unknown>; required: boolean } | undefined {
  const [, name] = path.split('.');
  for (const { properties, required } of config) {
    if (name === undefined || !Object.hasOwn(properties, name)) continue;
    const schema = properties[name];
    if (schema !== undefined) return { schema, required: required.includes(name) };
  }
  return undefined;
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
