import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtIn } from '../../../crawler/sources/built-in/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { readSource } from './doubles/read.ts';

const GOOD = { registry: 'npm', package: 'acme', version: '1.0.0' };

/** Ids of what was read, then what was left out. */
async function read(text: string): Promise<string[]> {
  const file = join(temporaryFolder(), 'servers.json');
  writeFileSync(file, text);
  const { records, dropped } = await readSource(builtIn(file));
  const reasons = dropped.map(({ where, reason }) => `${where.replace(/^.*servers\.json:/, '')}: ${reason}`);
  return [...records.map(({ id }) => id), ...reasons];
}

function lines(...records: unknown[]): string {
  return `[\n${records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join(',\n')}\n]\n`;
}

test('the list that ships is whole', async () => {
  const { records, dropped } = await readSource(builtIn());
  expect(dropped).toEqual([]);
  expect(records.length).toBeGreaterThanOrEqual(30);
});

test('a broken line costs one record, and is named', async () => {
  expect(await read(lines({ ...GOOD, id: 'a' }, '{"id":"b", "registry":', { ...GOOD, id: 'c' }))).toEqual([
    ...['a', 'c'],
    expect.stringMatching(/^3: not valid JSON \(.+\); write one record per line$/),
  ]);
  expect(await read(`[${JSON.stringify({ ...GOOD, id: 'a' })},\n{oops}]`)).toEqual([
    'a',
    expect.stringMatching(/^2: not valid JSON/),
  ]);
});

test('a record of the wrong shape is named with its line, however the file is laid out', async () => {
  const records = [
    { ...GOOD, id: 'a' },
    { ...GOOD, id: 'b', version: '^1.0.0' },
    { ...GOOD, id: '../c' },
    { ...GOOD, id: 'd', package: '--global' },
    { ...GOOD, id: 'a' },
    { ...GOOD, id: 'e', args: 'one' },
    { ...GOOD, id: 'f', typo: true },
    17,
    { ...GOOD, id: 'g', env: { 'A=B': 'c' } },
    { ...GOOD, id: 'h', args: ['\0'] },
  ];
  expect(await read(lines(...records))).toEqual([
    'a',
    '3: version: must be one exact version, such as 1.2.3, not a range or a tag',
    '4: id: must be lower-case letters and digits, joined by ".", "_" or "-"',
    '5: package: is not the name of an npm package',
    '6: the id a is taken by line 2; ids must be unique',
    expect.stringMatching(/^7: args: /),
    expect.stringMatching(/^8: Unrecognized key: "typo"/),
    expect.stringMatching(/^9: /),
    '10: env: must have names of variables',
    '11: args.0: must not contain a null character',
  ]);
  const spread = await read(JSON.stringify(records.slice(0, 3), null, 2));
  expect(spread.map((said) => said.split(' ')[0])).toEqual(['a', '8:', '14:']);
});

test('a file that is no list is named', async () => {
  expect(await read('{"id":"a"}')).toEqual(['1: the file is not a JSON array of records']);
  expect(await read('')).toEqual([]);
});
