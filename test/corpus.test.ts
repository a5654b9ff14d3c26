import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/database.ts';
import { readToolPaths } from '../catalog/read-tools.ts';
import { RULE_TEXTS } from '../classifier/run.ts';
import { openExamples } from './examples-catalog.ts';
import { brokenEvidence, brokenPolicies, brokenRiskSums } from './invariants.ts';

/** The invariants of a whole catalog, over every example of every rule: what each was written to catch or to leave. */
describe('a catalog of all examples', () => {
  let db: Catalog;
  beforeAll(() => {
    db = openExamples();
  });

  it('classifies every tool', () => {
    const examples = RULE_TEXTS.reduce((sum, { fires, staysQuiet }) => sum + fires.length + staysQuiet.length, 0);
    expect(readToolPaths(db)).toHaveLength(examples);
  });

  it('cites only what stands in a snapshot', () => {
    expect(brokenEvidence(db)).toEqual([]);
  });

  it('recommends only policies that do what their sentences say', () => {
    expect(brokenPolicies(db)).toEqual([]);
  });

  it('shows risks that can be computed again', () => {
    expect(brokenRiskSums(db)).toEqual([]);
  });
});
