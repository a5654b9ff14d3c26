import { describe, expect, it } from 'vitest';
import { Correction } from '../../catalog/correction.ts';
import { correct, correctionFor } from '../../classifier/correct.ts';
import { aClassification } from '../catalog/records.ts';

const REASON = { reason: 'The manual says that it removes the note for good.', link: 'https://example.com/manual' };

const BASE = { package: '@x/notes', tool: 'tidy', date: '2026-11-22', ...REASON };

function aCorrection(changes: object): Correction {
  return Correction.parse({ ...BASE, ...changes });
}

const READ = aClassification({ category: 'Read', risk: 'medium', confidence: 'low', factors: ['reads-personal-data'] });

describe('a correction', () => {
  it('changes category and factors, sums the risk again, and keeps what the rules say', () => {
    const after = correct(READ, aCorrection({ category: 'Write', addFactors: ['publishes', 'exposes-secrets'] }));
    expect(after).toMatchObject({ category: 'Write', risk: 'high', confidence: 'high', decidedBy: [] });
    expect(after.factors).toEqual(['exposes-secrets', 'reads-personal-data', 'publishes']);
    expect(after.riskSum[0]).toEqual({ cause: 'category', move: 'start', to: 'medium', result: 'medium' });
    expect(after.riskSum.slice(1).map(({ cause }) => cause)).toEqual(after.factors);
    expect(after.correction).toEqual({
      ...REASON,
      date: '2026-11-22',
      was: { category: 'Read', risk: 'medium', confidence: 'low', factors: ['reads-personal-data'] },
    });
    expect(after.findings).toEqual(READ.findings);
    expect(after.outcomes).toBe(READ.outcomes);
  });

  it('of factors alone leaves the category to the rules that decided it', () => {
    const after = correct(READ, aCorrection({ removeFactors: ['reads-personal-data'] }));
    expect(after).toMatchObject({ category: 'Read', risk: 'low', factors: [], decidedBy: READ.decidedBy });
  });

  it('that the rules agree with changes nothing', () => {
    expect(correct(READ, aCorrection({ category: 'Read', removeFactors: ['publishes'] }))).toBe(READ);
  });
});

describe('correctionFor', () => {
  const server = { id: 'notes', package: '@x/notes', version: '2.0.0' };
  const every = aCorrection({ category: 'Write' });
  const exact = aCorrection({ category: 'Destructive', version: '2.0.0' });
  const byServer = aCorrection({ category: 'Execute', package: undefined, server: 'notes', tool: 'other' });
  const all = [every, exact, byServer];

  it('takes the one for the exact version first', () => {
    expect(correctionFor(all, server, 'tidy')).toBe(exact);
    expect(correctionFor(all, { ...server, version: '2.0.1' }, 'tidy')).toBe(every);
  });

  it('fits the server, the package and the tool that it names, and no other', () => {
    expect(correctionFor(all, server, 'other')).toBe(byServer);
    expect(correctionFor(all, { ...server, id: 'else' }, 'other')).toBeUndefined();
    expect(correctionFor(all, { ...server, package: null, version: null }, 'tidy')).toBeUndefined();
    expect(correctionFor(all, server, 'Tidy')).toBeUndefined();
  });
});

describe('the file of a correction', () => {
  it.each([
    [{ server: 'notes', category: 'Read' }, /either "server" or "package"/],
    [{}, /needs a "category"/],
    [{ category: 'Unknown' }, /Invalid option/],
    [{ category: 'Read', link: 'http://example.com' }, /https address/],
    [{ category: 'Read', reason: 'wrong' }, /sentence/],
    [{ addFactors: ['publishes'], removeFactors: ['publishes'] }, /same factor/],
    [{ category: 'Read', catgory: 'Read' }, /Unrecognized key/],
  ])('may not be %j', (changes, problem) => {
    const { error } = Correction.safeParse({ ...BASE, ...changes });
    expect(error?.issues.map(({ message }) => message).join()).toMatch(problem);
  });
});
