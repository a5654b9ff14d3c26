import type { ListingRecord } from '../../catalog/read-servers.ts';
import type { TargetRecord } from '../../catalog/read-ways.ts';
import type { Launch } from '../../catalog/record.ts';
import { BASES, LISTING_STATES, type Basis } from '../../catalog/vocabulary.ts';
import { capitalise, day, quantity } from './language.ts';
import { PACKAGE_KINDS, packageName } from './package-words.ts';
import type { Prose } from './prose.ts';

/** Who says what tools a server has, and where that was read. */
export interface Provenance {
  basis: Basis;
  enumerator: ListingRecord['enumerator'];
  /** The package that was started, or whose README or bundle was read. */
  package: Pick<Launch, 'registry' | 'package' | 'version'> | undefined;
  /** The address that was asked. */
  address: string | undefined;
  /** The source whose record it is, as a link. */
  source: { to: string; text: string } | undefined;
}

/** Where the shown tools of a server were read; undefined when none are known. */
export function provenanceOf(
  manifest: ListingRecord | undefined,
  targets: readonly TargetRecord[],
  linkTo: (source: string) => { to: string; text: string },
): Provenance | undefined {
  if (manifest === undefined) return undefined;
  const way = targets.find(({ isShown }) => isShown)?.way;
  const offer = way?.kind === 'package' || way?.kind === 'readme' ? way.offer : undefined;
  // A manifest that somebody handed in stays one, whether it came as a record or by itself.
  const isImported = way?.kind === 'record' && way.source === 'import';
  return {
    basis: manifest.basis,
    enumerator: isImported ? 'import' : manifest.enumerator,
    package: manifest.launch ?? offer,
    address: way?.kind === 'remote' ? way.remote.url : undefined,
    source: way?.kind === 'record' && !isImported ? linkTo(way.source) : undefined,
  };
}

/** Whether the server itself said, to us, what is shown. */
export function isObserved(it: Provenance | undefined): boolean {
  return it?.basis === 'observed' && it.enumerator !== 'import';
}

/** The document that is not the server itself, as in "in …" and "from …". */
function documentOf({ basis, enumerator, package: of, source }: Provenance): Prose {
  if (enumerator === 'import') return ['a file that was imported'];
  if (enumerator === 'bundle') return ['the manifest inside its bundle'];
  if (enumerator === 'readme') {
    return of === undefined
      ? ['the README of its package']
      : [`the README of the ${PACKAGE_KINDS[of.registry]} `, { name: packageName(of) }];
  }
  const named: Prose = source === undefined ? ['a source'] : [source];
  return basis === 'claimed' ? ['a page for people, found through ', ...named] : ['the record of ', ...named];
}

/** Completes "Its list of tools was read …". */
export function howRead(it: Provenance): Prose {
  if (it.enumerator === 'stdio') return ['by starting it'];
  if (it.enumerator === 'http') return ['by asking it at its address'];
  return ['from ', ...documentOf(it)];
}

/** Completes "It is provided by the server …", after a comma. */
export function whereFrom(it: Provenance): Prose {
  if (!isObserved(it)) return [', according to ', ...documentOf(it)];
  if (it.address !== undefined) return [', at the address ', { name: it.address }];
  if (it.package === undefined) return [];
  return [`, from the ${PACKAGE_KINDS[it.package.registry]} `, { name: packageName(it.package) }];
}

/** Whose words a description is, as the end of "Description …, quoted". */
export function inWhoseWords(it: Provenance | undefined): string {
  if (it === undefined || isObserved(it)) return 'by the server’s author';
  if (it.enumerator === 'readme') return 'from the README of its package';
  return `from ${documentOf(it)
    .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : ''))
    .join('')}`;
}

/** Says before anything else that a tool list was not the server's own answer; undefined when it was. */
export function notObserved(
  it: Provenance | undefined,
  targets: readonly TargetRecord[],
  shown: 'this tool' | 'these tools',
): { lead: string; text: Prose } | undefined {
  if (it === undefined || isObserved(it)) return undefined;
  const imported = it.enumerator === 'import';
  const be = shown === 'this tool' ? 'is' : 'are';
  return {
    lead: `${imported ? 'Imported' : BASES[it.basis].label}, not observed.`,
    text: [`${capitalise(shown)} ${be} named in `, ...documentOf(it), `. ${whatAskingGave(targets)}`],
  };
}

/** What came of asking the server itself. */
export function whatAskingGave(targets: readonly TargetRecord[]): string {
  const asked = targets.filter(({ basis, last }) => basis === 'observed' && last.enumerator !== 'import');
  const [best] = asked.filter(({ active }) => active);
  if (asked.length === 0) return 'The server itself was not asked.';
  if (best === undefined) return 'No source names a way to ask the server itself any more.';
  const { state, confirmedAt } = best.last;
  const { meaning } = LISTING_STATES[state];
  if (state === 'empty') return `The server itself, asked on ${day(confirmedAt)}, listed no tools.`;
  if (state === 'not-asked') return `The server itself was not asked: ${meaning}.`;
  if (state === 'not-started') return `The server itself was not started: ${meaning}.`;
  return `The server itself gave no list when it was last tried, on ${day(confirmedAt)}: ${meaning}.`;
}

/** Whether two attempts are the same one. */
export function isSameListing(a: ListingRecord, b: ListingRecord): boolean {
  return a.target === b.target && a.startedAt === b.startedAt && a.state === b.state;
}

/** How long before the latest attempt the shown tools were read; empty when they are what that attempt gave. */
export function ageOf(manifest: ListingRecord, last: ListingRecord | undefined): string {
  if (last === undefined || isSameListing(manifest, last)) return '';
  const days = daysBetween(manifest.confirmedAt, last.confirmedAt);
  return days > 0 ? `${quantity(days, 'day')} before the latest attempt` : 'earlier on the day of the latest attempt';
}

/** Days from one ISO 8601 time to another, by the calendar in UTC. */
function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}
