/** A technical word of the site, and where its meaning comes from. */
export interface Word {
  /** As a heading of its own; small letters unless it is a name. */
  term: string;
  /** One to three sentences, in our own words. */
  meaning: string;
  /** The page of this site that says more: its path without the site's base. */
  more?: { path: string; text: string };
  /** Where the word comes from or is defined. */
  source?: { url: string; text: string };
  /** Ids of words to read with it. */
  see?: readonly string[];
}

export interface WordGroup {
  id: string;
  title: string;
  words: Readonly<Record<string, Word>>;
}
