import type { SourceRecord } from '../../../../catalog/record.ts';
import type { Dropped } from '../../source.ts';
import type { Entry } from '../document.ts';
import { dropInto, inWords, isObject, quoted, type Drop } from '../lenient.ts';
import { readPackages } from './packages.ts';
import { readRemotes } from './remotes.ts';
import { RegistryMeta, ServerJson } from './schema.ts';

/** What a source knows about all of its entries. */
export interface EntryContext {
  source: string;
  /** Makes `SourceRecord.id` from a server's name. */
  idOf: (name: string) => string;
  /** Makes `SourceRecord.url`. */
  urlOf: (name: string, version: string | undefined) => string;
  /** The source checked each server's repository. */
  curated: boolean;
  retrievedAt: string;
  /** Adds what only this source says about a server. */
  extend?: (record: SourceRecord, json: ServerJson, drop: Drop) => SourceRecord;
}

export interface EntryRead {
  /** Absent when the entry was dropped, or is not the newest version of its server. */
  record?: SourceRecord;
  dropped: Dropped[];
}

const OFFICIAL_META = 'io.modelcontextprotocol.registry/official';

/** Reads one entry. What is wrong with it costs no more than it must, and is told. */
export function readEntry({ value, body, place }: Entry, context: EntryContext): EntryRead {
  const { server, meta } = unwrap(value);
  const read = ServerJson.safeParse(server);
  if (!read.success)
    return { dropped: [{ where: `${context.source} ${nameIn(server)}: ${place}`, reason: inWords(read.error) }] };
  if (meta.isLatest === false) return { dropped: [] };
  const json = read.data;
  const dropped: Dropped[] = [];
  const drop = dropInto(dropped, `${context.source} ${json.name}`);
  const { packages, runtimeArguments } = readPackages(json.packages, drop);
  const remotes = readRemotes(json.remotes, drop);
  const repository = readRepository(json, drop);
  const record: SourceRecord = {
    source: context.source,
    key: json.name,
    id: context.idOf(json.name),
    title: json.title ?? json.name,
    ...(json.description === undefined ? {} : { description: json.description }),
    ...(json.version === undefined ? {} : { version: json.version }),
    ...(json.websiteUrl === undefined ? {} : { homepage: json.websiteUrl }),
    ...(repository === undefined ? {} : { repository }),
    repositoryVouched: repository !== undefined && (context.curated || isOwnersOwn(json.name, repository.url)),
    status: readStatus(meta.status ?? json.status, drop),
    ...(meta.statusMessage === undefined ? {} : { statusMessage: meta.statusMessage }),
    packages,
    remotes,
    notes: notesOf(packages, remotes, runtimeArguments),
    url: context.urlOf(json.name, json.version),
    retrievedAt: context.retrievedAt,
    body,
  };
  return { record: context.extend?.(record, json, drop) ?? record, dropped };
}

interface Meta {
  status?: string | undefined;
  statusMessage?: string | undefined;
  isLatest?: boolean | undefined;
}

/** Old registries had the server's fields where its wrapper is today. */
function unwrap(value: unknown): { server: unknown; meta: Meta } {
  const entry = isObject(value) ? value : {};
  const server = isObject(entry['server']) ? entry['server'] : value;
  const around = isObject(entry['_meta']) ? entry['_meta'] : {};
  const meta = RegistryMeta.safeParse(around[OFFICIAL_META]);
  return { server, meta: meta.success ? meta.data : {} };
}

function nameIn(server: unknown): string {
  const name = isObject(server) ? server['name'] : undefined;
  return typeof name === 'string' ? quoted(name) : '(no name)';
}

function readStatus(status: string | undefined, drop: Drop): SourceRecord['status'] {
  const known = (['active', 'deprecated', 'deleted'] as const).find((it) => it === status?.toLowerCase());
  if (known === undefined && status !== undefined)
    drop('status', `${quoted(status)} is not a status that we know; the server counts as active`);
  return known ?? 'active';
}

function readRepository({ repository }: ServerJson, drop: Drop): SourceRecord['repository'] {
  if (repository === undefined) return undefined;
  const subfolder = repository.subfolder?.replaceAll(/^(?:\.?\/)+|\/+$/g, '');
  if (subfolder === undefined || subfolder === '' || subfolder === '.') return { url: repository.url };
  if (/^[^\p{Cc}\\]+$/u.test(subfolder) && !subfolder.split('/').includes('..'))
    return { url: repository.url, subfolder };
  drop('repository.subfolder', `${quoted(subfolder)} is not a folder inside of a repository`);
  return { url: repository.url };
}

/** The registry lets only the owner of a GitHub account use its `io.github.<account>/` names. */
function isOwnersOwn(name: string, repository: string): boolean {
  const account = /^io\.github\.([^/]+)\//i.exec(name)?.[1]?.toLowerCase();
  const url = URL.parse(repository);
  return url?.host === 'github.com' && url.pathname.split('/')[1]?.toLowerCase() === account;
}

function notesOf(
  packages: SourceRecord['packages'],
  remotes: SourceRecord['remotes'],
  runtimeArguments: string[],
): SourceRecord['notes'] {
  const settings = packages.flatMap((offer) => offer.settings);
  const headers = remotes.flatMap((remote) => remote.headers);
  const secrets = [...settings, ...headers].filter(({ secret }) => secret).map(nameOf);
  const files = settings.filter(({ format }) => format === 'filepath').map(nameOf);
  const notes = { secrets: [...new Set(secrets)], files: [...new Set(files)], runtimeArguments };
  return Object.fromEntries(Object.entries(notes).filter(([, list]) => list.length > 0));
}

function nameOf({ name, hint }: { name?: string | undefined; hint?: string | undefined }): string {
  return name ?? hint ?? 'argument';
}
