import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../catalog/model.ts';
import { evidenceBlocks, numbered, runsOf } from '../../../site/lib/evidence.ts';

function found(
  ruleId: string,
  pointer: string,
  start: number,
  end: number,
  outcome: Finding['outcome'] = 'detected',
): Finding {
  return {
    ruleId,
    ruleVersion: 1,
    outcome,
    confidence: 'high',
    message: ruleId,
    evidence: [{ pointer, start, end, snippet: 'x' }],
  };
}

describe('marked text', () => {
  it('is cut at every edge, and knows every finding of a stretch', () => {
    expect(
      runsOf('delete a file', [
        { start: 0, end: 8, by: 1 },
        { start: 7, end: 13, by: 2 },
      ]),
    ).toEqual([
      { text: 'delete ', by: [1] },
      { text: 'a', by: [1, 2] },
      { text: ' file', by: [2] },
    ]);
  });

  it('leaves out what is far from every mark, and says how much', () => {
    const text = `${'before '.repeat(400)}DELETE${' after'.repeat(400)}`;
    const start = text.indexOf('DELETE');
    const runs = runsOf(text, [{ start, end: start + 6, by: 1 }]);
    expect(runs.filter((run) => 'skipped' in run)).toHaveLength(2);
    expect(runs.find((run) => 'by' in run && run.by.length > 0)).toEqual({ text: 'DELETE', by: [1] });
  });

  it('accounts for every character, whatever is marked', () => {
    const mark = fc.record({ start: fc.nat(3000), end: fc.nat(3000), by: fc.nat(5) });
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: 'binary' }), fc.array(mark, { maxLength: 5 }), (text, marks) => {
        const length = runsOf(text, marks).reduce(
          (sum, run) => sum + ('skipped' in run ? run.skipped : run.text.length),
          0,
        );
        expect(length).toBe(text.length);
      }),
    );
  });
});

it('numbers what was detected, what decided first', () => {
  const findings = [found('b', '/name', 0, 1), found('z', '/name', 0, 1), found('n', '/name', 0, 1, 'not-available')];
  expect(
    numbered({ findings, decidedBy: ['z'] }).map(({ ruleId, number, decisive }) => [ruleId, number, decisive]),
  ).toEqual([
    ['z', 1, true],
    ['b', 2, false],
  ]);
});

it('shows each text once', () => {
  const findings = numbered({
    findings: [found('a', '/name', 0, 3), found('b', '/name', 3, 5), found('c', '/gone', 0, 1)],
    decidedBy: [],
  });
  const { blocks, more } = evidenceBlocks({ name: 'hello' }, findings, 6);
  expect(blocks.map(({ pointer, runs }) => [pointer, runs.length])).toEqual([
    ['/name', 2],
    ['/gone', 1],
  ]);
  expect(more).toBe(0);
});
