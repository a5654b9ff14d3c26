/**
 * Whether a text is not the word, but would be after what a lenient reader may do to it: folding case or Unicode
 * forms, trimming, dropping what cannot be seen.
 */
export function looksLike(text: string, word: string): boolean {
  return text !== word && text.length <= 8 * word.length && fold(text) === word;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{C}\p{DI}]/gu, '')
    .toLowerCase();
}
