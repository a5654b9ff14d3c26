import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import { failureOf, getFrom, openTestHttp, serve } from './hosts.ts';

const LIST = `
# Who asked.
MCP.Example.com.        # asked by mail
*.quiet.example
münchen.example
127.0.0.7
server:io.github.Acme/notes
npm:@acme/notes
pypi:Acme_Notes.mcp
`;

test.each([
  ['mcp.example.com', true],
  ['mcp.example.com:8443', true],
  ['mcp.example.com.', true],
  ['other.example.com', false],
  ['example.com', false],
  ['quiet.example', true],
  ['a.b.quiet.example', true],
  ['unquiet.example', false],
  ['xn--mnchen-3ya.example', true],
  ['127.0.0.7:3000', true],
])('the host %s is on the list: %s', (host, isListed) => {
  expect(readOptOut(LIST).host(host)).toBe(isListed);
});

test('knows servers and packages', () => {
  const list = readOptOut(LIST);
  expect(list.server('io.github.acme/notes')).toBe(true);
  expect(list.server('io.github.acme/other')).toBe(false);
  expect(list.package('npm', '@acme/notes')).toBe(true);
  expect(list.package('pypi', 'acme-notes-mcp')).toBe(true);
  expect(list.package('nuget', '@acme/notes')).toBe(false);
  expect(list.problems).toEqual([]);
});

test('says which lines say nothing, and keeps the others', () => {
  const list = readOptOut('https://example.com/x\nfine.example\nserver:\ngem:rake\n*.\ntwo words');
  expect(list.problems.map((problem) => problem.slice(0, 7))).toEqual([
    'Line 1 ',
    'Line 3 ',
    'Line 4 ',
    'Line 5 ',
    'Line 6 ',
  ]);
  expect(list.host('fine.example')).toBe(true);
});

test('the list of this repository can be read, and turns nobody away yet', () => {
  const list = readOptOut(readFileSync(new URL('../../../data/opt-out.txt', import.meta.url), 'utf8'));
  expect(list.problems).toEqual([]);
  expect(list.host('mcp.example.com')).toBe(false);
});

test('who is on the list is not asked for anything, not even for robots.txt or by a redirect', async () => {
  const listed = await serve((_, response) => response.end('{}'), { address: '127.0.0.7' });
  const leading = await serve((_, response) => response.writeHead(302, { location: `${listed.url}/` }).end());
  const http = openTestHttp({ optOut: readOptOut(LIST) });
  expect(await failureOf(getFrom(http, listed))).toMatchObject({ code: 'opted-out' });
  expect(await failureOf(http.fetch(listed.url))).toMatchObject({ code: 'opted-out' });
  const hosts = [leading.name, listed.name];
  expect(await failureOf(getFrom(http, leading, '/', { hosts }))).toMatchObject({ code: 'opted-out' });
  expect(listed).toMatchObject({ asked: [], robotsAsked: 0 });
});
