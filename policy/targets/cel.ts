import { compare } from '../compare.ts';
import { ABSENT, EACH, readPath, type Step } from '../language/path.ts';
import { celTest, celText } from './cel-tests.ts';
import type { Clause, Literal } from './clauses.ts';
import { isText } from './quote.ts';

/**
 * A CEL expression that is true exactly for the calls that fulfil all clauses, undefined when none can, and empty when
 * all do. `args` is an expression for the arguments: a map, or null where a call has none.
 */
export function celRule(clauses: readonly Clause[], args: string): string | undefined {
  const written = clauses.map(({ anyOf }) => {
    const tests = anyOf.flatMap((literal) => celLiteral(literal, args) ?? []);
    return tests.length === 0 ? undefined : `(${[...new Set(tests)].join(' || ')})`;
  });
  return written.every((it) => it !== undefined) ? [...new Set(written)].join(' && ') : undefined;
}

function celLiteral(literal: Literal, args: string): string | undefined {
  const read = readPath(literal.condition.path);
  if ('problem' in read || celTest(literal, args) === undefined) return undefined;
  const all = walk(args, read.steps, { ...endsOf(literal), each: 'all' }, 0);
  if (literal.wanted === 'no' || !read.steps.includes(EACH)) return all;
  const some = walk(args, read.steps, { test: () => 'true', absent: 'true', misfit: 'true', each: 'exists' }, 0);
  return `(${all} && ${some})`;
}

/** What the expression is where a path ends. */
interface Ends {
  test: (x: string) => string;
  absent: string;
  misfit: string;
  each: 'all' | 'exists';
}

function endsOf(literal: Literal): Omit<Ends, 'each'> {
  return {
    test: (x) => celTest(literal, x) ?? 'false',
    absent: String(compare(ABSENT, literal.condition) === literal.wanted),
    misfit: 'false',
  };
}

function walk(x: string, [step, ...rest]: readonly Step[], ends: Ends, depth: number): string {
  if (step === undefined) return ends.test(x);
  const missing = `${x} == null ? ${ends.absent} : ${ends.misfit}`;
  if (step === EACH) {
    const element = `e${depth}`;
    return `(type(${x}) == type([]) ? ${x}.${ends.each}(${element}, ${walk(element, rest, ends, depth + 1)}) : ${missing})`;
  }
  // No JSON text of a call has this key.
  if (!isText(step)) return `(type(${x}) == type({}) ? ${ends.absent} : ${missing})`;
  const key = celText(step);
  const inMap = `type(${x}) == type({}) ? (${key} in ${x} ? ${walk(`${x}[${key}]`, rest, ends, depth)} : ${ends.absent})`;
  return `(${inMap} : ${inList(x, step, rest, ends, depth)}${missing})`;
}

const LARGEST_INDEX = 2 ** 31;

function inList(x: string, step: string, rest: readonly Step[], ends: Ends, depth: number): string {
  if (!/^(?:0|[1-9]\d*)$/.test(step)) return '';
  // No call has so many elements, and CEL cannot read every number.
  const there = Number(step) < LARGEST_INDEX ? `size(${x}) > ${step}` : 'false';
  return `type(${x}) == type([]) ? (${there} ? ${walk(`${x}[${step}]`, rest, ends, depth)} : ${ends.absent}) : `;
}
