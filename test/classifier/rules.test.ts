import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RuleText, Tool } from '../../catalog/model.ts';
import { FACTORS } from '../../catalog/vocabulary.ts';
import { SENSES } from '../../classifier/patterns/senses.ts';
import { verbForm } from '../../classifier/reading/lexicon.ts';
import { RULES } from '../../classifier/rules/index.ts';
import { classifyTool, RULE_SET, RULE_TEXTS } from '../../classifier/run.ts';

function outcomeOf(ruleId: string, example: unknown): string | undefined {
  const tool = Tool.parse(example);
  const index = RULES.findIndex((rule) => rule.id === ruleId);
  return classifyTool(tool).outcomes[index];
}

describe('the list of rules', () => {
  test('is the folder', () => {
    const files = readdirSync('classifier/rules').filter((file) => file !== 'index.ts');
    expect(RULES.map((rule) => `${rule.id}.ts`).toSorted()).toEqual(files.toSorted());
  });

  test('has each id once', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  test('has a rule for every factor', () => {
    const asserted = new Set(RULES.filter((rule) => rule.kind === 'factor').map((rule) => rule.asserts));
    expect([...asserted].toSorted()).toEqual(Object.keys(FACTORS).toSorted());
  });

  test('gives texts without code, and names them', () => {
    for (const text of RULE_TEXTS) expect(RuleText.parse(text)).toEqual(text);
    expect(RULE_SET).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has a whole text', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.question).toMatch(/\?$/);
    for (const text of [rule.title, rule.why, rule.limits]) expect(text.length).toBeGreaterThan(5);
    for (const text of [rule.why, rule.limits]) expect(text).toMatch(/[.!]$/);
    const saysWhatIsMissing = rule.kind === 'context' && rule.fires.length === 0;
    if (!saysWhatIsMissing) expect(rule.fires.length).toBeGreaterThan(0);
    expect(rule.staysQuiet.length).toBeGreaterThan(0);
  });

  test.each(rule.fires.map((example) => [example.name, example.description ?? '', example]))(
    'fires on %s: %s',
    (_name, _text, example) => {
      expect(outcomeOf(id, example)).toBe('+');
    },
  );

  test.each(rule.staysQuiet.map((example) => [example.name, example.description ?? '', example]))(
    'stays quiet on %s: %s',
    (_name, _text, example) => {
      expect(outcomeOf(id, example)).toMatch(/^[-.]$/);
    },
  );
});

test('every verb of a sense is in the list of verbs', () => {
  const unknown = SENSES.flatMap((sense) => sense.verbs.split(' ')).filter((verb) => verbForm(verb) === undefined);
  expect(unknown).toEqual([]);
});
