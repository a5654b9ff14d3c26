import { describe, expect, test } from 'vitest';
import { decide, riskSum, standing } from '../../classifier/evaluate.ts';
import type { Source, Vote } from '../../classifier/evaluate.ts';

function vote(
  category: Vote['category'],
  confidence: Vote['confidence'],
  source: Source,
  ruleId = `${category}-${source}`,
): Vote {
  return { ruleId, category, confidence, source };
}

describe('the decision', () => {
  test.each([
    ['nothing', [], 'Unknown', 'low'],
    ['two sources that agree', [vote('Read', 'high', 'name'), vote('Read', 'high', 'description')], 'Read', 'high'],
    ['one source alone', [vote('Write', 'high', 'name')], 'Write', 'medium'],
    [
      'equally strong ones, of which the worst wins',
      [vote('Read', 'high', 'name'), vote('Execute', 'high', 'parameters')],
      'Execute',
      'low',
    ],
    [
      'a weaker one that is worse',
      [vote('Read', 'high', 'name'), vote('Read', 'high', 'description'), vote('Execute', 'low', 'name')],
      'Read',
      'high',
    ],
    [
      'one plain source that another doubts',
      [vote('Write', 'high', 'description'), vote('Execute', 'medium', 'name')],
      'Write',
      'low',
    ],
    [
      'two plain sources that a third doubts',
      [
        vote('Write', 'high', 'name'),
        vote('Write', 'high', 'description'),
        vote('Destructive', 'medium', 'parameters'),
      ],
      'Write',
      'medium',
    ],
    ['only hints', [vote('Destructive', 'low', 'annotations')], 'Destructive', 'low'],
    ['one fair source', [vote('Write', 'medium', 'name')], 'Write', 'low'],
  ] as const)('of %s', (_what, votes, category, confidence) => {
    expect(decide(votes)).toMatchObject({ category, confidence });
  });

  test('names the rules that decided, strongest first', () => {
    const votes = [
      vote('Write', 'medium', 'name', 'b'),
      vote('Write', 'high', 'description', 'a'),
      vote('Read', 'high', 'name', 'c'),
    ];
    expect(decide(votes).decidedBy).toEqual(['a', 'b']);
  });
});

test('a rebuttal sets votes aside, but not those it excepts', () => {
  const votes = [
    vote('Read', 'high', 'description', 'by'),
    vote('Execute', 'high', 'name', 'x'),
    vote('Execute', 'high', 'parameters', 'y'),
  ];
  const rebuttal = { by: 'by', categories: ['Execute'], except: ['y'] } as const;
  expect(standing(votes, [rebuttal]).map((entry) => entry.ruleId)).toEqual(['by', 'y']);
  expect(standing(votes.slice(1), [rebuttal])).toHaveLength(2);
});

describe('the risk', () => {
  test('starts at the category, is raised, then lowered', () => {
    const { risk, steps } = riskSum('Read', new Set(['read-only-enforced', 'arbitrary-query', 'dry-run'] as const));
    expect(risk).toBe('medium');
    expect(steps).toEqual([
      { cause: 'category', move: 'start', to: 'low', result: 'low' },
      { cause: 'arbitrary-query', move: 'raise', to: 'high', result: 'high' },
      { cause: 'read-only-enforced', move: 'lower', to: 'medium', result: 'medium' },
      { cause: 'dry-run', move: 'none', to: 'medium', result: 'medium' },
    ]);
  });

  test('of the unknown stays unrated', () => {
    expect(riskSum('Unknown', new Set(['exposes-secrets'] as const))).toEqual({
      risk: 'unrated',
      steps: [{ cause: 'category', move: 'start', to: 'unrated', result: 'unrated' }],
    });
  });
});
