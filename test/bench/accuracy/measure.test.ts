import { describe, expect, it } from 'vitest';
import type { Category, Confidence, FactorId } from '../../../catalog/vocabulary.ts';
import { aClassification } from '../../catalog/records.ts';
import { Label } from './labels.ts';
import { measure, type Row } from './measure.ts';
import { namesAlone } from './names-alone.ts';
import { kappa, score } from './statistics.ts';
import { worseThan } from './worse.ts';

interface Sample {
  labels: [Category, Category];
  is: Category;
  byNames?: Category;
  ambiguous?: boolean;
  confidence?: Confidence;
  factors?: FactorId[];
  maybe?: FactorId[];
  found?: FactorId[];
  rules?: string[];
}

function aRow(it: Sample, i: number): Row {
  const [finding] = aClassification().findings;
  if (finding === undefined) throw new Error('no finding');
  return {
    label: Label.parse({
      package: 'p',
      version: '1.0.0',
      tool: `t${i}`,
      labels: it.labels,
      ambiguous: it.ambiguous ?? false,
      factors: it.factors ?? [],
      maybeFactors: it.maybe ?? [],
    }),
    found: aClassification({
      category: it.is,
      confidence: it.confidence ?? 'high',
      factors: it.found ?? [],
      findings: (it.rules ?? []).map((ruleId) => ({ ...finding, ruleId })),
    }),
    byNames: aClassification({ category: it.byNames ?? it.is }),
  };
}

const RULE = { version: 1, title: '', question: '', why: '', limits: '', references: [], taxonomy: [] };
const EXAMPLES = { fires: [], staysQuiet: [] };
const RULES = [
  { ...RULE, ...EXAMPLES, id: 'says-read', kind: 'category' as const, asserts: 'Read' },
  { ...RULE, ...EXAMPLES, id: 'takes-path', kind: 'factor' as const, asserts: 'arbitrary-path' },
];

const SAMPLES: Sample[] = [
  { labels: ['Read', 'Read'], is: 'Read', rules: ['says-read'], factors: ['publishes'], found: ['publishes'] },
  { labels: ['Read', 'Read'], is: 'Read', byNames: 'Unknown', rules: ['says-read'], found: ['publishes'] },
  { labels: ['Read', 'Read'], is: 'Write', confidence: 'low', maybe: ['publishes'], found: ['publishes'] },
  { labels: ['Write', 'Write'], is: 'Write', factors: ['publishes'] },
  { labels: ['Execute', 'Execute'], is: 'Read', confidence: 'medium', ambiguous: true, rules: ['says-read'] },
  { labels: ['Read', 'Write'], is: 'Destructive', factors: ['arbitrary-path'], found: ['arbitrary-path'] },
];

describe('what is published, from six tools', () => {
  const figures = measure(SAMPLES.map(aRow), RULES);

  it('scores the core and the agreed rows', () => {
    // Core: three Reads, of which two right; one Write, right, and one more given. F1: Read 2·2/(2+3), Write 2·1/(2+1).
    expect(figures.definition.core).toEqual({ rows: 4, accuracy: 0.75, macroF1: 0.7333 });
    // Agreed: the Execute is missed and given as Read. F1: Read 2·2/(3+3), Write 2/3, Execute 0.
    expect(figures.definition.agreed).toEqual({ rows: 5, accuracy: 0.6, macroF1: 0.4444 });
    // By names alone one Read more is missed. F1: Read 2·1/(1+3), Write 2/3.
    expect(figures.namesAlone.core).toEqual({ rows: 4, accuracy: 0.5, macroF1: 0.5833 });
  });

  it('says how far the raters agree', () => {
    // By chance: Read 4/6·3/6, Write 1/6·2/6, Execute 1/6·1/6: 15/36. Observed 5/6: (30-15)/(36-15).
    expect(figures.raters).toEqual({ rows: 6, agreement: 0.8333, kappa: 0.7143 });
  });

  it('counts what was called what, and names what is dangerous', () => {
    expect(figures.confusion).toEqual([
      { label: 'Read', category: 'Read', rows: 2 },
      { label: 'Read', category: 'Write', rows: 1 },
      { label: 'Write', category: 'Write', rows: 1 },
      { label: 'Execute', category: 'Read', rows: 1 },
    ]);
    expect(figures.dangerousMisses).toEqual([{ package: 'p', version: '1.0.0', tool: 't4', label: 'Execute' }]);
  });

  it('says how often each confidence is right', () => {
    expect(figures.calibration).toEqual([
      { confidence: 'high', rows: 3, right: 3 },
      { confidence: 'medium', rows: 1, right: 0 },
      { confidence: 'low', rows: 1, right: 0 },
    ]);
  });

  it('counts factors over all rows, and leaves out what one rater alone found', () => {
    const { each, ...all } = figures.factors;
    expect(each.filter(({ right, wrong, missed }) => right + wrong + missed > 0)).toEqual([
      { factor: 'arbitrary-path', right: 1, wrong: 0, missed: 0 },
      { factor: 'publishes', right: 1, wrong: 1, missed: 1 },
    ]);
    expect(all).toEqual({ precision: 0.6667, recall: 0.6667, f1: 0.6667 });
  });

  it('says how often each category rule is right', () => {
    expect(figures.rules).toEqual([{ id: 'says-read', rows: 3, right: 2 }]);
  });

  it('is worse where a headline figure is, and nowhere else', () => {
    const published = { date: '2026-11-22', ruleSet: 'r', ...figures };
    expect(worseThan(published, figures)).toEqual([]);
    const dangerous = { ...SAMPLES[3], labels: ['Destructive', 'Destructive'], is: 'Read' } as Sample;
    const worse = worseThan(published, measure([...SAMPLES, dangerous].map(aRow), RULES));
    expect(worse).toEqual([
      'macro-F1 on core rows: 0.7333 → 0.4444',
      'macro-F1 on agreed rows: 0.4444 → 0.3095',
      'dangerous misses: 1 → 2',
      'share right at high confidence: 1 → 0.75',
      'micro-F1 of factors: 0.6667 → 0.5714',
    ]);
  });
});

describe('of nothing', () => {
  it('there is no figure', () => {
    expect(score([])).toEqual({ rows: 0, accuracy: null, macroF1: null });
    expect(kappa([])).toBeNull();
    expect(measure([], RULES)).toMatchObject({ dangerousMisses: [], factors: { f1: null } });
  });

  it('raters who only ever say one thing agree by chance', () => {
    expect(kappa([['Read', 'Read']])).toBeNull();
    expect(
      kappa([
        ['Read', 'Write'],
        ['Write', 'Read'],
      ]),
    ).toBe(-1);
  });
});

it('names alone are names, types and choices, also of parameters that are called as keywords are', () => {
  const tool = {
    name: 'save',
    title: 'Save',
    description: 'Saves.',
    annotations: { readOnlyHint: false },
    inputSchema: {
      type: 'object',
      description: 'prose',
      required: ['description'],
      properties: {
        description: { type: 'string', description: 'prose', enum: ['title', 'description'] },
        list: { type: 'array', items: { title: 'prose', anyOf: [{ description: 'prose', const: 'a' }] } },
      },
    },
  };
  expect(namesAlone(tool)).toEqual({
    name: 'save',
    inputSchema: {
      type: 'object',
      required: ['description'],
      properties: {
        description: { type: 'string', enum: ['title', 'description'] },
        list: { type: 'array', items: { anyOf: [{ const: 'a' }] } },
      },
    },
  });
});
