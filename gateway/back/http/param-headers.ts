import { encodeHeader } from '../../http-headers.ts';
import { isRecord } from '../../message.ts';

/** A parameter of a tool that a header repeats. */
interface Repeated {
  header: string;
  path: string[];
}

/** What `Mcp-Param-*` headers a call of a tool has, by what the server's own list of tools says. */
export interface ParamHeaders {
  /** Reads the result of `tools/list`. */
  learn: (result: unknown) => void;
  /** Names and values in turn. */
  of: (params: unknown) => string[];
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/;
const TYPES = ['string', 'integer', 'number', 'boolean'];
/** More than any server has; a hostile one must not fill the memory by listing. */
const MAX_TOOLS = 100_000;
const MAX_DEPTH = 32;

export function openParamHeaders(): ParamHeaders {
  /** Only of tools that repeat something. */
  const known = new Map<string, Repeated[]>();
  return {
    learn: (result) => {
      const tools = isRecord(result) ? result['tools'] : undefined;
      if (!Array.isArray(tools)) return;
      for (const tool of tools as unknown[]) {
        if (!isRecord(tool) || typeof tool['name'] !== 'string') continue;
        const repeated = repeatedIn(tool['inputSchema'], []);
        if (repeated.length === 0) known.delete(tool['name']);
        else if (known.size < MAX_TOOLS) known.set(tool['name'], repeated);
      }
    },
    of: (params) => {
      if (known.size === 0 || !isRecord(params) || typeof params['name'] !== 'string') return [];
      return (known.get(params['name']) ?? []).flatMap(({ header, path }) => {
        const text = textAt(params['arguments'], path);
        return text === undefined ? [] : [`Mcp-Param-${header}`, encodeHeader(text)];
      });
    },
  };
}

/** Declarations count only where a chain of `properties` reaches them. */
function repeatedIn(schema: unknown, path: string[]): Repeated[] {
  if (!isRecord(schema) || path.length > MAX_DEPTH) return [];
  const { 'x-mcp-header': header, type, properties } = schema;
  const own =
    typeof header === 'string' && TOKEN.test(header) && typeof type === 'string' && TYPES.includes(type)
      ? [{ header, path }]
      : [];
  if (!isRecord(properties)) return own;
  return [...own, ...Object.entries(properties).flatMap(([key, child]) => repeatedIn(child, [...path, key]))];
}

/** A number without an exact text is left out, as an absent value is. */
function textAt(value: unknown, path: string[]): string | undefined {
  let at = value;
  for (const key of path) at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  if (typeof at === 'string' || typeof at === 'boolean') return String(at);
  if (typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  return Number.isInteger(at) && !Number.isSafeInteger(at) ? undefined : String(at);
}
