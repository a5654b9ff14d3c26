import { contradictions } from './language/contradictions.ts';
import { scanJson, type Place } from './language/json-text.ts';
import { WrittenPolicy, type Policy } from './language/policy.ts';
import { pointerOf, problemsOf, type PolicyProblem } from './language/problems.ts';
import { collapseRule } from './language/shorthand.ts';
import { unknownTools } from './language/tool-names.ts';

export type { Condition } from './language/condition.ts';
export type { Limit } from './language/limit.ts';
export type { Policy } from './language/policy.ts';
export type { PolicyProblem } from './language/problems.ts';
export type { Approval, Denial, ToolRule } from './language/rule.ts';
/** What a policy is checked against besides the language. */
export interface PolicyContext {
  /** The names of the tools of the server. When given, a policy that names another tool is refused. */
  tools?: readonly string[];
}

/** Reads a policy. A document that is not understood whole is refused whole. */
export function parsePolicy(
  document: unknown,
  { tools }: PolicyContext = {},
): { policy: Policy } | { problems: PolicyProblem[] } {
  const parsed = WrittenPolicy.safeParse(document, { reportInput: true });
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue)) };
  const policy = parsed.data;
  const problems = [...contradictions(policy), ...(tools === undefined ? [] : unknownTools(policy, tools))];
  return problems.length > 0 ? { problems } : { policy };
}

/**
 * Reads a policy from its JSON text. A key that is there twice is refused: of two rules for one tool, `JSON.parse` would
 * drop one without a word.
 */
export function parsePolicyText(
  text: string,
  context: PolicyContext = {},
): { policy: Policy } | { problems: PolicyProblem[] } {
  if (text.length > LONGEST_TEXT) {
    return {
      problems: [{ path: '', message: `is longer than ${LONGEST_TEXT} characters; a policy is for one server` }],
    };
  }
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const scanned = scanJson(json);
  if ('mistake' in scanned) {
    const { place, expected } = scanned.mistake;
    return { problems: [{ path: '', message: `is no JSON: ${words(place)}, expected ${expected}` }] };
  }
  const twice = scanned.duplicates.map(({ path, place }) => ({
    path: pointerOf(path),
    message: `the key is there twice, again in ${words(place)}; remove one`,
  }));
  return twice.length > 0 ? { problems: twice } : parsePolicy(JSON.parse(json), context);
}

/** Longest text, in UTF-16 code units: hundreds of times the longest that a server of many tools needs. */
const LONGEST_TEXT = 16_777_216;

/** Some editors begin a file with it. It means nothing in UTF-8, and `JSON.parse` refuses it. */
const BYTE_ORDER_MARK = '\uFEFF';

function words({ line, column }: Place): string {
  return `line ${line}, column ${column}`;
}

/** The policy as the JSON text that a person pastes. */
export function formatPolicy(policy: Policy): string {
  const { tools, ...rest } = policy;
  const rules = tools && Object.fromEntries([...tools].map(([name, rule]) => [name, collapseRule(name, rule)]));
  return JSON.stringify({ ...rest, ...(rules && { tools: rules }) }, undefined, 2);
}
