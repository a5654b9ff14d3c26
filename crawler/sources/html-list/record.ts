import { stringifyJson } from '../../../catalog/json.ts';
import type { PackageOffer, Remote, SourceRecord } from '../../../catalog/record.ts';
import { slugOf } from '../../../catalog/slug.ts';
import { isElement, type Page, type PageElement } from '../../page.ts';
import { notAName } from '../../enumerate/readme/names.ts';
import { quoted } from '../shared/lenient.ts';
import { LONGEST_NAME, LONGEST_VERSION, PACKAGE_PATTERNS } from '../shared/names.ts';
import { webAddress } from '../shared/place.ts';
import type { Dropped } from '../source.ts';
import { cut } from './cut.ts';
import type { Cut, ListFile } from './schema.ts';

/** Where an item was read. */
export interface Place {
  page: Page;
  url: string;
  retrievedAt: string;
  /** Names the item in reports. */
  where: string;
}

/** What a page says of one server. Its addresses are data: none of them is asked for what the page says of it. */
export function readItem(
  { id, fields, tools }: ListFile,
  item: PageElement,
  place: Place,
): { record?: SourceRecord; dropped: Dropped[] } {
  const { page, url, retrievedAt, where } = place;
  const dropped: Dropped[] = [];
  const textOf = (wanted: Cut | undefined) => (wanted === undefined ? undefined : cut(page, item, wanted)?.text);
  const name = textOf(fields.name);
  if (name === undefined)
    return { dropped: [{ where, reason: 'it has no name where the selector file looks for one' }] };
  if (name.length > 200) return { dropped: [{ where, reason: 'its name is longer than 200 characters' }] };
  const addressOf = (field: 'repository' | 'homepage'): string | undefined => {
    const text = textOf(fields[field]);
    const address = webAddress(text, url);
    if (text !== undefined && address === undefined)
      dropped.push({ where, reason: `its ${field} ${quoted(text)} is not an http or https address` });
    return address;
  };
  const [repository, homepage] = [addressOf('repository'), addressOf('homepage')];
  const description = textOf(fields.description);
  const claimed = tools === undefined ? undefined : readTools(tools, item, place, dropped);
  const record: SourceRecord = {
    source: 'html-list',
    key: `${id}/${slugOf(name)}`,
    id: `html-list/${id}/${slugOf(name)}`,
    title: textOf(fields.title) ?? name,
    ...(description === undefined ? {} : { description }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(repository === undefined ? {} : { repository: { url: repository } }),
    repositoryVouched: false,
    status: 'active',
    packages: readPackage(fields.package, textOf, where, dropped),
    remotes: readRemote(fields.remote, textOf, where, dropped),
    ...(claimed === undefined || claimed.length === 0 ? {} : { claimed: { tools: claimed } }),
    notes: { list: id },
    url,
    retrievedAt,
    body: bodyOf(fields, textOf, claimed),
  };
  return { record, dropped };
}

/** A page has no record of its own: this is what was cut from it, as it stands there. */
function bodyOf({ package: named, remote, ...fields }: Fields, textOf: TextOf, tools: unknown): string {
  const texts = Object.entries(fields).map(([field, wanted]) => [field, textOf(wanted)]);
  return stringifyJson({
    ...Object.fromEntries(texts),
    package: named === undefined ? undefined : { name: textOf(named.name), version: textOf(named.version) },
    remote: textOf(remote?.url),
    tools,
  });
}

type Fields = ListFile['fields'];
type TextOf = (wanted: Cut | undefined) => string | undefined;

function readPackage(wanted: Fields['package'], textOf: TextOf, where: string, dropped: Dropped[]): PackageOffer[] {
  const name = textOf(wanted?.name);
  if (wanted === undefined || name === undefined) return [];
  const version = textOf(wanted.version);
  const patterns = PACKAGE_PATTERNS[wanted.registry];
  if (name.length > LONGEST_NAME || !patterns.name.test(name)) {
    dropped.push({ where, reason: `${quoted(name)} is not the name of a package of ${wanted.registry}` });
    return [];
  }
  if (version === undefined || version.length > LONGEST_VERSION || !patterns.version.test(version)) {
    dropped.push({ where, reason: `the package ${name} has no exact version, so that it cannot be listed` });
    return [];
  }
  return [{ registry: wanted.registry, package: name, version, transport: 'stdio', settings: [] }];
}

function readRemote(wanted: Fields['remote'], textOf: TextOf, where: string, dropped: Dropped[]): Remote[] {
  const url = textOf(wanted?.url);
  if (wanted === undefined || url === undefined) return [];
  if (webAddress(url) !== undefined) return [{ transport: wanted.transport, url, headers: [] }];
  dropped.push({ where, reason: `${quoted(url)} is not an http or https address` });
  return [];
}

/** Pages set the names of tools as code or as links. What is set otherwise is a heading, or prose. */
const NAMING = new Set(['code', 'a', 'kbd', 'samp', 'tt']);

function readTools(
  wanted: NonNullable<ListFile['tools']>,
  item: PageElement,
  { page, where }: Place,
  dropped: Dropped[],
): { name: string; description?: string }[] {
  const tools = new Map<string, { name: string; description?: string }>();
  for (const element of page(item).find(wanted.item).get()) {
    const named = isElement(element) ? cut(page, element, wanted.name) : undefined;
    if (named === undefined) {
      dropped.push({ where, reason: 'a tool has no name where the selector file looks for one' });
      continue;
    }
    const reason = NAMING.has(named.element.name) ? notAName(named.text) : 'it is set neither as code nor as a link';
    if (reason !== undefined)
      dropped.push({ where, reason: `${quoted(named.text)} is not taken for a tool: ${reason}` });
    else if (!tools.has(named.text)) {
      const description = wanted.description === undefined ? undefined : cut(page, element, wanted.description)?.text;
      tools.set(named.text, { name: named.text, ...(description === undefined ? {} : { description }) });
    }
  }
  return [...tools.values()];
}
