import { describe, expect, test } from 'vitest';
import { CATEGORIES, FACTORS, riskRank } from '../../catalog/vocabulary.ts';
import type { Risk } from '../../catalog/vocabulary.ts';
import { Tool, type RiskStep } from '../../catalog/model.ts';
import type { Rule } from '../../classifier/rule.ts';
import { RULES } from '../../classifier/rules/index.ts';
import { classifyServer, classifyTool } from '../../classifier/run.ts';

const DELETE = {
  name: 'delete_note',
  description: 'Deletes a note. Cannot be undone.',
  annotations: { readOnlyHint: true },
};
const TOOLS = [
  DELETE,
  { name: 'list_notes' },
  { name: 'run', inputSchema: { type: 'object', properties: { command: { type: 'string' } } } },
];

function broken(rule: Rule): Rule {
  return {
    ...rule,
    check() {
      throw new TypeError('boom');
    },
  };
}

describe('a rule that throws', () => {
  test.each(RULES.filter((rule) => rule.kind !== 'category').map((rule) => [rule.id, rule] as const))(
    '%s becomes an error finding',
    (id, rule) => {
      const rules = RULES.map((entry) => (entry === rule ? broken(entry) : entry));
      for (const tool of TOOLS) {
        const before = classifyTool(tool);
        const after = classifyTool(tool, [tool], rules);
        expect(after.findings.filter((finding) => finding.ruleId !== id)).toEqual(
          before.findings.filter((finding) => finding.ruleId !== id),
        );
        expect(after.findings.find((finding) => finding.ruleId === id)).toMatchObject({
          outcome: 'error',
          evidence: [],
        });
        expect(after.outcomes[RULES.indexOf(rule)]).toBe('!');
        expect(after.category).toBe(before.category);
      }
    },
  );

  const kinds = [...new Set(RULES.map(({ kind }) => kind))];
  test.each(kinds)('of the kind %s, beside the others, adds its error finding and nothing else', (kind) => {
    const like = RULES.find((rule) => rule.kind === kind);
    if (like === undefined) throw new Error(`No rule is of the kind ${kind}.`);
    const extra = broken({ ...like, id: 'always-throws' });
    const examples = RULES.flatMap((rule) => [...rule.fires, ...rule.staysQuiet]).map((tool) => Tool.parse(tool));
    const tools = [...TOOLS, ...examples];
    const before = classifyServer(tools);
    for (const [i, after] of classifyServer(tools, [...RULES, extra]).entries()) {
      const error = after.findings.filter(({ ruleId }) => ruleId === 'always-throws');
      expect(error).toMatchObject([{ outcome: 'error', evidence: [] }]);
      const others = after.findings.filter(({ ruleId }) => ruleId !== 'always-throws');
      expect({ ...after, findings: others, outcomes: after.outcomes.slice(0, -1) }).toEqual(before[i]);
      expect(after.outcomes.at(-1)).toBe('!');
    }
  });

  test('never lowers a risk by itself', () => {
    const mute = RULES.map((rule) => (rule.kind === 'category' ? broken(rule) : rule));
    expect(classifyTool(DELETE, [DELETE], mute)).toMatchObject({ category: 'Unknown', risk: 'unrated' });
  });
});

/** The risk sum as a reader would redo it, from the published table alone. */
function redo(steps: readonly RiskStep[]): Risk {
  return steps.reduce<Risk>((risk, step) => {
    if (step.move === 'start') return step.to;
    if (step.move === 'raise') return riskRank(step.to) > riskRank(risk) ? step.to : risk;
    if (step.move === 'lower') return riskRank(step.to) < riskRank(risk) ? step.to : risk;
    return risk;
  }, 'unrated');
}

test('the risk can be recomputed from the sum', () => {
  const tools = RULES.flatMap((rule) => [...rule.fires, ...rule.staysQuiet]).map(
    ({ name, description, inputSchema }) => ({
      name,
      ...(description === undefined ? {} : { description }),
      ...(inputSchema === undefined ? {} : { inputSchema }),
    }),
  );
  for (const found of tools.map((tool) => classifyTool(tool))) {
    expect(redo(found.riskSum)).toBe(found.risk);
    expect(found.riskSum[0]).toMatchObject({ cause: 'category', to: CATEGORIES[found.category].baseRisk });
    if (found.category === 'Unknown') continue;
    expect(
      found.riskSum
        .slice(1)
        .map((step) => step.cause)
        .toSorted(),
    ).toEqual(found.factors.toSorted());
    for (const step of found.riskSum.slice(1))
      if (step.cause !== 'category') expect(step.move).toBe(FACTORS[step.cause].effect.move);
  }
});

test('siblings are context: a prefix that all share is no verb', () => {
  const names = ['order_get', 'order_list', 'order_delete', 'order_status'];
  const found = classifyServer(names.map((name) => ({ name })));
  expect(found.map((entry) => entry.category)).toEqual(['Read', 'Read', 'Destructive', 'Read']);
});

test('an author who declares a deletion read-only is contradicted', () => {
  expect(classifyTool(DELETE).findings.map((finding) => finding.ruleId)).toContain('declared-read-only-but-acts');
});
