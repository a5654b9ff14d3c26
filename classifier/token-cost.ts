import { countTokens, setMergeCacheSize } from 'gpt-tokenizer/encoding/o200k_base';
import { stringifyJson } from '../catalog/json.ts';
import type { Tool } from '../catalog/model.ts';

/**
 * The longest run of letters, spaces or signs that is handed to the tokenizer as one. It looks at each run as a whole,
 * and its work grows with the square of the run: one of 100,000 letters would take it ten seconds. A longer run is
 * counted in parts, which can add a token at each cut.
 */
const LONGEST = 200;

/** Runs as the tokenizer sees them, up to the longest. Every character is in one, so that the search stays linear. */
const RUNS = new RegExp(
  String.raw`[\p{L}\p{M}]{1,${LONGEST}}|\s{1,${LONGEST}}|[^\s\p{L}\p{N}]{1,${LONGEST}}|\p{N}+`,
  'gu',
);

// A cache of 100,000 runs, the default, is slower than none once it is full, and a hostile text fills it.
setMergeCacheSize(1000);

/** What looks like one of the tokenizer's own marks is text: it came from outside. */
const ALL_IS_TEXT = { disallowedSpecial: new Set<string>() };

/**
 * What a tool's definition costs a model's context: the tokens (o200k_base) of its name, description and input schema,
 * written as compact JSON. What a client writes around it is not counted.
 */
export function tokenCost({ name, description, inputSchema }: Tool): number {
  return tokensOf(
    stringifyJson({
      name,
      ...(description !== undefined && { description }),
      ...(inputSchema !== undefined && { inputSchema }),
    }),
  );
}

/** The number of tokens of a text, in time that grows with its length and nothing else. */
export function tokensOf(text: string): number {
  let tokens = 0;
  let from = 0;
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (run.length < LONGEST) continue;
    tokens += countTokens(text.slice(from, index + run.length), ALL_IS_TEXT);
    from = index + run.length;
  }
  return tokens + countTokens(text.slice(from), ALL_IS_TEXT);
}
