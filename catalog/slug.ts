import { createHash } from 'node:crypto';

/** Longest encoded name in a URL segment; file systems stop at 255 bytes. */
const MAX_LENGTH = 160;

/** What stands for the empty name; no other name encodes to it. */
const EMPTY = '~-';

/**
 * The URL segment of a server id or tool name: letters, digits, `_`, `-` and inner `.` stay, everything else becomes
 * `~` and two hexadecimal digits a byte, so that no two names share a segment and the name can be read back.
 *
 * `~~` cannot come from a name (a tilde is encoded), so it marks what the name alone cannot say: `~~2` is the second
 * tool of that name on its server, `~~h…` ends a name too long for a URL with a hash of the whole.
 */
export function slugOf(name: string, occurrence = 1): string {
  const encoded = encode(name);
  const capped = encoded.length > MAX_LENGTH ? `${cut(encoded)}~~h${hash(name)}` : encoded;
  return occurrence > 1 ? `${capped}~~${occurrence}` : capped;
}

/** The name and occurrence that a slug stands for; undefined for a name that was too long or a slug we never made. */
export function nameOfSlug(slug: string): { name: string; occurrence: number } | undefined {
  const [encoded = '', suffix, ...rest] = slug.split('~~');
  if (rest.length > 0 || suffix?.startsWith('h')) return undefined;
  const occurrence = suffix === undefined ? 1 : Number(suffix);
  const name = decode(encoded);
  return name !== undefined && slugOf(name, occurrence) === slug ? { name, occurrence } : undefined;
}

function encode(name: string): string {
  if (name === '') return EMPTY;
  let out = '';
  for (const character of name) {
    out += /^[A-Za-z0-9_-]$/.test(character) ? character : escape(character);
  }
  // An inner dot reads well in a URL; one at either end means something to file systems.
  return out.replaceAll(/(?<!^)~2e(?!$)/g, '.');
}

function escape(character: string): string {
  const code = character.charCodeAt(0);
  if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) return `~u${code.toString(16)}`;
  return [...Buffer.from(character, 'utf8')].map((byte) => `~${byte.toString(16).padStart(2, '0')}`).join('');
}

function decode(encoded: string): string | undefined {
  if (encoded === EMPTY) return '';
  const parts = encoded.match(/~u[0-9a-f]{4}|(?:~[0-9a-f]{2})+|[A-Za-z0-9_.-]+/g) ?? [];
  if (parts.join('') !== encoded) return undefined;
  return parts.map(decodePart).join('');
}

function decodePart(part: string): string {
  if (part.startsWith('~u')) return String.fromCharCode(Number.parseInt(part.slice(2), 16));
  return part.startsWith('~') ? Buffer.from(part.replaceAll('~', ''), 'hex').toString('utf8') : part;
}

function cut(encoded: string): string {
  return encoded.slice(0, 80).replace(/~[0-9a-fu]*$/, '');
}

function hash(name: string): string {
  return createHash('sha256').update(Buffer.from(name, 'utf16le')).digest('hex').slice(0, 16);
}
