import type { StoredRecord } from '../../catalog/read-records.ts';
import type { PackageRegistry } from '../../catalog/record.ts';
import { PACKAGE_KINDS } from './package-words.ts';

/** What is compared of a record. */
export type Compared = Pick<
  StoredRecord,
  'source' | 'title' | 'version' | 'repository' | 'homepage' | 'packages' | 'status' | 'withdrawnOn'
>;

/** A field on which sources disagree, and who says what. */
export interface Conflict {
  field: string;
  says: { value: string; sources: string[] }[];
}

/** What a source says that a server is for: the first that still says something. */
export function descriptionIn(
  records: readonly Pick<StoredRecord, 'source' | 'description' | 'withdrawnOn'>[],
): { source: string; text: string } | undefined {
  for (const { source, description = '', withdrawnOn } of records) {
    if (withdrawnOn === undefined && description.trim() !== '') return { source, text: description };
  }
  return undefined;
}

/** One thing that one source says: how it is shown, and how it is compared. */
interface Said {
  source: string;
  value: string;
  key: string;
}

/**
 * The fields on which sources disagree: two of them have no value in common. What a source has withdrawn or deleted is
 * not compared, and one that says nothing about a field does not disagree.
 */
export function conflictsOf(records: readonly Compared[]): Conflict[] {
  const held = records.filter(({ status, withdrawnOn }) => status !== 'deleted' && withdrawnOn === undefined);
  const fields: [field: string, said: Said[]][] = [
    [
      'Title',
      each(
        held,
        ({ title }) => [title],
        (title) => title.trim().toLowerCase(),
      ),
    ],
    [
      'Version',
      each(
        held,
        ({ version }) => [version],
        (version) => version.trim().replace(/^v(?=\d)/i, ''),
      ),
    ],
    ['Repository', each(held, ({ repository: it }) => [it && withFolder(it)], comparableAddress)],
    ['Homepage', each(held, ({ homepage }) => [homepage], comparableAddress)],
    ...registriesOf(held).map((registry): [string, Said[]] => [
      `Which ${PACKAGE_KINDS[registry]}`,
      each(
        held,
        (record) => namesIn(record, registry),
        (name) => name.toLowerCase(),
      ),
    ]),
    ...packagesOf(held).map(({ registry, name }): [string, Said[]] => [
      `Version of the ${PACKAGE_KINDS[registry]} ${name}`,
      each(
        held,
        (record) => versionsOf(record, registry, name),
        (version) => version,
      ),
    ]),
  ];
  return fields.filter(([, said]) => disagrees(said)).map(([field, said]) => ({ field, says: bySources(said) }));
}

function each(
  records: readonly Compared[],
  valuesOf: (record: Compared) => (string | undefined)[],
  keyOf: (value: string) => string,
): Said[] {
  return records.flatMap((record) =>
    valuesOf(record).flatMap((value) =>
      value === undefined || value.trim() === '' ? [] : [{ source: record.source, value, key: keyOf(value) }],
    ),
  );
}

function disagrees(said: readonly Said[]): boolean {
  const bySource = [...new Set(said.map(({ source }) => source))].map(
    (source) => new Set(said.filter((one) => one.source === source).map(({ key }) => key)),
  );
  return bySource.some((one, i) => bySource.slice(i + 1).some((other) => one.isDisjointFrom(other)));
}

function bySources(said: readonly Said[]): Conflict['says'] {
  const values = new Map<string, { value: string; sources: Set<string> }>();
  for (const { source, value, key } of said) {
    const known = values.get(key) ?? { value, sources: new Set<string>() };
    known.sources.add(source);
    values.set(key, known);
  }
  return [...values.values()].map(({ value, sources }) => ({ value, sources: [...sources] }));
}

function withFolder({ url, subfolder }: NonNullable<Compared['repository']>): string {
  return subfolder === undefined ? url : `${url} (${subfolder})`;
}

/** The same place however it is written: scheme, `www.`, `.git`, a slash at the end and capitals make no difference. */
function comparableAddress(address: string): string {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^(?:git\+)?[a-z]+:\/\/(?:www\.)?/, '');
  return bare.replace(/(?:\.git)?\/*(?= \(|$)/, '');
}

function registriesOf(records: readonly Compared[]): PackageRegistry[] {
  return [...new Set(records.flatMap(({ packages }) => packages.map(({ registry }) => registry)))];
}

function namesIn({ packages }: Compared, registry: PackageRegistry): string[] {
  return packages.filter((offer) => offer.registry === registry).map((offer) => offer.package);
}

function packagesOf(records: readonly Compared[]): { registry: PackageRegistry; name: string }[] {
  const all = records.flatMap(({ packages }) => packages.map(({ registry, package: name }) => ({ registry, name })));
  return [...new Map(all.map((one) => [`${one.registry} ${one.name}`, one])).values()];
}

function versionsOf({ packages }: Compared, registry: PackageRegistry, name: string): string[] {
  return packages
    .filter((offer) => offer.registry === registry && offer.package === name)
    .map(({ version }) => version);
}
