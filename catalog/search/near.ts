/**
 * How many slips of the hand lie between two words: a letter too many, too few, another, or two that changed places.
 * More than `most` is answered as `most + 1`.
 */
export function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}

/** How many slips are forgiven in a word: short words are too close to each other. */
export function forgiven(word: string): 0 | 1 | 2 {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Where a word with that many slips is still right: cut into one piece more than it has slips, one piece is whole, or
 * two letters changed places across a cut. The first and the last piece can be looked up; two slips that leave only the
 * middle whole are not found.
 */
export function piecesOf(word: string, most: number): { beginnings: string[]; end: string } {
  const cut = Math.max(1, Math.floor(word.length / (most + 1)));
  const swapped = `${word.slice(0, cut - 1)}${word.charAt(cut)}${word.charAt(cut - 1)}`;
  return { beginnings: [word.slice(0, cut), swapped], end: word.slice(-cut) };
}
