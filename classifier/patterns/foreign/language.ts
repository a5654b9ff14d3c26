/** English words, each with the words of another language that say the same. */
export type Dictionary = Readonly<Record<string, readonly string[]>>;

/** Everything that is known of one language: a small dictionary into English, and the words that hold a sentence together. */
interface Common {
  id: string;
  /** What the tool does, by the English verb. */
  verbs: Dictionary;
  /** What it acts on, by an English noun that makes a difference to some verb. */
  things: Dictionary;
  /** Openings of sentences that are not about what the tool does: notes, parameters, examples. */
  asides: readonly string[];
  /** Openings of sentences that tell a user when to call the tool. */
  usage: readonly string[];
}

/** A language with spaces between its words. */
export interface SpacedLanguage extends Common {
  order: 'first' | 'free' | 'last';
  /** Words that are frequent in this language and tell it from English. */
  words: ReadonlySet<string>;
  /** Letters that tell it from the languages beside it. */
  letters: string;
  /** Nouns that name an act, by the English verb. */
  acts: Dictionary;
  /** The ending of the dictionary form, and what takes its place in the forms that state an act. */
  endings: readonly (readonly string[])[];
  /** Between verbs on a par. */
  joints: ReadonlySet<string>;
  /** What follows in the clause is a condition, a time, or what is avoided. */
  subordinates: ReadonlySet<string>;
  /** What follows is about a thing and not about the tool. */
  relatives: ReadonlySet<string>;
  negations: ReadonlySet<string>;
  /** After one of these a word is a noun. */
  articles: ReadonlySet<string>;
  /** Words that end the object of a verb. */
  stops: ReadonlySet<string>;
}

/** A language that ends its clause with the verb, and says by what follows the verb's stem whether it is done. */
export interface FinalLanguage extends Common {
  order: 'final';
  /** After the stem: it is denied, happened before, is a condition, or describes the noun that follows. */
  undone: readonly string[];
  /** After the stem: it is done. */
  done: readonly string[];
  /** The plain form, which is done when the sentence ends or a tool follows ("a tool that deletes"). */
  plain: readonly string[];
  tools: readonly string[];
  joints: readonly string[];
}

interface ChineseGrammar {
  participleBefore: RegExp;
  participleAfter: RegExp;
  negation: RegExp;
  affirmed: RegExp;
  condition: RegExp;
  when: RegExp;
  namesAThing: RegExp;
  opening: RegExp;
  means: RegExp;
  meansAtOnce: RegExp;
  jointAdjacent: RegExp;
  enumerated: RegExp;
  andThen: RegExp;
  closing: RegExp;
  at: RegExp;
  thereafter: RegExp;
  endsObject: RegExp;
  stated: RegExp;
}

/** Chinese: verbs have one form, and only their place tells what they do. */
export interface ChineseLanguage extends Common {
  order: 'chinese';
  grammar: ChineseGrammar;
}

export type Language = SpacedLanguage | FinalLanguage | ChineseLanguage;

/** Reads lines such as `delete: borrar eliminar`. An underscore stands for a space inside a phrase. */
export function dictionary(lines: string): Dictionary {
  const entries = lines
    .trim()
    .split('\n')
    .map((line): [string, string[]] => {
      const [english = '', rest = ''] = line.split(':');
      return [english.trim(), list(rest)];
    });
  return Object.fromEntries(entries);
}

export function list(words: string): string[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));
}

export function set(words: string): ReadonlySet<string> {
  return new Set(list(words));
}
