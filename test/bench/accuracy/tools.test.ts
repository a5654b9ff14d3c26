import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCatalog } from '../../../catalog/database.ts';
import { saveListing } from '../../../catalog/write-listings.ts';
import { saveServer } from '../../../catalog/write-servers.ts';
import { aListing, aServer } from '../../catalog/records.ts';
import { Label, loadLabels } from './labels.ts';
import { classifyAll, joined } from './tools.ts';

const LABEL = { package: '@x/y', version: '1.0.0', labels: ['Read', 'Read'], ambiguous: false, factors: [] };
const aLabel = (changes: object): Label => Label.parse({ ...LABEL, ...changes });

it('finds the tool of each label by package, version and name, and says which are not there', () => {
  const db = openCatalog(':memory:');
  const launch = { registry: 'npm' as const, package: '@x/y', version: '1.0.0', args: [], env: {} };
  saveServer(db, aServer());
  const tools = [
    { name: 'q', description: 'Deletes a note.' },
    { name: 'q', description: 'Lists notes.' },
  ];
  saveListing(db, 'one', aListing({ launch }), JSON.stringify({ tools }));
  const labels = [aLabel({ tool: 'q' }), aLabel({ tool: 'z' }), aLabel({ tool: 'q', version: '1.0.1' })];
  const { rows, absent } = joined(labels, classifyAll(db));
  expect(rows).toMatchObject([
    { label: { tool: 'q' }, found: { category: 'Destructive' }, byNames: { category: 'Unknown' } },
  ]);
  expect(absent).toEqual(['@x/y@1.0.0 z', '@x/y@1.0.1 q']);
});

it('reads every label of a folder, and names the line that is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labels-'));
  writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify({ ...LABEL, tool: 'q' })}\n\n`);
  expect(loadLabels(folder)).toEqual([aLabel({ tool: 'q' })]);
  writeFileSync(join(folder, 'b.jsonl'), `\n${JSON.stringify({ ...LABEL, tool: 'q', labels: ['Read'] })}\n`);
  expect(() => loadLabels(folder)).toThrow(/b\.jsonl:2 is no label/);
  rmSync(folder, { recursive: true });
});
