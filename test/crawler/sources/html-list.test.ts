import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { htmlList } from '../../../crawler/sources/html-list/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { card, startHtml, toolsPage, type HtmlDouble } from './doubles/html-list.ts';
import { closing, readSource } from './doubles/read.ts';

const start = async (...places: Parameters<typeof startHtml>) => closing(await startHtml(...places));

function selectorFile(double: HtmlDouble, more: Record<string, unknown> = {}): string {
  const file = join(temporaryFolder(), 'acme.json');
  const list = {
    id: 'acme',
    title: 'Acme list',
    terms: 'Made for this test.',
    url: `${double.url}/servers`,
    item: 'article.card',
    fields: {
      name: { select: 'h3 a', own: true },
      description: { select: '.about' },
      repository: { select: 'a.repo', attribute: 'href' },
    },
    ...more,
  };
  writeFileSync(file, JSON.stringify(list));
  return file;
}

test('each item becomes a server, without the badge that is glued to its name', async () => {
  const double = await start({ '/servers': card('ledger') + card('Mail & more') });
  const { records, dropped, end } = await readSource(htmlList(selectorFile(double)));
  expect(dropped).toEqual([]);
  expect(records).toMatchObject([
    {
      source: 'html-list',
      key: 'acme/ledger',
      id: 'html-list/acme/ledger',
      title: 'ledger',
      description: 'What ledger is for',
      repository: { url: 'https://github.com/acme/ledger' },
      repositoryVouched: false,
      notes: { list: 'acme' },
      url: `${double.url}/servers`,
    },
    { key: 'acme/Mail~20~26~20more', title: 'Mail & more' },
  ]);
  expect(end?.covered).toBe('everything');
  expect(double.asked).toEqual(['/servers']);
});

test('packages and addresses are read; relative links are made whole and never followed', async () => {
  const double = await start({
    '/servers':
      card(
        'good',
        '<code>npx -y @acme/mcp@1.2.3</code><a class="home" href="/about">Home</a><i>https://mcp.acme.example/mcp</i>',
      ) +
      card(
        'bad',
        '<code>npx -y --global@1.2.3</code><a class="home" href="javascript:alert(1)">Home</a><i>mcp.acme.example</i>',
      ) +
      card('no-version', '<code>npx -y acme-mcp</code>'),
  });
  const fields = {
    name: { select: 'h3 a', own: true },
    homepage: { select: 'a.home', attribute: 'href' },
    package: {
      registry: 'npm',
      name: { select: 'code', pattern: '^npx -y (.+?)(@[\\d.]+)?$' },
      version: { select: 'code', pattern: '@([\\d.]+)$' },
    },
    remote: { transport: 'streamable-http', url: { select: 'i' } },
  };
  const { records, dropped } = await readSource(htmlList(selectorFile(double, { fields })));
  expect(records).toMatchObject([
    {
      homepage: `${double.url}/about`,
      packages: [{ registry: 'npm', package: '@acme/mcp', version: '1.2.3', transport: 'stdio', settings: [] }],
      remotes: [{ transport: 'streamable-http', url: 'https://mcp.acme.example/mcp', headers: [] }],
    },
    { packages: [], remotes: [] },
    { packages: [], remotes: [] },
  ]);
  expect(dropped.map(({ reason }) => reason)).toEqual([
    'its homepage "javascript:alert(1)" is not an http or https address',
    '"--global" is not the name of a package of npm',
    '"mcp.acme.example" is not an http or https address',
    'the package acme-mcp has no exact version, so that it cannot be listed',
  ]);
  expect(double.asked).toEqual(['/servers']);
});

