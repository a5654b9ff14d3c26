import leven from 'leven';

/** The known word closest to what was written, when it is close enough to be a slip. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((word) => ({ word, distance: leven(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance < word.length && distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return best?.word;
}
