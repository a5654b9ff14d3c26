const SHOWN = 3;
const LONGEST = 64;

/** Names for a sentence: the first few, and how many more. `a`, `a and b`, `a, b, c and 4 more tools`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(displayed);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more ${more === 1 ? 'tool' : 'tools'}`;
  const last = shown.pop() ?? 'no tool';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

/** A name as it can stand in a line of text: quoted and escaped unless it is plain, and not too long. */
export function displayed(name: string): string {
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  if (/^[\w./:-]+$/.test(short)) return short;
  return JSON.stringify(short).replaceAll(/[^ -~…]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
