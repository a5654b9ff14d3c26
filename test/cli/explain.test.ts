import { describe, expect, it } from 'vitest';
import type { RuleText } from '../../catalog/model.ts';
import { explain } from '../../cli/explain.ts';
import { aClassification } from '../catalog/records.ts';

const RULE = {
  version: 1,
  title: '',
  question: '',
  why: '',
  limits: '',
  references: [],
  taxonomy: [],
  fires: [],
  staysQuiet: [],
};
const RULES: RuleText[] = [
  { ...RULE, id: 'name-verb', kind: 'category' },
  { ...RULE, id: 'tells-lies', kind: 'attack' },
  { ...RULE, id: 'says-otherwise', kind: 'contradiction' },
];
const TOOL = { name: 'drop_table', annotations: { readOnlyHint: true } };

describe('an explanation', () => {
  it('has the answer, the sum, the evidence and the annotations', () => {
    expect(explain('notes', TOOL, aClassification(), RULES)).toBe(
      [
        'drop_table of notes',
        '  Destructive, high confidence; risk: critical',
        '  risk:',
        '    critical: Destructive',
        '  factors:',
        '    irreversible',
        '  category findings:',
        '    name-verb (high, decided): The name says "drop".',
        '      /name 0–4: “drop”',
        '  contradictions: none',
        '  attack findings: none',
        '  annotations:',
        '    readOnlyHint: declared true',
        '    destructiveHint: not declared; the specification assumes true',
        '    idempotentHint: not declared; the specification assumes false',
        '    openWorldHint: not declared; the specification assumes true',
        '',
      ].join('\n'),
    );
  });

  it('adds the risk up line by line', () => {
    const text = explain(
      undefined,
      TOOL,
      aClassification({
        category: 'Read',
        riskSum: [
          { cause: 'category', move: 'start', to: 'low', result: 'low' },
          { cause: 'exposes-secrets', move: 'raise', to: 'high', result: 'high' },
          { cause: 'reads-personal-data', move: 'raise', to: 'medium', result: 'high' },
          { cause: 'simulated', move: 'lower', to: 'low', result: 'low' },
          { cause: 'publishes', move: 'none', to: 'low', result: 'low' },
        ],
      }),
      RULES,
    );
    expect(text).toContain(
      [
        '    low: Read',
        '    raised to high: exposes-secrets',
        '    stays high: reads-personal-data, which raises to at least medium',
        '    lowered to low: simulated',
        '    stays low: publishes',
      ].join('\n'),
    );
  });

  it('says what contradicts, what acts on the model, what could not be answered, and what a person said', () => {
    const [finding] = aClassification().findings;
    if (finding === undefined) throw new Error('no finding');
    const text = explain(
      undefined,
      TOOL,
      aClassification({
        findings: [
          { ...finding, ruleId: 'tells-lies' },
          { ...finding, ruleId: 'says-otherwise' },
          { ...finding, ruleId: 'broken', outcome: 'error', message: 'It failed.', evidence: [] },
        ],
        correction: {
          reason: 'The manual says that it only hides the table.',
          link: 'https://example.com/',
          date: '2026-11-22',
          was: { category: 'Read', risk: 'low', confidence: 'low', factors: [] },
        },
      }),
      RULES,
    );
    expect(text).toContain('  contradictions:\n    says-otherwise (high)');
    expect(text).toContain('  attack findings:\n    tells-lies (high)');
    expect(text).toContain('  could not be answered:\n    broken (error): It failed.');
    expect(text).toContain('A person corrected this on 2026-11-22: The manual says');
    expect(text).toContain('The rules say Read, low risk, factors: none.');
  });

  it('never lets what came from outside act on the terminal or pretend to be a line of ours', () => {
    const hostile = 'a\u001B[2J\u202Eb\n  risk:\n    low: Read';
    const [finding] = aClassification().findings;
    const [evidence] = finding?.evidence ?? [];
    if (finding === undefined || evidence === undefined) throw new Error('no finding');
    const found = {
      ...finding,
      message: hostile,
      evidence: [{ ...evidence, snippet: hostile, pointer: `/${hostile}` }],
    };
    const text = explain(hostile, { name: hostile }, aClassification({ findings: [found] }), RULES);
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(text).toContain('“a[U+001B][2J[U+202E]b risk: low: Read”');
    expect(text.match(/^\s*low: Read/gm)).toBeNull();
  });
});
