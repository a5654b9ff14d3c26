import type { z } from 'zod';
import { pointerToken } from '../../catalog/pointer.ts';
import { nearest } from '../nearest.ts';
import { hintForKey, hintForValue } from './hints.ts';
import { keysAt } from './keys.ts';

/** What is wrong with a document, and where. */
export interface PolicyProblem {
  /** RFC 6901 pointer into the document. */
  path: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${pointerToken(String(key))}`).join('');
}

/** One problem for each thing that is wrong, in the words of the policy language. */
export function problemsOf(issue: Issue, above: readonly PropertyKey[] = []): PolicyProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return closest(issue, path);
  const hint = hintForValue(path, writtenAt(issue));
  return [{ path: pointerOf(path), message: `${reason(issue, path)}${hint === undefined ? '' : `; ${hint}`}` }];
}

function unknownKey(key: string, path: readonly PropertyKey[]): PolicyProblem {
  const known = keysAt(path);
  const close = nearest(key, known);
  const hint = hintForKey(key) ?? `known keys are ${known.join(', ')}`;
  const help = close === undefined ? hint : `did you mean "${close}"?`;
  return { path: pointerOf([...path, key]), message: `unknown key ${named(key)}; ${help}` };
}

/** Of a value that may be one of several things, the problems of what it was most likely meant to be. */
function closest(issue: Issue & { code: 'invalid_union' }, path: readonly PropertyKey[]): PolicyProblem[] {
  const fitting = issue.errors.find((issues) =>
    issues.every((one) => one.code !== 'invalid_type' || one.path.length > 0),
  );
  if (fitting !== undefined) return fitting.flatMap((one) => problemsOf(one, path));
  const wanted = issue.errors.flat().flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : []));
  const must = `must be ${or(wanted.map(withArticle))}`;
  const message = issue.input === undefined ? `is missing; it ${must}` : `${must}, not ${named(issue.input)}`;
  return [{ path: pointerOf(path), message }];
}

function reason(issue: Issue, path: readonly PropertyKey[]): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_type') return typeReason(issue);
  if (issue.code === 'invalid_value') return choice(issue.values, issue.input);
  if (issue.code === 'invalid_union') return choice((issue as { options?: unknown[] }).options ?? [], writtenAt(issue));
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeReason(issue, path);
  return issue.message;
}

/** The input of a union without a match is the whole condition; what was written is its operator. */
function writtenAt(issue: Issue): unknown {
  const { discriminator } = issue as { discriminator?: string };
  if (issue.code !== 'invalid_union' || discriminator === undefined) return issue.input;
  return (issue.input as Record<string, unknown>)[discriminator];
}

function typeReason(issue: Issue & { code: 'invalid_type' }): string {
  if (issue.input === undefined) return `is missing; it must be ${withArticle(issue.expected)}`;
  return `must be ${withArticle(issue.expected)}, not ${named(issue.input)}`;
}

function choice(values: readonly unknown[], written: unknown): string {
  const all = or(values.map((value) => JSON.stringify(value)));
  if (written === undefined) return `is missing; it must be ${all}`;
  const close =
    typeof written === 'string'
      ? nearest(
          written,
          values.filter((one) => typeof one === 'string'),
        )
      : undefined;
  return `must be ${all}, not ${named(written)}${close === undefined ? '' : `; did you mean "${close}"?`}`;
}

function sizeReason(issue: Issue & { code: 'too_small' | 'too_big' }, path: readonly PropertyKey[]): string {
  const small = issue.code === 'too_small';
  const limit = Number(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'array') return 'must not be empty';
  if (issue.origin === 'string') return small ? 'must not be empty' : `must have at most ${limit} characters`;
  if (small && path.at(-1) === 'max') return 'must be more than 0; to deny every call, use "action": "deny"';
  if (small && limit === 0) return 'must be more than 0';
  return 'is beyond what a number holds exactly (2^53)';
}

/** What was written, short enough for one line. */
function named(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…"`;
}

const ARTICLES: Record<string, string> = {
  array: 'a list',
  object: 'an object',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

function withArticle(type: string): string {
  return ARTICLES[type] ?? type;
}

function or(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
