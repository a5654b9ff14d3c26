import { createHash } from 'node:crypto';
import type { SourceRecord } from '../../../../catalog/record.ts';
import { stringifyJson } from '../../../../catalog/json.ts';
import type { ServerRecord, ServerSummary } from '../../../../catalog/read-servers.ts';
import { recordsOfServer, serverBySlug, servers } from '../../catalog.ts';
import { oneLine, plainName } from '../../text.ts';
import { highestRisk } from '../badge.ts';
import { once, type Context, type DocumentKind } from '../document.ts';
import { packageOf, remoteOf } from './offers.ts';
import { LONGEST_NAME, LONGEST_TEXT, META, NAME, RegistryList, SERVER_SCHEMA, type Entry } from './shape.ts';

export const registryList: DocumentKind = {
  id: 'registry',
  path: '/v0.1/servers',
  title: 'All servers in the shape of the official registry',
  about: `What clients of the official MCP registry read, with what this catalog knows of each server in _meta under ${META}. It is one static file: it holds every server at once, has no nextCursor, and takes no notice of a query. Servers that no source names any more, and other names of one server, are left out.`,
  media: 'application/json',
  schema: RegistryList,
  params: once,
  build: (_params, context) => pieces(context),
};

/** The text of the list, a server at a time. */
function* pieces(context: Context): Generator<string> {
  let count = 0;
  yield '{"servers":[';
  for (const summary of servers()) {
    const it = serverBySlug(summary.slug);
    if (it === undefined || it.gone !== undefined || it.sameAs !== undefined) continue;
    yield `${count === 0 ? '' : ','}\n${stringifyJson(entryOf(summary, it, context))}`;
    count += 1;
  }
  yield `\n],"metadata":{"count":${count}}}\n`;
}

function entryOf(summary: ServerSummary, it: ServerRecord, { url }: Context): Entry {
  const { id, slug, tools, risks, state, basis } = summary;
  return {
    server: serverOf(it),
    _meta: {
      [META]: {
        ...{ id, risk: highestRisk(risks), tools, risks, state, basis, listedAt: it.manifest?.confirmedAt },
        page: url(`/servers/${slug}/`),
        document: url(`/api/v1/servers/${slug}/index.json`),
        badge: url(`/badge/${slug}.svg`),
      },
    },
  };
}

function serverOf({ id, slug, title, source, homepage, serverInfo }: ServerRecord): Entry['server'] {
  const records = recordsOfServer(id).filter(({ withdrawnOn }) => withdrawnOn === undefined);
  const record = records.find((one) => one.source === source) ?? records[0];
  const packages = (record?.packages ?? [])
    .filter(({ transport }) => transport === 'stdio')
    .map((offer) => packageOf(offer, record?.source === 'built-in'));
  const remotes = (record?.remotes ?? []).flatMap((remote) => remoteOf(remote) ?? []);
  const shown = plainName(title, LONGEST_TEXT);
  return {
    $schema: SERVER_SCHEMA,
    name: nameOf(id, slug),
    title: shown,
    description: oneLine(record?.description ?? '', LONGEST_TEXT) || shown,
    version: (record?.version ?? serverInfo?.version ?? '').slice(0, 255) || 'unknown',
    websiteUrl: webAddress(homepage),
    repository: repositoryOf(record),
    ...(packages.length > 0 && { packages }),
    ...(remotes.length > 0 && { remotes }),
  };
}

/** A server's own name where it has one; else one made from its segment, with a hash where that had to be changed. */
function nameOf(id: string, slug: string): string {
  if (NAME.test(id) && id.length <= LONGEST_NAME) return id;
  const fits = /^[a-zA-Z0-9._-]{1,120}$/.test(slug);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 12);
  return `${META.replace(/\/.*/, '')}/${fits ? slug : `${slug.replaceAll('~', '-').slice(0, 120)}.${hash}`}`;
}

function repositoryOf(record: Pick<SourceRecord, 'repository'> | undefined): Entry['server']['repository'] {
  const url = webAddress(record?.repository?.url);
  if (url === undefined) return undefined;
  const source = new URL(url).host.replace(/^www\./, '');
  const known = { 'github.com': 'github', 'gitlab.com': 'gitlab' }[source];
  return { url, source: known ?? source, subfolder: record?.repository?.subfolder };
}

function webAddress(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  return url !== null && ['https:', 'http:'].includes(url.protocol) && url.username === '' ? url.href : undefined;
}
