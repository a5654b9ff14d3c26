import { expect, test } from 'vitest';
import { awesomeMcpServers } from '../../../crawler/sources/awesome-mcp-servers/source.ts';
import { startLoopback } from './doubles/loopback.ts';
import { closing, readSource, type Reading } from './doubles/read.ts';

async function readLines(...lines: string[]): Promise<Reading> {
  const body = ['## Server Implementations', ...lines].join('\n');
  const double = closing(await startLoopback(() => ({ type: 'text/plain', body })));
  return readSource(awesomeMcpServers(double.url));
}

test.each([
  [' 📇 ☁️ - Finds the way', '📇 ☁️', 'Finds the way'],
  [' 📇 ☁️ Finds the way - fast', '📇 ☁️', 'Finds the way - fast'],
  [' - Finds the way', undefined, 'Finds the way'],
  [' #️⃣ ☁️/🏠 – `the way` and [more](https://acme.example)', '#️⃣ ☁️/🏠', '`the way` and more'],
  [' [![score](https://a.example/b.svg)](https://a.example) 🐍 - Finds', '🐍', 'Finds'],
  ['', undefined, undefined],
])('after the link, %j is marks and a description', async (rest, marks, description) => {
  const { records } = await readLines(`- [maps](https://github.com/acme/maps)${rest}`);
  expect(records.map(({ notes, description: said }) => [notes['marks'], said])).toEqual([[marks, description]]);
});

test.each([
  ['https://github.com/Acme/maps.git', 'acme/maps', undefined],
  ['https://github.com/acme/maps/tree/main', 'acme/maps', undefined],
  ['https://github.com/acme/maps/tree/main/src/mcp/', 'acme/maps/src/mcp', 'src/mcp'],
  ['https://github.com/acme/maps/blob/main/README.md#use', 'acme/maps', undefined],
])('%s is a repository', async (link, key, subfolder) => {
  const { records } = await readLines(`- [maps](${link}) - Finds the way`);
  expect(records.map((record) => [record.key, record.repository?.subfolder])).toEqual([[key, subfolder]]);
});

test.each([
  'https://github.com/acme',
  'https://github.com/acme/maps/issues',
  'https://github.com/acme/..',
  'https://github.com/acme/maps/tree/main/../../../other/repository',
  'https://github.com.acme.example/acme/maps',
  'http://github.com/acme/maps',
  'javascript:alert`1`',
])('%s is none', async (link) => {
  const { records, dropped } = await readLines('- [mail](https://github.com/acme/mail)', `- [maps](${link})`);
  expect(records).toHaveLength(1);
  expect(dropped.map(({ where, reason }) => [where.replace(/^.*:/, ''), reason])).toEqual([
    ['3', `${JSON.stringify(link)} is not a repository on GitHub`],
  ]);
});

test('a line that nobody would write costs itself', async () => {
  const long = `- [long](https://github.com/acme/long) - ${'['.repeat(5_000)}`;
  const { records, dropped } = await readLines(
    '- [ ](https://github.com/acme/a)',
    '- [x',
    long,
    '- [ok](https://github.com/a/b)',
  );
  expect(records.map(({ title }) => title)).toEqual(['ok']);
  expect(dropped.map(({ reason }) => reason)).toEqual([
    'label: is empty',
    'label: is missing; link: is missing',
    'the line is too long',
  ]);
});
