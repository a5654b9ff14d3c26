const SHOWN = 3;
const LONGEST = 64;

/**
 * Names for a sentence: the first few, and how many more. `a`, `a and b`, `a, b, c and 4 more tools`.
 * @param others whether it is also about every tool that has no name here
 */
export function listed(names: readonly string[], others = false): string {
  const more = names.length - SHOWN;
  const parts = [
    ...names.slice(0, SHOWN).map(displayed),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'tool' : 'tools'}`] : []),
    ...(others ? ['every tool that the policy does not name'] : []),
  ];
  const last = parts.pop() ?? 'no tool';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** A name as it can stand in a line of text: quoted and escaped unless it is plain, and not too long. */
export function displayed(name: string): string {
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  if (/^[\w./:-]+$/.test(short)) return short;
  return JSON.stringify(short).replaceAll(/[^ -~…]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
