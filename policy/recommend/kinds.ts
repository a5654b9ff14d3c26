import type { Parameter } from './parameters.ts';

/** What a parameter is for, by its name first: a description is prose, and speaks of other things as well. */

export function isAddress({ type, name, format }: Parameter): boolean {
  return type === 'text' && (format === 'uri' || format === 'url' || /(?:ur[il]s?|href|webpage|website)$/i.test(name));
}

const PLACES = new Set(
  'path paths file files filename filenames filepath filepaths dir dirs directory directories folder folders root cwd workdir source destination src dest'.split(
    ' ',
  ),
);

export function isPath({ type, name }: Parameter): boolean {
  return type === 'text' && PLACES.has(wordsOf(name).at(-1) ?? '');
}

const AMOUNTS = new Set('amount amounts notional sum total budget'.split(' '));
/** A bound of a search, or what the number is of. */
const NO_AMOUNT = new Set('min minimum type unit units id count page items results'.split(' '));

/** A sum of money that every valid call says: one that can be left out would not be counted. */
export function isAmount({ type, name, required }: Parameter): boolean {
  const words = wordsOf(name);
  return (
    type === 'number' &&
    required &&
    words.some((word) => AMOUNTS.has(word)) &&
    !words.some((word) => NO_AMOUNT.has(word))
  );
}

/** What one is worth: of units as small as those of a chain, no number is small for every coin. */
export function unitOf({ name, description }: Parameter): 'whole' | 'cents' | 'unknown' {
  const said = `${wordsOf(name).join(' ')} ${description}`;
  if (/\b(?:wei|gwei|lamports?|satoshis?|sats|base units?|atomic|raw)\b/i.test(said)) return 'unknown';
  const cents = /\b(?:cents?|pence|paise|minor units?|sub-?units?|smallest (?:currency )?units?)\b/i;
  return cents.test(said) ? 'cents' : 'whole';
}

const PEOPLE = new Set(
  'to cc bcc recipient recipients receiver receivers email emails addressee addressees attendee attendees invitee invitees contacts phones users members'.split(
    ' ',
  ),
);

export function isRecipients({ type, name, path }: Parameter): boolean {
  return (type === 'list' || (type === 'text' && !path.endsWith('.*'))) && PEOPLE.has(wordsOf(name).at(-1) ?? '');
}

const COUNTS = new Set('count quantity qty replicas copies instances'.split(' '));
const NUMBER_OF = new Set(['num', 'number', 'n']);

/** How many things one call makes. */
export function isCount({ type, name }: Parameter): boolean {
  const words = wordsOf(name);
  return type === 'number' && (COUNTS.has(words.at(-1) ?? '') || (words.length > 1 && NUMBER_OF.has(words[0] ?? '')));
}

/** `filePath`, `file_path` and `file-path` are the same words. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
