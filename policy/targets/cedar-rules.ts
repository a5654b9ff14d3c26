import type { Condition } from '../document.ts';
import { cedarLiteral, type CedarArgument } from './cedar-conditions.ts';
import type { Clause } from './clauses.ts';

/** What Cedar makes of the clauses of one tool. */
export interface CedarRule {
  /** Holds only for calls that fulfil all clauses, or undefined when no call can. Empty when every call does. */
  when: string | undefined;
  /** Some clause depends on arguments: calls with arguments of other types are denied. */
  looksAtArguments: boolean;
}

/** Joins what can be written. A clause of which nothing can be written no call fulfils. */
export function cedarRule(
  clauses: readonly Clause[],
  argumentOf: (condition: Condition) => CedarArgument | undefined,
): CedarRule {
  const written = clauses.map(({ anyOf }) => {
    const tests = anyOf.flatMap((literal) => {
      const argument = argumentOf(literal.condition);
      return argument === undefined ? [] : (cedarLiteral(literal, argument) ?? []);
    });
    return tests.length === 0 ? undefined : anyOfThem([...new Set(tests)]);
  });
  const looksAtArguments = clauses.some(({ anyOf }) => anyOf.length > 0);
  if (!written.every((it) => it !== undefined)) return { when: undefined, looksAtArguments };
  return { when: [...new Set(written)].join('\n  && '), looksAtArguments };
}

function anyOfThem(tests: readonly string[]): string {
  const [first = '', ...more] = tests;
  return more.length === 0 ? first : `(${tests.map(bracketed).join(' || ')})`;
}

/** A test is a single comparison, several joined by `&&`, or in brackets already. */
function bracketed(test: string): string {
  return test.startsWith('(') ? test : `(${test})`;
}
