import { isRecord } from './message.ts';

/** A parameter of a tool that a header repeats. */
interface Declared {
  header: string;
  path: string[];
  /** Whether nothing about the tool's declarations is malformed, so that every client knows them. */
  certain: boolean;
}

/** What a header repeats of one call. */
export interface Repeated {
  /** What stands after `Mcp-Param-`. */
  header: string;
  value: string | number | boolean;
  certain: boolean;
}

/** What `Mcp-Param-*` headers a call of a tool has, by what the server's own list of tools says. */
export interface ParamHeaders {
  /** Reads the result of `tools/list`. */
  learn: (result: unknown) => void;
  of: (params: unknown) => Repeated[];
}

const KEY = 'x-mcp-header';
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/;
const TYPES = ['string', 'integer', 'number', 'boolean'];
/** More than any server has; a hostile one must not fill the memory by listing. */
const MAX_TOOLS = 100_000;
const MAX_DEPTH = 32;

export function openParamHeaders(): ParamHeaders {
  /** Only of tools that repeat something. */
  const known = new Map<string, Declared[]>();
  return {
    learn: (result) => {
      const tools = isRecord(result) ? result['tools'] : undefined;
      if (!Array.isArray(tools)) return;
      for (const tool of tools as unknown[]) {
        if (!isRecord(tool) || typeof tool['name'] !== 'string') continue;
        const declared = declaredBy(tool['inputSchema']);
        if (declared.length === 0) known.delete(tool['name']);
        else if (known.size < MAX_TOOLS) known.set(tool['name'], declared);
      }
    },
    of: (params) => {
      if (known.size === 0 || !isRecord(params) || typeof params['name'] !== 'string') return [];
      return (known.get(params['name']) ?? []).flatMap(({ header, path, certain }) => {
        const value = valueAt(params['arguments'], path);
        return value === undefined ? [] : [{ header, value, certain }];
      });
    },
  };
}

function declaredBy(schema: unknown): Declared[] {
  const found = declaredIn(schema, []);
  const names = new Set(found.map(({ header }) => header.toLowerCase()));
  const certain = names.size === found.length && found.length === timesIn(schema, 0);
  return found.map((each) => ({ ...each, certain }));
}

/** Declarations count only where a chain of `properties` reaches them. */
function declaredIn(schema: unknown, path: string[]): Omit<Declared, 'certain'>[] {
  if (!isRecord(schema) || path.length > MAX_DEPTH) return [];
  const { [KEY]: header, type, properties } = schema;
  const own =
    typeof header === 'string' && TOKEN.test(header) && typeof type === 'string' && TYPES.includes(type)
      ? [{ header, path }]
      : [];
  if (!isRecord(properties)) return own;
  return [...own, ...Object.entries(properties).flatMap(([key, child]) => declaredIn(child, [...path, key]))];
}

/** How often the key of a declaration stands anywhere in a schema. */
function timesIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > 2 * MAX_DEPTH) return Infinity;
  let times = Object.hasOwn(value, KEY) ? 1 : 0;
  for (const child of Object.values(value)) times += timesIn(child, depth + 1);
  return times;
}

/** A number without an exact text is left out, as an absent value is. */
function valueAt(value: unknown, path: string[]): string | number | boolean | undefined {
  let at = value;
  for (const key of path) at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  if (typeof at === 'string' || typeof at === 'boolean') return at;
  if (typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  return Number.isInteger(at) && !Number.isSafeInteger(at) ? undefined : at;
}
