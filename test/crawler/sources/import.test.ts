import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importSource } from '../../../crawler/sources/import/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { NOW, readSource } from './doubles/read.ts';

const TOOLS = [{ name: 'create_invoice', inputSchema: { type: 'object' } }];

function folderOf(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('manifests of a folder become records with the tools that they hold', async () => {
  const line = JSON.stringify({ server: 'acme', serverInfo: { title: 'Acme', version: '1.2.3' }, tools: TOOLS });
  const folder = folderOf({
    'a.json': JSON.stringify({ server: 'single', tools: [] }),
    'b.jsonl': `${line}\n\n`,
    'c.txt': '',
  });
  mkdirSync(join(folder, 'd.json'));
  const { records, dropped, end } = await readSource(importSource(folder));
  expect(dropped).toEqual([]);
  expect(records).toEqual([
    expect.objectContaining({ id: 'single', title: 'single', declared: { tools: [], complete: false } }),
    {
      source: 'import',
      key: 'acme',
      id: 'acme',
      title: 'Acme',
      version: '1.2.3',
      repositoryVouched: false,
      status: 'active',
      packages: [],
      remotes: [],
      declared: { tools: TOOLS, complete: false },
      notes: { imported: true },
      url: expect.stringMatching(/b\.jsonl:1$/) as string,
      retrievedAt: NOW,
      body: line,
    },
  ]);
  expect(end).toEqual({ covered: 'everything' });
});

test('what is no manifest, or comes twice, is named with its place', async () => {
  const folder = folderOf({
    'a.jsonl': ['{"server":"a","tools":[]}', '{"server":', '{"tools":[]}', '{"server":"a","tools":[]}'].join('\n'),
  });
  const { records, dropped } = await readSource(importSource(folder));
  expect(records.map(({ key }) => key)).toEqual(['a']);
  expect(dropped.map(({ where, reason }) => [where.replace(/^.*:/, ''), reason])).toEqual([
    ['2', expect.stringMatching(/^not JSON: /)],
    ['3', expect.stringMatching(/^not a manifest: server: /)],
    ['4', expect.stringMatching(/^the server a is in .*a\.jsonl:1 already; the first counts$/)],
  ]);
});

test('many manifests come in several batches', async () => {
  const lines = Array.from({ length: 250 }, (_, index) => JSON.stringify({ server: `s${index}`, tools: [] }));
  const folder = folderOf({ 'a.jsonl': lines.join('\n') });
  expect((await readSource(importSource(folder), { stopAfter: 1 })).records).toHaveLength(100);
  expect((await readSource(importSource(folder))).records).toHaveLength(250);
});

test('without a place it says what to give', async () => {
  await expect(readSource(importSource())).rejects.toThrow('--source import=<path>');
});
