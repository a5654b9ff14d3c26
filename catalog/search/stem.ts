/** Words whose ending only looks like one that is cut. */
const WHOLE = new Set(
  `alias always atlas building canvas embed https meeting news question series setting something string thing`.split(
    ' ',
  ),
);
const VOWEL = /[aeiouy]/;

/**
 * The word without its plural, its tense, and what turns a verb into a noun: "repositories", "deletes", "deleting" and
 * "deletion" become what "repository" and "delete" become. Light on purpose: it must never join words that people
 * tell apart, and only what is plain English is touched.
 */
export function stem(word: string): string {
  if (word.length < 4 || WHOLE.has(word) || !/^[a-z]+$/.test(word)) return word;
  const one = withoutPlural(word);
  if (WHOLE.has(one)) return one;
  const root = withoutTense(one) ?? withoutNoun(one) ?? one;
  if (root.length < 5) return root;
  return root.replace(/e$/, '').replace(/y$/, 'i');
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string | undefined {
  const root = word.replace(/(?:ing|(?<!e)ed)$/, '');
  if (root === word || root.length < 3 || !VOWEL.test(root)) return undefined;
  if (/([bdgmnprt])\1$/.test(root)) return root.length > 3 ? root.slice(0, -1) : root;
  // "moving" comes from "move", "paying" from "pay".
  return /^[^aeiouy][aeiouy][^aeiouwxy]$/.test(root) ? `${root}e` : root;
}

function withoutNoun(word: string): string | undefined {
  return word.length >= 8 && word.endsWith('tion') ? word.slice(0, -3) : undefined;
}
