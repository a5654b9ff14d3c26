import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TAXONOMY, TAXONOMY_IDS, taxonomyEntry } from '../../catalog/taxonomy.ts';
import { CATEGORIES, CATEGORY_IDS, FACTOR_IDS, FACTORS } from '../../catalog/vocabulary.ts';
import { RULE_TEXTS } from '../../classifier/run.ts';
import { GIVEN_BY, LEGS } from '../../policy/legs.ts';

const ATTACK_RULES = RULE_TEXTS.filter((rule) => rule.kind === 'attack');
const NAMED: [what: string, id: string, entries: readonly string[]][] = [
  ...CATEGORY_IDS.map((id): [string, string, readonly string[]] => ['category', id, CATEGORIES[id].taxonomy]),
  ...FACTOR_IDS.map((id): [string, string, readonly string[]] => ['factor', id, FACTORS[id].taxonomy]),
  ...ATTACK_RULES.map((rule): [string, string, readonly string[]] => ['rule', rule.id, rule.taxonomy]),
];

/** The rows of the first table below a heading, as cells. */
function table(file: string, heading: string): string[][] {
  const [, below = ''] = readFileSync(file, 'utf8').split(`\n## ${heading}\n`);
  const [, lines = ''] = /\n((?:\|.*\n)+)/.exec(below) ?? [];
  const rows = lines.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the entries', () => {
  it.each(TAXONOMY_IDS)('%s has a title, and an address that a page may link to', (id) => {
    expect(TAXONOMY[id].title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(URL.parse(TAXONOMY[id].url)?.protocol).toBe('https:');
  });

  it('are all referred to, and nothing else is', () => {
    const referred = new Set(NAMED.flatMap(([, , entries]) => entries));
    expect([...referred].sort()).toEqual(TAXONOMY_IDS.toSorted());
  });

  it('are found by their own id only', () => {
    expect(taxonomyEntry('MCP03')).toBe(TAXONOMY.MCP03);
    expect(taxonomyEntry('toString')).toBeUndefined();
  });
});

describe('what refers to them', () => {
  it.each(NAMED)('%s %s names each once', (_what, _id, entries) => {
    expect(new Set(entries).size).toBe(entries.length);
  });

  it.each(ATTACK_RULES.map((rule) => [rule.id, rule] as const))(
    'the attack rule %s names at least one',
    (_id, rule) => {
      expect(rule.taxonomy.length).toBeGreaterThan(0);
    },
  );

  it('is every category with a meaning and every factor that raises', () => {
    const raising = FACTOR_IDS.filter((id) => FACTORS[id].effect.move === 'raise');
    expect(FACTOR_IDS.filter((id) => FACTORS[id].taxonomy.length > 0)).toEqual(raising);
    expect(CATEGORY_IDS.filter((id) => CATEGORIES[id].taxonomy.length === 0)).toEqual(['Unknown']);
  });

  it('is what docs/taxonomy.md says', () => {
    const written = NAMED.map(([what, id, entries]) => [what, id, entries.join(', ') || 'none']);
    expect(table('docs/taxonomy.md', 'Who names what')).toEqual(written);
  });
});

it('docs/method.md says which factor gives which part of the lethal trifecta', () => {
  const written = FACTOR_IDS.flatMap((id) => {
    const given = (GIVEN_BY[id] ?? []).map(({ leg, onlyIf }) => {
      const only = onlyIf === undefined ? '' : ` (only on a tool of category ${onlyIf.join(' or ')})`;
      return `${LEGS[leg].label.toLowerCase()}${only}`;
    });
    return given.length === 0 ? [] : [[id, given.join(', ')]];
  });
  expect(table('docs/method.md', 'Lethal trifecta')).toEqual(written);
});
