import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Correction } from '../../catalog/correction.ts';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { readDigest } from '../../catalog/read-overview.ts';
import { readTool } from '../../catalog/read-tools.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { classifyCatalog } from '../../cli/classify-catalog.ts';
import { idleCorrections, loadCorrections } from '../../cli/corrections.ts';
import { createProgress } from '../../cli/progress.ts';
import { aListing, aServer } from '../catalog/records.ts';
import { brokenRiskSums } from '../invariants.ts';

const LAUNCH = { registry: 'npm' as const, package: '@x/notes', version: '1.0.0', args: [], env: {} };
const TOOLS = [
  { name: 'get_note', description: 'Returns a note.' },
  { name: 'list_notes', description: 'Lists notes.' },
];

function aCorrection(changes: object): Correction & { file: string } {
  const reason = 'The manual says that reading a note removes it.';
  const base = {
    package: '@x/notes',
    tool: 'get_note',
    reason,
    link: 'https://example.com/manual',
    date: '2026-11-22',
  };
  return { ...Correction.parse({ ...base, ...changes }), file: 'one.json' };
}

let db: Catalog;
beforeEach(() => {
  db = openCatalog(':memory:');
  saveServer(db, aServer());
  saveListing(db, 'one', aListing({ launch: LAUNCH }), JSON.stringify({ tools: TOOLS }));
});

const classify = (...corrections: Correction[]): number => classifyCatalog(db, createProgress(), corrections).tools;
const destructive = aCorrection({ category: 'Destructive' });

describe('corrections in a catalog', () => {
  it('override the rules, and say so', () => {
    classify(destructive);
    const tool = readTool(db, 'one', 'get_note');
    expect(tool).toMatchObject({ category: 'Destructive', risk: 'critical', confidence: 'high' });
    expect(tool?.correction).toMatchObject({ link: destructive.link, was: { category: 'Read' } });
    expect(readTool(db, 'one', 'list_notes')).toMatchObject({ category: 'Read', correction: undefined });
    expect(brokenRiskSums(db)).toEqual([]);
  });

  it('are reason enough to classify again, and to build again, when they change', () => {
    classify();
    const before = readDigest(db);
    expect(classify()).toBe(0);
    expect(classify(destructive)).toBe(2);
    expect(classify(destructive)).toBe(0);
    expect(readDigest(db)).not.toBe(before);
    expect(classify()).toBe(2);
    expect(readTool(db, 'one', 'get_note')).toMatchObject({ category: 'Read', correction: undefined });
    // What was said for a time stays in the history.
    expect(readDigest(db)).not.toBe(before);
  });

  it('are idle when the rules agree by now, and not when no tool is meant', () => {
    const agreed = aCorrection({ tool: 'list_notes', category: 'Read' });
    const elsewhere = aCorrection({ tool: 'no_such_tool', category: 'Read' });
    expect(idleCorrections(db, [destructive, agreed, elsewhere])).toEqual([agreed]);
  });
});

describe('the folder of corrections', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'corrections-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read whole, in the order of the names', () => {
    writeFileSync(join(folder, 'one.json'), JSON.stringify({ ...destructive, file: undefined }));
    writeFileSync(join(folder, 'README.md'), 'words');
    expect(loadCorrections(folder)).toEqual([destructive]);
  });

  it.each([
    ['{"tool": 1}', /The correction bad\.json is not right.*tool/s],
    ['{', /The correction bad\.json is not JSON/],
  ])('names the file that is not right: %s', (body, message) => {
    writeFileSync(join(folder, 'bad.json'), body);
    expect(() => loadCorrections(folder)).toThrow(message);
  });
});
