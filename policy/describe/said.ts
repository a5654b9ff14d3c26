/** A part of a sentence: our words, or a name from outside, which a page sets apart. */
export type Said = (string | { name: string })[];

/** The sentence as plain text. */
export function plain(said: Said): string {
  return said.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

/** Joins with commas and a conjunction: `a`, `b` and `c`. */
export function listed(items: readonly Said[], conjunction: string, comma = ', '): Said {
  return items.flatMap((item, i) => {
    if (i === 0) return item;
    return [
      i === items.length - 1 ? `${items.length > 2 && comma !== ', ' ? comma.trimEnd() : ''} ${conjunction} ` : comma,
      ...item,
    ];
  });
}
