import { stringifyJson } from '../../../catalog/json.ts';
import { sha256 } from '../../../catalog/manifest.ts';
import type { SourceRecord } from '../../../catalog/record.ts';
import { HttpError, type Answer } from '../../http/http.ts';
import { parseJson } from '../../http/json.ts';
import type { Asking, Batch, Dropped, ReadToEnd } from '../source.ts';
import { isObject, quoted } from '../shared/lenient.ts';
import { wrongShape } from '../shared/shape.ts';
import { placeOf, readTile } from './record.ts';
import { SERVER_NAME, State } from './schema.ts';
import { parseYaml } from './yaml.ts';

const MOST_BYTES = 8 * 2 ** 20;
const BATCH = 25;

/** Reads the catalog that Docker publishes: one document, and one more for the tools of each server that changed. */
export async function* readPublished(place: URL, asking: Asking): AsyncGenerator<Batch, ReadToEnd> {
  const { http, full } = asking;
  const known = State.safeParse(asking.state);
  const state: State = known.success && known.data.place === place.href ? known.data : { place: place.href };
  const { pending, ...done } = state;
  // What was not read to its end is read on, whether it changed or not.
  const validators = full || pending !== undefined ? undefined : state.validators;
  const answer = await http.get(place.href, {
    hosts: [place.host],
    accept: 'application/yaml',
    maxBytes: MOST_BYTES,
    validators,
  });
  if (answer.status === 304) return { state, covered: 'unchanged' };
  const catalog = sha256(answer.text);
  const entries = entriesOf(answer);
  const hashes = Object.fromEntries(entries.map(([name, tile]) => [name, sha256(stringifyJson(tile)).slice(0, 16)]));
  const old = full ? {} : (state.entries ?? {});
  const names = Object.keys(old);
  // What is gone is told by handing on everything else.
  const everything = names.length === 0 || names.some((name) => !Object.hasOwn(hashes, name));
  const due = everything ? entries : entries.filter(([name]) => old[name] !== hashes[name]);
  let next = pending?.catalog === catalog && pending.due === due.length ? pending.next : 0;
  while (next < due.length) {
    const batch = await readBatch(due.slice(next, next + BATCH), place, answer, asking);
    next += BATCH;
    yield { ...batch, resume: { ...done, pending: { catalog, due: due.length, next } } satisfies State };
  }
  const left: State = { place: place.href, validators: answer.validators, entries: hashes };
  return { state: left, covered: everything ? 'everything' : 'changes' };
}

function entriesOf(answer: Answer): [string, unknown][] {
  const catalog = parsed(answer);
  const registry = isObject(catalog) ? catalog['registry'] : undefined;
  if (!isObject(registry)) throw wrongShape(answer, 'a "registry" of servers');
  return Object.entries(registry);
}

function parsed(answer: Answer): unknown {
  try {
    return parseYaml(answer.text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HttpError('wrong-type', `${answer.url} cannot be read: ${why}. Look at it in a browser.`, {
      status: answer.status,
      cause,
    });
  }
}

async function readBatch(
  entries: [string, unknown][],
  place: URL,
  catalog: Answer,
  asking: Asking,
): Promise<{ records: SourceRecord[]; dropped: Dropped[] }> {
  const records: SourceRecord[] = [];
  const dropped: Dropped[] = [];
  for (const [name, tile] of entries) {
    if (!SERVER_NAME.test(name) || !isObject(tile)) {
      const reason = isObject(tile) ? `${quoted(name)} is not the name of a server` : 'it is not an object';
      dropped.push({ where: placeOf(name), reason });
      continue;
    }
    const { tools, problem } = await toolsOf(tile, place, asking);
    if (problem !== undefined) dropped.push({ where: `${placeOf(name)}: toolsUrl`, reason: problem });
    const raw = { server: { name, ...tile }, tools };
    const read = readTile({ name, tile, tools, raw, url: place.href, retrievedAt: catalog.retrievedAt });
    if (read.record !== undefined) records.push(read.record);
    dropped.push(...read.dropped);
  }
  return { records, dropped };
}

/** Failures that are about one document. All others mean that the host cannot be read on. */
const OF_ONE_DOCUMENT = new Set(['not-found', 'not-json', 'wrong-type', 'too-large']);

/**
 * The tools in full, from the address that the entry names. Data can name any address, so it is asked only when it is at
 * the catalog's own host. A remote server's list is empty by convention.
 */
async function toolsOf(
  { type, toolsUrl }: Record<string, unknown>,
  place: URL,
  { http }: Asking,
): Promise<{ tools: unknown[]; problem?: string }> {
  if (typeof toolsUrl !== 'string' || toolsUrl === '' || type === 'remote') return { tools: [] };
  const url = URL.parse(toolsUrl, place.href);
  // The catalog names them with http:.
  if (url !== null && /^https?:$/.test(url.protocol)) url.protocol = place.protocol;
  if (url?.origin !== place.origin || url.username + url.password !== '')
    return { tools: [], problem: `${quoted(toolsUrl)} is not at ${place.host}, and links are not followed elsewhere` };
  try {
    const answer = await http.get(url.href, { hosts: [place.host], maxBytes: MOST_BYTES });
    const json = parseJson(answer);
    const tools: unknown = isObject(json) ? json['tools'] : json;
    return Array.isArray(tools) ? { tools } : { tools: [], problem: 'it does not lead to a list of tools' };
  } catch (error) {
    if (!(error instanceof HttpError) || !OF_ONE_DOCUMENT.has(error.code)) throw error;
    return { tools: [], problem: error.message };
  }
}
