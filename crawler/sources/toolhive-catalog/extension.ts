import type { SourceRecord } from '../../../catalog/record.ts';
import { isObject, type Drop } from '../shared/lenient.ts';
import type { ServerJson } from '../shared/server-json/schema.ts';
import { Extension } from './schema.ts';

const PUBLISHER = 'io.modelcontextprotocol.registry/publisher-provided';
const STACKLOK = 'io.github.stacklok';

/** Adds to a record what Stacklok knows of its images and addresses: above all their tools. */
export function extend(record: SourceRecord, json: ServerJson, drop: Drop): SourceRecord {
  const extensions = readExtensions(json);
  const [first] = extensions;
  if (first === undefined) return record;
  const [chosen, ...others] = extensions.flatMap(({ of, extension }) => {
    const tools = toolsOf(extension);
    return tools === undefined ? [] : [{ of, ...tools }];
  });
  if (chosen?.unnamed) drop('tool_definitions', `${chosen.unnamed} of them have no name, so the list is not whole`);
  const { tier, status, permissions, provenance, oauth_config: oauth } = first.extension;
  const otherTools = Object.fromEntries(others.map(({ of, names }) => [of, names]));
  const said = { tier, status, permissions, provenance, oauth, ...(others.length > 0 && { otherTools }) };
  return {
    ...record,
    ...(status?.toLowerCase() === 'deprecated' && record.status === 'active' && { status: 'deprecated' }),
    ...(chosen !== undefined && { declared: { tools: chosen.tools, complete: chosen.complete } }),
    notes: {
      ...record.notes,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    },
  };
}

function readExtensions(json: ServerJson): { of: string; extension: Extension }[] {
  const published = json._meta?.[PUBLISHER];
  const stacklok = isObject(published) ? published[STACKLOK] : undefined;
  if (!isObject(stacklok)) return [];
  return Object.entries(stacklok).flatMap(([of, raw]) => {
    const read = Extension.safeParse(raw);
    return read.success ? [{ of, extension: read.data }] : [];
  });
}

interface Tools {
  tools: unknown[];
  names: string[];
  complete: boolean;
  unnamed: number;
}

/** The definitions as they came; where there are none, the names alone. Whole when no name is without its definition. */
function toolsOf({ tools, tool_definitions: definitions }: Extension): Tools | undefined {
  const listed = tools.filter((name) => typeof name === 'string');
  if (definitions.length === 0 && listed.length === 0) return undefined;
  if (definitions.length === 0)
    return { tools: listed.map((name) => ({ name })), names: listed, complete: true, unnamed: 0 };
  const names = definitions.flatMap((tool) =>
    isObject(tool) && typeof tool['name'] === 'string' ? [tool['name']] : [],
  );
  const unnamed = definitions.length - names.length;
  const defined = new Set(names);
  return { tools: definitions, names, complete: unnamed === 0 && listed.every((name) => defined.has(name)), unnamed };
}