test('the tools of a page are claimed, never declared, and only names that are set as code or links', async () => {
  const page = toolsPage('ledger', [
    ['list_invoices', 'Lists them'],
    ['create_invoice(total)', 'A signature'],
    ['ACME_TOKEN', 'A variable'],
    ['list_invoices', 'Once more'],
  ]).replace('</main>', '<table class="tools"><tr><td><b>Overview</b></td><td>A heading</td></tr></table></main>');
  const double = await start({ '/servers': page });
  const file = selectorFile(double, {
    item: 'main',
    fields: { name: { select: 'h1' } },
    tools: {
      item: 'table.tools tr:has(td)',
      name: { select: 'td:first-child > *', own: true },
      description: { select: 'td:nth-child(2)' },
    },
  });
  const { records, dropped } = await readSource(htmlList(file));
  expect(records[0]?.claimed).toEqual({ tools: [{ name: 'list_invoices', description: 'Lists them' }] });
  expect(records[0]).not.toHaveProperty('declared');
  expect(dropped.map(({ reason }) => reason)).toEqual([
    '"create_invoice(total)" is not taken for a tool: it is a signature, not a name',
    '"ACME_TOKEN" is not taken for a tool: it is written as a variable',
    '"Overview" is not taken for a tool: it is set neither as code nor as a link',
  ]);
});

test('numbered pages are read, links to others are not; a server that comes twice counts once', async () => {
  const double = await start({
    '/servers': card('one') + '<a rel="next" href="/servers?page=9">Next</a>',
    '/servers?page=2': card('two') + card('one'),
    '/servers?page=9': card('nine'),
  });
  const nextPages = { template: `${double.url}/servers?page={page}&locale=en`, from: 2, to: 2 };
  const { records, dropped } = await readSource(htmlList(selectorFile(double, { nextPages })));
  expect(records.map(({ title }) => title)).toEqual(['one', 'two']);
  expect(dropped).toEqual([
    {
      where: expect.stringMatching(/page=2&locale=en#1$/) as string,
      reason: 'one is in the list more than once; its first entry counts',
    },
  ]);
  expect(double.asked).toEqual(['/servers', '/servers?page=2&locale=en']);
});

test('an unchanged page costs one question, and what has left a changed one is gone', async () => {
  const double = await start({ '/servers': card('one'), '/servers?page=2': card('two') + card('three') });
  const file = selectorFile(double, { nextPages: { template: `${double.url}/servers?page={page}`, from: 2, to: 2 } });
  const first = await readSource(htmlList(file));
  const second = await readSource(htmlList(file), { state: first.end?.state });
  expect([second.records, second.end?.covered]).toEqual([[], 'unchanged']);
  double.pages['/servers?page=2'] = card('two');
  const third = await readSource(htmlList(file), { state: second.end?.state });
  expect(third.records.map(({ key, status }) => [key, status])).toEqual([
    ['acme/two', 'active'],
    ['acme/three', 'deleted'],
  ]);
  expect(third.end?.covered).toBe('changes');
  const full = await readSource(htmlList(file), { state: third.end?.state, full: true });
  expect([full.records.length, full.end?.covered]).toEqual([2, 'everything']);
});

test('a page that was rebuilt, one that nests without end and another host are said so', async () => {
  const double = await start({ '/servers': '<p>All new</p>' });
  await expect(readSource(htmlList(selectorFile(double)))).rejects.toThrow(/correct the selector file of acme/);
  double.pages['/servers'] = '<article class="card">'.repeat(10_000);
  await expect(readSource(htmlList(selectorFile(double)))).rejects.toThrow(/no element that/);
  const hosts = ['lists.example'];
  await expect(readSource(htmlList(selectorFile(double, { hosts })))).rejects.toMatchObject({
    code: 'address-refused',
  });
});

test('a selector file that says something else is refused with what is wrong', async () => {
  const double = await start({});
  const wrong: [Record<string, unknown>, RegExp][] = [
    [{ typo: true }, /Unrecognized key: "typo"/],
    [{ item: 'article[' }, /item: must be a CSS selector/],
    [{ url: 'file:///etc/passwd' }, /url: /],
    [{ fields: { name: { pattern: '(' } } }, /fields.name.pattern: must be a regular expression/],
    [{ nextPages: { template: 'https://a.example?page={page}', from: 1, to: 9_999 } }, /at most 1,000 pages/],
  ];
  for (const [more, message] of wrong) {
    await expect(readSource(htmlList(selectorFile(double, more)))).rejects.toThrow(message);
  }
  await expect(readSource(htmlList('/nowhere/list.json'))).rejects.toThrow(/cannot be read/);
});

test('without a selector file it says how to name one', async () => {
  const empty = readSource(htmlList(temporaryFolder()));
  await expect(empty).rejects.toThrow(/There is no selector file in .*--source html-list=<file>/);
});
