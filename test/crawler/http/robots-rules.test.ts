import { expect, test } from 'vitest';
import { robotsInMemory } from '../../../crawler/http/robots-memory.ts';
import { allows, delayOf, rulesForUs } from '../../../crawler/http/robots-rules.ts';

function isAllowed(text: string, path: string): boolean {
  return allows(rulesForUs(text), new URL(path, 'https://host.example:8443'));
}

const OURS = 'User-agent: MCP-Risk-Catalog/2.0 # us\nUser-agent: other\nDisallow: /mcp\nAllow: /mcp/open\n';
const EVERYBODY = 'User-agent: *\nDisallow: /\n';

test.each([
  ['no rules', '', '/mcp', true],
  ['a page for people', '<!doctype html><p>User-agent: *<p>Disallow: /', '/mcp', true],
  ['everybody', EVERYBODY, '/mcp', false],
  ['somebody else', 'User-agent: Googlebot\nDisallow: /', '/mcp', true],
  ['our group before that for everybody', EVERYBODY + OURS, '/', true],
  ['our group', EVERYBODY + OURS, '/mcp', false],
  ['the longest rule', OURS, '/mcp/open/x', true],
  [
    'our groups together',
    `${OURS}User-agent: x\nDisallow: /x\nUser-agent: mcp-risk-catalog\nDisallow: /y`,
    '/y',
    false,
  ],
  ['an empty group of ours', `${EVERYBODY}User-agent: mcp-risk-catalog\nDisallow:`, '/mcp', true],
  ['a name that only begins like ours', 'User-agent: mcp-risk-catalog-2\nDisallow: /', '/', true],
  ['allow before disallow of the same length', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['wildcards', 'User-agent: *\nDisallow: /*.json$', '/x/y.json', false],
  ['the end of an address', 'User-agent: *\nDisallow: /*.json$', '/x/y.json?z', true],
  ['escapes', 'User-agent: *\nDisallow: /caf%c3%a9', '/caf%C3%A9', false],
  [
    'a group that other lines interrupt',
    'User-agent: *\nSitemap: https://x/\n\nUser-agent: a\nDisallow: /',
    '/',
    false,
  ],
  ['old line ends and odd spaces', 'user-agent :  *\r disallow\t: /a\r\n', '/a', false],
  ['rules before any name', 'Disallow: /', '/', true],
])('%s', (_, text, path, expected) => {
  expect(isAllowed(text, path)).toBe(expected);
});

test('reads the delay of our group', () => {
  expect(delayOf(rulesForUs('User-agent: *\nCrawl-delay: 2.5\n'))).toBe(2_500);
  expect(delayOf(rulesForUs(`User-agent: *\nCrawl-delay: 2\n${OURS}`))).toBe(0);
  expect(delayOf(rulesForUs('User-agent: *\nCrawl-delay: soon\n'))).toBe(0);
});

test('a hostile file costs little', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `User-agent: a${index}\n`).join('');
  const rules = Array.from({ length: 20_000 }, (_, index) => `Disallow: /${index}\n`).join('');
  const stars = `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}\n`.repeat(1_000)}`;
  const startedAt = performance.now();
  expect(isAllowed(names + rules, '/x')).toBe(true);
  expect(isAllowed(`${names}User-agent: *\n${rules}`, '/nothing')).toBe(true);
  // Longer than anybody needs who wants to be understood: taken as a no.
  expect(isAllowed(stars, `/${'a'.repeat(4_000)}`)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('memory forgets the oldest before it gets too large', () => {
  const memory = robotsInMemory();
  const rules = 'x'.repeat(500_000);
  for (let index = 0; index < 40; index += 1)
    memory.set(`https://${index}.example`, { rules, expiresAt: '2026-11-22' });
  expect(memory.get('https://0.example')).toBeUndefined();
  expect(memory.get('https://39.example')).toEqual({ rules, expiresAt: '2026-11-22' });
});
