import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../policy/document.ts';
import { judge } from '../../../policy/evaluate.ts';
import { CASES } from './cases.ts';
import { disagreement } from './checks.ts';
import { anyArguments, anyPolicy, anyServerName, anyTools, HOSTILE_NAMES, MOMENT } from './policies.ts';

function namesIn(policy: Policy, tools: readonly string[]): string[] {
  return [...new Set([...tools, ...(policy.tools?.keys() ?? []), ...(policy.hide ?? []), 'unheard_of'])];
}

describe.each(CASES)('what is written for $id', ({ target, decide }) => {
  it('decides as the policy does, or says what it does instead', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        anyTools,
        anyServerName,
        fc.array(anyArguments, { minLength: 4, maxLength: 4 }),
        (policy, tools, server, calls) => {
          const input = { policy, server, tools };
          const written = target.write(input);
          const wrong = namesIn(policy, tools).flatMap((tool) =>
            calls.map((args) => disagreement({ target, decide }, input, written, { tool, arguments: args })),
          );
          expect(wrong.filter((it) => it !== undefined)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says of every limit that it does not keep', () => {
    if (target.abilities.limits) return;
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const { text, lost } = target.write({ policy, server: 'github', tools: [] });
        const limited = [...(policy.tools ?? [])].filter(([, rule]) => (rule.limits ?? []).length > 0);
        const runs = limited.some(
          ([tool]) =>
            judge(policy, { tool }, MOMENT).decision !== 'deny' && decide(text, 'github', { tool }) !== 'deny',
        );
        if (runs && target.kind === 'enforced') expect(lost.join('\n')).toContain('Nothing counts calls here');
      }),
    );
  });

  it('tells it in lines of plain characters, whatever the names are', () => {
    const tools = new Map(
      HOSTILE_NAMES.filter((name) => name !== '*').map((name) => [name, { approve: [{ conditions: [] }] }]),
    );
    for (const name of HOSTILE_NAMES) {
      const { lost } = target.write({
        policy: { version: '1', default: 'deny', tools: new Map([...tools].slice(0, 3)) },
        server: name,
        tools: [name],
      });
      for (const sentence of lost) expect(sentence).toMatch(/^[ -~…]+\.$/);
    }
  });
});
