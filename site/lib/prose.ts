/** A sentence that carries names and quotes from outside, so that each is rendered as what it is. */
export type Inline =
  | string
  /** A name from outside, set as code. */
  | { name: string }
  /** Text from outside, quoted. */
  | { quote: string }
  /** A link; `name` is from outside, `text` is ours. */
  | { to: string; text: string }
  | { to: string; name: string };

/** A sentence or paragraph. */
export type Prose = Inline[];

/** Joins with commas and a conjunction: `a`, `b` and `c`. */
export function listed(items: readonly Inline[], conjunction: 'and' | 'or' = 'and'): Prose {
  return items.flatMap((item, i) => {
    if (i === 0) return [item];
    return [i === items.length - 1 ? ` ${conjunction} ` : ', ', item];
  });
}

/** The first `max` names, and how many more there are; never "1 more", which is no shorter than the name. */
export function namesUpTo(
  names: readonly string[],
  max: number,
  more: (count: number) => Inline = (count) => `${count} more`,
): Prose {
  if (names.length <= max + 1) return listed(names.map((name) => ({ name })));
  return listed([...names.slice(0, max).map((name) => ({ name })), more(names.length - max)]);
}

/** A message of a rule, with the author's words in it, which rules put in straight quotes, set as quotes. */
export function withQuotes(message: string): Prose {
  return message.split(/"([^"]+)"/).flatMap((part, i): Prose => {
    if (part === '') return [];
    return [i % 2 === 1 ? { quote: part } : part];
  });
}
