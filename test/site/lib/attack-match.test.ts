import { describe, expect, it } from 'vitest';
import { loadAttacks } from '../../../cli/attacks.ts';
import type { Category, FactorId } from '../../../catalog/vocabulary.ts';
import { attacksOn, type Met } from '../../../site/lib/attack-match.ts';

const attacks = loadAttacks();

/** The attacks on a tool with parameters of type string, by id, and what each was met by. */
function on(category: Category, factors: FactorId[], names: string[] = [], rules: string[] = []): Map<string, Met> {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const tool = { name: 'tool', inputSchema: { type: 'object', properties, required: names } };
  return new Map(attacksOn({ category, factors, rules, tool }, attacks).map(({ attack, met }) => [attack.id, met]));
}

describe('documented attacks on a tool', () => {
  it('are none without access', () => {
    expect([...on('Read', []).keys()]).toEqual([]);
    expect([...on('Write', [], ['title', 'text']).keys()]).toEqual([]);
  });

  it.each<[what: string, attack: string, category: Category, factors: FactorId[], names: string[]]>([
    ['words to search for are no query', 'query-that-reads-every-row', 'Read', [], ['query']],
    ['an address that is only stored is not requested', 'server-side-request-forgery', 'Write', [], ['url']],
    ['a path on a map is no file', 'path-traversal', 'Read', [], ['path']],
    ['a list of recipients sends nothing', 'silent-copy-by-the-server', 'Read', [], ['to']],
    ['reading a file writes none', 'file-that-runs-later', 'Read', ['arbitrary-path'], ['path']],
    ['half of owner/repo is no place of a repository', 'argument-injection', 'Read', [], ['owner', 'repo']],
    ['a text about money moves none', 'induced-transfer', 'Read', [], ['amount']],
    ['a prompt that is only stored orders nobody', 'order-to-another-agent', 'Write', [], ['prompt']],
  ])('look alike: %s', (_what, attack, category, factors, names) => {
    expect([...on(category, factors, names).keys()]).not.toContain(attack);
  });

  it('say by what they are possible: the most that a need asks for', () => {
    expect(on('Write', ['arbitrary-path'], ['content', 'filePath']).get('file-that-runs-later')).toEqual({
      category: 'Write',
      factor: 'arbitrary-path',
      parameter: { name: 'filePath', kind: 'path' },
    });
    expect(on('Read', ['arbitrary-path']).get('path-traversal')).toEqual({ factor: 'arbitrary-path' });
    expect(on('Read', [], [], ['has-encoded-text']).get('orders-in-disguise')).toEqual({ rule: 'has-encoded-text' });
  });

  it('come with the words that act on the model first, and what is true of a whole category last', () => {
    const found = [...on('Execute', ['runs-arbitrary-code'], ['command'], ['asks-for-secrecy']).keys()];
    expect(found[0]).toBe('consent-talked-away');
    expect(found.indexOf('command-injection')).toBeLessThan(found.indexOf('changed-definition'));
    expect(found.at(-1)).toBe('runaway-loop');
  });
});
