import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

/**
 * What a sentence of a description is about: what the tool does (`act`), when to choose it (`usage`), what it gives back
 * (`returns`), and texts that speak of other things.
 */
type Role = 'act' | 'usage' | 'returns' | 'example' | 'arguments' | 'errors' | 'note';

export interface Sentence {
  /** Indexes of its tokens: from `first` up to, not including, `end`. */
  first: number;
  end: number;
  role: Role;
}

/** Opening words that give a role away, longest first where one starts another. */
const OPENINGS: readonly (readonly [Role, string])[] = [
  ['usage', 'use this'],
  ['usage', 'use when'],
  ['usage', 'use it'],
  ['usage', 'use cases'],
  ['usage', 'use case'],
  ['usage', 'use_case'],
  ['usage', 'usage'],
  ['usage', 'when'],
  ['usage', 'whenever'],
  ['usage', 'if'],
  ['usage', 'useful'],
  ['usage', 'best for'],
  ['usage', 'best used'],
  ['usage', 'ideal for'],
  ['usage', 'perfect for'],
  ['usage', 'not recommended'],
  ['usage', 'recommended'],
  ['usage', 'common use'],
  ['usage', 'common mistakes'],
  ['usage', 'typical'],
  ['usage', 'workflow'],
  ['usage', 'call this'],
  ['usage', 'call it'],
  ['usage', 'prefer'],
  ['usage', 'before'],
  ['usage', 'after'],
  ['usage', 'always'],
  ['usage', 'never'],
  ['usage', 'do not'],
  ['usage', "don't"],
  ['usage', 'first'],
  ['usage', 'should'],
  ['usage', 'must'],
  ['usage', 'next'],
  ['usage', 'to'],
  ['usage', 'for'],
  ['usage', 'instead'],
  ['usage', 'unlike'],
  ['usage', 'see'],
  ['returns', 'returns'],
  ['returns', 'return'],
  ['returns', 'output'],
  ['returns', 'outputs'],
  ['returns', 'response'],
  ['returns', 'result'],
  ['returns', 'results'],
  ['example', 'example'],
  ['example', 'examples'],
  ['example', 'e.g'],
  ['example', 'eg'],
  ['example', 'sample'],
  ['arguments', 'accepts'],
  ['arguments', 'args'],
  ['arguments', 'arguments'],
  ['arguments', 'parameters'],
  ['arguments', 'parameter'],
  ['arguments', 'params'],
  ['arguments', 'param'],
  ['arguments', 'inputs'],
  ['arguments', 'input'],
  ['arguments', 'required'],
  ['arguments', 'optional'],
  ['arguments', 'options'],
  ['arguments', 'supports'],
  ['arguments', 'available'],
  ['errors', 'error'],
  ['errors', 'errors'],
  ['errors', 'fails'],
  ['errors', 'raises'],
  ['errors', 'throws'],
  ['note', 'note'],
  ['note', 'notes'],
  ['note', 'important'],
  ['note', 'warning'],
  ['note', 'caution'],
  ['note', 'tip'],
  ['note', 'tips'],
  ['note', 'requires'],
  ['note', 'prerequisites'],
  ['note', 'prerequisite'],
  ['note', 'permissions'],
];

const ROLE_BY_FIRST_WORD = new Map<string, { second: string | undefined; role: Role }[]>();
for (const [role, opening] of OPENINGS) {
  const [first = '', second] = opening.split(' ');
  ROLE_BY_FIRST_WORD.set(first, [...(ROLE_BY_FIRST_WORD.get(first) ?? []), { second, role }]);
}

function roleOf(tokens: readonly Token[], first: number): Role {
  const candidates = ROLE_BY_FIRST_WORD.get(tokens[first]?.word ?? '');
  const second = tokens[first + 1]?.word;
  return candidates?.find((candidate) => candidate.second === undefined || candidate.second === second)?.role ?? 'act';
}

/** Roles whose heading ("Args:") speaks for the lines below it, until an empty line. */
const LASTING: ReadonlySet<Role> = new Set(['returns', 'example', 'arguments', 'errors', 'usage']);

/** "Use this tool when:" is complete only with the lines below it. */
const ENDS_HEADING = new Set(['when', 'if', 'to', 'for', 'with', 'cases']);

/** A heading is short and followed by a colon or the end of its line. */
function isHeading(tokens: readonly Token[], sentence: Sentence): boolean {
  const next = tokens[sentence.first + 1];
  const length = sentence.end - sentence.first;
  const last = tokens[sentence.end - 1]?.word ?? '';
  return length <= 3 || (length <= 6 && ENDS_HEADING.has(last)) || (next !== undefined && next.gap >= GAP.clause);
}

/** Cuts the tokens of a text into sentences and says what each is about. */
export function readSentences(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let lasting: Role | undefined;
  let first = 0;
  for (let index = 1; index <= tokens.length; index++) {
    const token = tokens[index];
    if (token !== undefined && token.gap < GAP.sentence) continue;
    if (tokens[first]?.gap === GAP.paragraph) lasting = undefined;
    const own = roleOf(tokens, first);
    const sentence: Sentence = { first, end: index, role: own === 'act' ? (lasting ?? own) : own };
    if (own !== 'act' && LASTING.has(own) && isHeading(tokens, sentence)) lasting = own;
    sentences.push(sentence);
    first = index;
  }
  return tokens.length === 0 ? [] : sentences;
}

/** Whether a negation stands before the token in its own clause. */
export function isNegated(tokens: readonly Token[], at: number, negations: ReadonlySet<string>): boolean {
  for (let index = at - 1, steps = 0; index >= 0 && steps < 8; index--, steps++) {
    const after = tokens[index + 1];
    if (after === undefined || after.gap >= GAP.clause) return false;
    const word = tokens[index]?.word ?? '';
    if (word === 'but' || word === 'only') return false;
    if (negations.has(word)) return true;
  }
  return false;
}
