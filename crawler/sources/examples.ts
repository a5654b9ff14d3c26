/**
 * Answers of the place, by path and query, as `/v0.1/servers?cursor=2`. Each is given to whoever asks for its path with
 * at least these parameters, of several the one with most of them; a parameter without a value stands for any value.
 */
type Answers = Record<string, { json: unknown } | { text: string; type?: string }>;

/**
 * What stands at a place. `{place}` in any of its texts becomes the base URL that it is served at, `{elsewhere}` that of
 * another host, which must never be asked.
 */
export interface Served {
  answers?: Answers;
  /** For a source that reads files: by path below a folder. */
  files?: Record<string, string>;
}

/** What a place answers and what that gives: the test of a source. */
export interface Examples extends Served {
  /** What the source is given, when it is not the base URL or the folder as a whole: a path below it. */
  path?: string;
  /** What is different when the place names no server at all. */
  empty: Served;
  /** The ids of the records that come of it, in their order. */
  gives: readonly string[];
  /** A part of the reason for each thing that is left out, in their order. */
  drops: readonly string[];
}
