import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CATEGORY_IDS } from '../../catalog/vocabulary.ts';
import { Tool } from '../../catalog/model.ts';
import { classifyTool, RULE_TEXTS } from '../../classifier/run.ts';

/** Invented tools that look like others: see look-alikes/README.md. */
const Case = z.union([
  z.strictObject({ about: z.string(), category: z.enum(CATEGORY_IDS), tool: Tool }),
  z.strictObject({ about: z.string(), attack: z.boolean(), tool: Tool }),
]);

const FILES = ['english', 'names', 'languages', 'attacks'];
const ATTACK_RULES = new Set(RULE_TEXTS.filter(({ kind }) => kind === 'attack').map(({ id }) => id));

function load(file: string): z.infer<typeof Case>[] {
  const lines = readFileSync(new URL(`look-alikes/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => Case.parse(JSON.parse(line)));
}

/** What was wrong about a case, or nothing. */
function problem(entry: z.infer<typeof Case>): string[] {
  const found = classifyTool(entry.tool);
  const name = `${entry.about}: ${entry.tool.name}`;
  if ('category' in entry)
    return found.category === entry.category ? [] : [`${name} is ${entry.category}, not ${found.category}`];
  const alarms = found.findings.filter(({ ruleId, outcome }) => outcome === 'detected' && ATTACK_RULES.has(ruleId));
  if (alarms.length > 0 === entry.attack) return [];
  return [entry.attack ? `${name} is an attack` : `${name} is none: ${alarms.map(({ ruleId }) => ruleId).join(', ')}`];
}

test.each(FILES)('every case of %s is told apart', (file) => {
  const cases = load(file);
  expect(cases.length).toBeGreaterThan(100);
  expect(cases.flatMap(problem)).toEqual([]);
});
