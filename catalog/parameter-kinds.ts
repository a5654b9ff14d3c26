/** What a parameter is for, by its name first: a description is prose, and speaks of other things as well. */

/** A parameter as far as its kind can be told from it. */
export interface NamedParameter {
  /** Its own name. */
  name: string;
  description: string;
  /** The `format` of its schema, or empty. */
  format: string;
  type: 'text' | 'number' | 'list';
  /** Where it stands; ends with `.*` for the entries of a list. */
  path: string;
  /** A valid call has it. */
  required: boolean;
}

export function isAddress({ type, name, format }: NamedParameter): boolean {
  return type === 'text' && (format === 'uri' || format === 'url' || /(?:ur[il]s?|href|webpage|website)$/i.test(name));
}

const PLACES = new Set(
  'path paths file files filename filenames filepath filepaths dir dirs directory directories folder folders root cwd workdir source destination src dest'.split(
    ' ',
  ),
);

export function isPath({ type, name }: NamedParameter): boolean {
  return type === 'text' && PLACES.has(wordsOf(name).at(-1) ?? '');
}

const AMOUNTS = new Set('amount amounts notional sum total budget'.split(' '));
/** A bound of a search, or what the number is of. */
const NO_AMOUNT = new Set('min minimum type unit units id count page items results'.split(' '));

/** A sum of money that every valid call says: one that can be left out would not be counted. */
export function isAmount({ type, name, required }: NamedParameter): boolean {
  const words = wordsOf(name);
  return (
    type === 'number' &&
    required &&
    words.some((word) => AMOUNTS.has(word)) &&
    !words.some((word) => NO_AMOUNT.has(word))
  );
}

/** What one is worth: of units as small as those of a chain, no number is small for every coin. */
export function unitOf({ name, description }: NamedParameter): 'whole' | 'cents' | 'unknown' {
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

export function isRecipients({ type, name, path }: NamedParameter): boolean {
  return (type === 'list' || (type === 'text' && !path.endsWith('.*'))) && PEOPLE.has(wordsOf(name).at(-1) ?? '');
}

const COUNTS = new Set('count quantity qty replicas copies instances'.split(' '));
const NUMBER_OF = new Set(['num', 'number', 'n']);

/** How many things one call makes. */
export function isCount({ type, name }: NamedParameter): boolean {
  const words = wordsOf(name);
  return type === 'number' && (COUNTS.has(words.at(-1) ?? '') || (words.length > 1 && NUMBER_OF.has(words[0] ?? '')));
}

function isCommand({ type, name }: NamedParameter): boolean {
  return type === 'text' && COMMANDS.has(wordsOf(name).at(-1) ?? '');
}

function isQuery({ type, name }: NamedParameter): boolean {
  return type === 'text' && QUERIES.has(wordsOf(name).at(-1) ?? '');
}

/** A part of a query that no placeholder can stand for, so that servers paste it in. */
function isTable({ type, name }: NamedParameter): boolean {
  return type === 'text' && TABLES.has(lastOf(name));
}

function isRevision({ type, name }: NamedParameter): boolean {
  return type === 'text' && REVISIONS.has(lastOf(name));
}

/** By address or by path; `repo` alone is mostly half of `owner/repo`. */
function isRepository({ type, name }: NamedParameter): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return type === 'text' && words.some((word) => REPOSITORIES.has(word)) && (PLACES.has(last) || /^ur[il]$/.test(last));
}

/** What another model is told to do. */
function isPrompt({ type, name }: NamedParameter): boolean {
  return type === 'text' && PROMPTS.has(wordsOf(name).at(-1) ?? '');
}

const COMMANDS = new Set('command commands cmd cmdline executable'.split(' '));
const QUERIES = new Set('query sql statement statements cypher'.split(' '));
const TABLES = new Set('table tables column columns'.split(' '));
const REVISIONS = new Set('branch ref revision commit tag refspec'.split(' '));
const PROMPTS = new Set('prompt prompts instruction instructions goal'.split(' '));
const REPOSITORIES = new Set('repo repository git clone'.split(' '));

export interface ParameterKind {
  /** Completes "its parameter `url` …". */
  does: string;
  is: (parameter: NamedParameter) => boolean;
}

/** The kinds that documented attacks ask for. */
export const PARAMETER_KINDS = {
  address: { does: 'takes an address', is: isAddress },
  path: { does: 'takes a file path', is: isPath },
  amount: { does: 'says how much', is: isAmount },
  recipients: { does: 'says whom it goes to', is: isRecipients },
  command: { does: 'takes a command', is: isCommand },
  query: { does: 'takes a query', is: isQuery },
  table: { does: 'names a table or a column', is: isTable },
  revision: { does: 'names a revision', is: isRevision },
  repository: { does: 'says where a repository is', is: isRepository },
  prompt: { does: 'takes an instruction', is: isPrompt },
} as const satisfies Record<string, ParameterKind>;
export type ParameterKindId = keyof typeof PARAMETER_KINDS;
export const PARAMETER_KIND_IDS = Object.keys(PARAMETER_KINDS) as [ParameterKindId, ...ParameterKindId[]];

/** The last word that says something: `branch_name` is a branch. */
function lastOf(name: string): string {
  const words = wordsOf(name);
  return (words.at(-1) === 'name' ? words.at(-2) : words.at(-1)) ?? '';
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
