import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GLOSSARY, wordOf } from '../../site/lib/glossary/glossary.ts';

const entries = GLOSSARY.flatMap(({ words }) => Object.entries(words));
const ids = entries.map(([id]) => id);
const linked = readdirSync('site', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro'))
  .flatMap((file) => [...readFileSync(join('site', file), 'utf8').matchAll(/<Term id="([^"]*)"/g)])
  .map(([, id = '']) => id);

describe('the glossary', () => {
  it('has each word once', () => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const terms = entries.map(([, { term }]) => term.toLowerCase());
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
  });

  it('has every word that a page links, and every word that another names', () => {
    const seen = entries.flatMap(([, { see = [] }]) => see);
    expect(linked.length).toBeGreaterThan(20);
    expect([...linked, ...seen].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('leads somewhere from every word: a source, a page, or another word', () => {
    const alone = entries.filter(([, { source, more, see }]) => source === undefined && more === undefined && !see);
    expect(alone.map(([id]) => id)).toEqual([]);
  });

  it('says in sentences what a word means, and does not call anything safe', () => {
    const faults = entries.filter(([, { meaning }]) => !/^[A-ZÀ-Ý].*[.]$/.test(meaning) || /\bsafe\b/i.test(meaning));
    expect(faults.map(([id]) => id)).toEqual([]);
  });

  it('fails a build that links a word it does not have', () => {
    expect(() => wordOf('no-such-word')).toThrow('The glossary has no word "no-such-word".');
    expect(wordOf('tool').term).toBe('tool');
  });
});
