import { describe, expect, it } from 'vitest';
import { EXAMPLES_FILE, readGolden } from './files.ts';
import { movesInWords } from './moves.ts';
import { exampleRows, goldenRows, goldenText, type GoldenRow } from './rows.ts';

it('the classification of every example is as it was', () => {
  const moved = movesInWords(readGolden(EXAMPLES_FILE), exampleRows());
  if (moved !== '') {
    expect.fail(`Classifications moved. If each should, run "npm run bench -- golden --write".\n\n${moved}`);
  }
});

describe('the moves between two golden files', () => {
  const row: GoldenRow = {
    package: '@x/y',
    version: '1.0.0',
    tool: 'get',
    sha256: 'a',
    category: 'Read',
    risk: 'low',
    confidence: 'high',
    factors: ['publishes'],
  };

  it('are none when nothing moved', () => {
    expect(movesInWords([row], goldenRows(goldenText([row])))).toBe('');
  });

  it('are grouped by kind, one line a tool', () => {
    const before = [row, { ...row, tool: 'a' }, { ...row, tool: 'b' }, { ...row, tool: 'c' }, { ...row, tool: 'gone' }];
    const after: GoldenRow[] = [
      {
        ...row,
        category: 'Write',
        risk: 'medium',
        confidence: 'low',
        factors: ['dry-run'],
        version: '1.1.0',
        sha256: 'b',
      },
      { ...row, tool: 'a', factors: [] },
      { ...row, tool: 'b', confidence: 'low' },
      { ...row, tool: 'c', sha256: 'b' },
      { ...row, tool: 'new' },
    ];
    expect(movesInWords(before, after)).toBe(
      [
        'category Read → Write (1)',
        '  @x/y@1.1.0 "get": Read/low, high confidence → Write/medium, low confidence, factors +dry-run −publishes, its definition changed',
        'confidence high → low (1)',
        '  @x/y@1.0.0 "b": Read/low, high confidence → Read/low, low confidence',
        'definition changed, same classification (1)',
        '  @x/y@1.0.0 "c": Read/low, high confidence, its definition changed',
        'factors (1)',
        '  @x/y@1.0.0 "a": Read/low, high confidence, factors −publishes',
        'gone (1)',
        '  @x/y@1.0.0 "gone": was Read/low, high confidence',
        'new (1)',
        '  @x/y@1.0.0 "new": Read/low, high confidence',
        '',
      ].join('\n'),
    );
  });

  it('tell apart tools of one name, and rules that decide otherwise', () => {
    const example: GoldenRow = {
      tool: 'x',
      sha256: 'a',
      category: 'Read',
      risk: 'low',
      confidence: 'low',
      factors: [],
    };
    const moved = movesInWords(
      [{ ...example, decidedBy: ['one'] }, row, row],
      [{ ...example, decidedBy: ['two'] }, row, { ...row, risk: 'high' }],
    );
    expect(moved).toBe(
      [
        'decided by other rules (1)',
        '  "x": Read/low, low confidence, decided by +two −one',
        'risk low → high (1)',
        '  @x/y@1.0.0 "get": Read/low, high confidence → Read/high, high confidence',
        '',
      ].join('\n'),
    );
  });
});
