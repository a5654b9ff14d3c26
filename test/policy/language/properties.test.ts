import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPolicy, parsePolicy, parsePolicyText, type Policy } from '../../../policy/document.ts';
import { evaluate, judge, type Decision, type Situation } from '../../../policy/evaluate.ts';
import { MOMENT } from '../targets/policies.ts';
import { runCalls } from '../run-calls.ts';
import { anyCall, anyDocument } from './documents.ts';
import { writtenOut } from './written-out.ts';

interface Written {
  document: object;
  policy: Policy;
}

/** Policies with the document that they were read from. */
const anyWritten: fc.Arbitrary<Written> = anyDocument
  .map((document) => ({ document, read: parsePolicy(document) }))
  .filter(({ read }) => 'policy' in read)
  .map(({ document, read }) => ({ document, policy: (read as { policy: Policy }).policy }));

/** How much of every counter is used up. */
const anyUsed = fc.constantFrom(0, 2, 9.9, 50, Number.MAX_SAFE_INTEGER);

function situation(used: number): Situation {
  return { ...MOMENT, used: () => used };
}

describe('evaluate', () => {
  it('gives every call exactly one decision, and names the part of the document that made it', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyWritten, anyCall, anyUsed, ({ document, policy }, call, used) => {
        const made = evaluate(policy, call, situation(used));
        expect(Object.keys(made).sort()).toEqual(['decision', 'reason', 'rule', 'spends']);
        const part = at(document, made.rule);
        expect(part, made.rule).not.toBe(NOTHING);
        const kind = kindOf(made.rule);
        expect(WHAT_DECIDES[made.decision]).toContain(kind);
        if (kind === '/default') expect(part).toBe(made.decision);
        expect(made.reason === '').toBe(made.decision === 'allow');
        if (made.decision === 'deny') expect(made.spends).toEqual([]);
        for (const { rule, amount, max } of made.spends) {
          expect(['limits', 'rate_limit']).toContain(kindOf(rule));
          expect(at(document, rule)).not.toBe(NOTHING);
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(max).toBeGreaterThan(0);
        }
        seen.set(`${made.decision} ${kind}`, (seen.get(`${made.decision} ${kind}`) ?? 0) + 1);
      }),
      { numRuns: 5000 },
    );
    const all = Object.entries(WHAT_DECIDES).flatMap(([made, kinds]) => kinds.map((kind) => `${made} ${kind}`));
    expect([...seen.keys()].sort()).toEqual(all.sort());
  });

  it('depends on nothing but the policy, the call and the situation, and changes none of them', () => {
    fc.assert(
      fc.property(anyWritten, anyCall, anyUsed, ({ policy }, call, used) => {
        const before = JSON.stringify([formatPolicy(policy), call]);
        const first = evaluate(policy, call, situation(used));
        expect(evaluate(policy, call, situation(used))).toEqual(first);
        expect(JSON.stringify([formatPolicy(policy), call])).toBe(before);
      }),
    );
  });

  it('is judge and then the limits: it can only be stricter, and by a limit', () => {
    fc.assert(
      fc.property(anyWritten, anyCall, anyUsed, ({ policy }, call, used) => {
        const judged = judge(policy, call, MOMENT);
        const made = evaluate(policy, call, situation(used));
        if (made.decision !== judged.decision || made.rule !== judged.rule) {
          expect(made.decision).toBe('deny');
          expect(judged.spends.map(({ rule }) => rule)).toContain(made.rule);
        } else expect(made).toEqual(judged);
      }),
    );
  });

  it('is never less strict for one more part', () => {
    const head = { version: '1', default: 'allow' };
    fc.assert(
      fc.property(anyWritten, anyDocument, anyCall, anyUsed, ({ document }, other, call, used) => {
        const one = { all_tools: {}, ...document, ...head };
        const more = { ...one, all_tools: joined(one.all_tools, other.all_tools ?? {}) };
        const [less, strict] = [parsePolicy(one), parsePolicy(more)];
        fc.pre('policy' in less && 'policy' in strict);
        const [before, after] = [less.policy, strict.policy].map((it) => evaluate(it, call, situation(used)).decision);
        expect(STRICTNESS.indexOf(after ?? '')).toBeGreaterThanOrEqual(STRICTNESS.indexOf(before ?? ''));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the text of a policy', () => {
  it('is read back as the same policy', () => {
    fc.assert(
      fc.property(anyWritten, ({ policy }) => {
        const text = formatPolicy(policy);
        expect(parsePolicyText(text)).toEqual({ policy });
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what was written, shorthands included, but for paths that stand alone', () => {
    fc.assert(
      fc.property(anyWritten, ({ document, policy }) => {
        const paths = writtenOut(document, { paths: true });
        expect(JSON.parse(formatPolicy(policy))).toEqual(JSON.parse(JSON.stringify(paths)));
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same in every order of keys', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyCall, { maxLength: 4 }), (document, calls) => {
        const [one, other] = [parsePolicy(document), parsePolicy(reversed(document))];
        expect('policy' in one).toBe('policy' in other);
        if ('policy' in one && 'policy' in other)
          expect(runCalls(other.policy, calls)).toEqual(runCalls(one.policy, calls));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('shorthands', () => {
  it('decide like what they are short for, call after call', () => {
    fc.assert(
      fc.property(anyWritten, fc.array(anyCall, { minLength: 1, maxLength: 12 }), ({ document, policy }, calls) => {
        const long = parsePolicy(writtenOut(document, { paths: true, rules: true }));
        if ('problems' in long) throw new Error(JSON.stringify(long.problems));
        expect(runCalls(long.policy, calls).map(withoutPlaces)).toEqual(runCalls(policy, calls).map(withoutPlaces));
      }),
      { numRuns: 1000 },
    );
  });
});

const STRICTNESS: string[] = ['allow', 'ask', 'deny'];

const WHAT_DECIDES: Record<Decision['decision'], string[]> = {
  allow: ['/default', 'tool'],
  ask: ['approve'],
  deny: ['/default', 'hide', 'require', 'deny_if', 'action', 'limits', 'rate_limit'],
};

/** Which kind of part a pointer leads to. */
function kindOf(pointer: string): string {
  if (pointer === '/default') return pointer;
  const [first = '', ...rest] = pointer.split('/').slice(1);
  if (first === 'hide') return first;
  if (first === 'all_tools') return rest[0] ?? '';
  return rest[1] ?? 'tool';
}

const NOTHING = Symbol('nothing');

/** What stands at an RFC 6901 pointer. */
function at(document: unknown, pointer: string): unknown {
  let found = document;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return NOTHING;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

function withoutPlaces({ decision, reason, spends }: Decision): unknown {
  return { decision, reason, spends: spends.map(({ key, amount, max, ends }) => ({ key, amount, max, ends })) };
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)])
      .reverse(),
  );
}

function joined(one: object, other: object): object {
  const lists = [one, other] as Record<string, unknown[]>[];
  const keys = [...new Set(lists.flatMap((it) => Object.keys(it)))];
  return Object.fromEntries(keys.map((key) => [key, lists.flatMap((it) => it[key] ?? [])]));
}
