/**
 * Whether a text is not the word, but would be after what a lenient reader may do to it: folding case or Unicode
 * forms, trimming, dropping what cannot be seen.
 */
export function looksLike(text: string, word: string): boolean {
  return text !== word && fold(text) === word;
}

/** What a lenient reader may make of a text. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\p{C}\p{DI}]/gu, '')
    .toLowerCase();
}

const PLAIN = /^[a-z0-9_/.-]*$/;
