import type { Dictionary, Language, SpacedLanguage } from '../../patterns/foreign/language.ts';
import { GAP, isDense } from '../tokens.ts';
import type { Token } from '../tokens.ts';

/** What a word or a phrase can be, in English. */
interface Meaning {
  verb?: string;
  /** A noun that names an act: "eliminación". */
  act?: string;
  thing?: string;
}

/** A place where the language's dictionary knows a word, as indexes of tokens. */
export interface Word extends Meaning {
  first: number;
  last: number;
  /** The particle that completes the verb stands further on: "ruft … ab". */
  particle?: number;
  /** A form that can only be a verb. */
  infinite: boolean;
}

interface Node {
  next: Map<string, Node>;
  meaning: Meaning | undefined;
  infinite: boolean;
}

interface Lexicon {
  root: Node;
  /** Verbs whose second part stands at the end of the clause, by their first part. */
  separable: Map<string, { particle: string; verb: string }[]>;
}

/** Particles are looked for this far behind the verb. */
const CLAUSE_WORDS = 16;

function node(): Node {
  return { next: new Map(), meaning: undefined, infinite: false };
}

function cut(phrase: string): string[] {
  return phrase.split(/[ -]/).flatMap((word) => (isDense(word.charCodeAt(0)) ? Array.from(word) : [bare(word)]));
}

function enter(root: Node, phrase: string, meaning: Meaning, infinite: boolean): void {
  let at = root;
  for (const word of cut(phrase)) {
    const next = at.next.get(word) ?? node();
    at.next.set(word, next);
    at = next;
  }
  at.meaning = { ...meaning, ...at.meaning };
  at.infinite ||= infinite;
}

interface Form {
  word: string;
  infinite: boolean;
}

/** The forms of a verb that state an act. Verbs are listed in their dictionary form, and irregular forms as they are. */
function formsOf(word: string, endings: SpacedLanguage['endings']): Form[] {
  const row = endings.find(([infinitive = '']) => word.endsWith(infinitive) && word.length > infinitive.length + 1);
  if (row === undefined || word.includes(' ')) return [{ word, infinite: false }];
  const stem = word.slice(0, word.length - (row[0] ?? '').length);
  return row.map((ending, index) => ({ word: stem + ending, infinite: index === 0 }));
}

function enterSeparable(lexicon: Lexicon, word: string, verb: string, endings: SpacedLanguage['endings']): void {
  const [particle = '', rest = ''] = word.split('+');
  enter(lexicon.root, particle + rest, { verb }, true);
  enter(lexicon.root, `${particle}zu${rest}`, { verb }, true);
  for (const form of formsOf(rest, endings)) {
    const entries = lexicon.separable.get(form.word) ?? [];
    lexicon.separable.set(form.word, [...entries, { particle, verb }]);
  }
}

function build(language: Language): Lexicon {
  const lexicon: Lexicon = { root: node(), separable: new Map() };
  const isSpaced = 'endings' in language;
  const endings = isSpaced ? language.endings : [];
  for (const [verb, words] of Object.entries(language.verbs)) {
    for (const word of words) {
      if (word.includes('+')) enterSeparable(lexicon, word, verb, endings);
      else for (const form of formsOf(word, endings)) enter(lexicon.root, form.word, { verb }, form.infinite);
    }
  }
  function enterAll(dictionary: Dictionary, kind: 'act' | 'thing'): void {
    for (const [english, words] of Object.entries(dictionary)) {
      for (const word of words) enter(lexicon.root, word, { [kind]: english }, false);
    }
  }
  if (isSpaced) enterAll(language.acts, 'act');
  enterAll(language.things, 'thing');
  return lexicon;
}

const LEXICONS = new Map<string, Lexicon>();

/** Most runs meet few languages, so a lexicon is built when its language is first met. */
function lexiconOf(language: Language): Lexicon {
  const known = LEXICONS.get(language.id);
  if (known !== undefined) return known;
  const lexicon = build(language);
  LEXICONS.set(language.id, lexicon);
  return lexicon;
}

/** "l'utente", "d'eliminare": the article is not part of the word. */
function bare(word: string): string {
  const at = word.indexOf("'");
  return at > 0 && at < 6 ? word.slice(at + 1) : word;
}

function separated(lexicon: Lexicon, tokens: readonly Token[], at: number, end: number): Word | undefined {
  const entries = lexicon.separable.get(tokens[at]?.word ?? '');
  if (entries === undefined) return undefined;
  for (let index = at + 1; index < Math.min(end, at + CLAUSE_WORDS); index++) {
    const token = tokens[index];
    if (token === undefined || token.gap >= GAP.clause) break;
    const entry = entries.find(({ particle }) => particle === token.word);
    const next = tokens[index + 1];
    const isLast =
      index + 1 >= end || next === undefined || next.gap > GAP.none || /^(und|oder|sowie)$/.test(next.word);
    if (entry !== undefined && isLast)
      return { first: at, last: at, particle: index, verb: entry.verb, infinite: false };
  }
  return undefined;
}

/** The longest phrase of the dictionary that starts here. */
function longest(root: Node, tokens: readonly Token[], first: number, end: number): Word | undefined {
  let at: Node | undefined = root;
  let found: Word | undefined;
  for (let last = first; last < end; last++) {
    const token = tokens[last];
    if (token === undefined || (last > first && token.gap > GAP.none)) break;
    at = at.next.get(bare(token.word));
    if (at === undefined) break;
    if (at.meaning !== undefined) found = { first, last, ...at.meaning, infinite: at.infinite };
  }
  return found;
}

/** All words between two tokens that the dictionary knows, from left to right, none inside another. */
export function wordsIn(language: Language, tokens: readonly Token[], first: number, end: number): Word[] {
  const lexicon = lexiconOf(language);
  const words: Word[] = [];
  for (let at = first; at < end; at++) {
    const word = separated(lexicon, tokens, at, end) ?? longest(lexicon.root, tokens, at, end);
    if (word === undefined) continue;
    words.push(word);
    at = word.last;
  }
  return words;
}
