/** An answer of the place: JSON or text, by the path and query that it is asked with. */
export type Answers = Record<string, { json: unknown } | { text: string; type?: string }>;

/**
 * What a place answers and what that gives: the test of a source. A source that reads files has `files` in place of
 * `answers`: its place is then the folder that they are in, or the one file.
 */
export interface Examples {
  /** By path and query, as `/v0.1/servers?limit=100`. `{place}` in a text stands for the base URL. */
  answers?: Answers;
  /** By path below the folder. */
  files?: Record<string, string>;
  /** The ids of the records that come of it, in their order. */
  gives: readonly string[];
  /** A part of the reason for each thing that is left out, in their order. */
  drops: readonly string[];
}
