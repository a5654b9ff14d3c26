import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy, parsePolicyText, type Policy } from '../../../policy/document.ts';
import { judge } from '../../../policy/evaluate.ts';
import { ABSENT, LONGEST_PATH, MISFIT, valuesAt } from '../../../policy/language/path.ts';
import { LONGEST_PATTERN, LONGEST_TESTED } from '../../../policy/language/pattern.ts';
import { stepsIn } from '../calls.ts';
import { runCalls } from '../run-calls.ts';
import { MOMENT } from '../targets/policies.ts';

/** What docs/policy-language.md says is tried here, line by line. */
const DOCUMENT = readFileSync('docs/policy-language.md', 'utf8');
const CODE = /^`(.*)`$/;

/** The text below a heading, up to the next one of its level. */
function below(heading: string): string {
  const level = /^#+ /.exec(heading)?.[0] ?? '';
  const [, after] = DOCUMENT.split(`\n${heading}\n`);
  if (after === undefined) throw new Error(`docs/policy-language.md has no "${heading}".`);
  return after.split(new RegExp(`^${level}`, 'm'))[0] ?? '';
}

/** The rows of the tables whose first heading this is. Code is unwrapped. */
function rows(text: string, heading: string): string[][] {
  const tables = text.split('\n\n').filter((block) => block.startsWith(`| ${heading} `));
  const found = tables.flatMap((table) => table.trim().split('\n').slice(2));
  return found.map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim().replace(CODE, '$1')),
  );
}

function parse(text: string): Policy {
  const read = parsePolicyText(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

function policyOf(rule: unknown): Policy {
  return parse(JSON.stringify({ version: '1', default: 'deny', tools: { pay: rule } }));
}

describe('the shorthands', () => {
  const table = rows(DOCUMENT, 'short');

  it.each(table)('%s is short for %s', (short = '', long = '') => {
    const [one, other] = [short, long].map((text) => policyOf(JSON.parse(text)).tools?.get('pay'));
    expect(JSON.parse(JSON.stringify(one), withoutShorthand)).toEqual(other);
  });

  it('are all there', () => {
    expect(table).toHaveLength(5);
  });
});

function withoutShorthand(this: unknown, key: string, value: unknown): unknown {
  return key === 'shorthand' ? undefined : value;
}

describe('paths', () => {
  const table = rows(below('### Paths'), 'path');

  it.each(table)('%s in %s leads to %s', (path = '', args = '', leadsTo = '') => {
    const found = valuesAt(JSON.parse(args), stepsIn(path));
    if (leadsTo.startsWith('[')) expect(found).toEqual(JSON.parse(leadsTo));
    else expect(found).toEqual(IN_WORDS[leadsTo]);
  });

  it('are all there', () => {
    expect(table).toHaveLength(10);
  });
});

const IN_WORDS: Record<string, unknown[]> = {
  'no element': [],
  'nothing: it is absent': [ABSENT],
  'what cannot be compared': [MISFIT],
};

describe('the three answers', () => {
  const text = below('### Three answers');
  const conditions = [...text.matchAll(/`(\{"path":.*?\})`:/g)].map(
    ([, condition]) => JSON.parse(condition ?? '') as object,
  );
  const tables = [rows(text, '`amount`'), rows(text, '`to`')].map((table, i) =>
    table.map((row) => [i === 0 ? 'amount' : 'to', ...row, conditions[i]] as const),
  );

  it.each(tables.flat())('%s: %s', (name, value, ...said) => {
    const condition = said.pop();
    const args = value === 'absent' ? {} : { [name as string]: JSON.parse(value as string) as unknown };
    const decisions = ['deny_if', 'approve', 'require'].map((part) => {
      const policy = policyOf({ [part]: [{ conditions: [condition] }] });
      return judge(policy, { tool: 'pay', arguments: args }, MOMENT).decision;
    });
    expect(decisions).toEqual(said);
  });

  it('are all there', () => {
    expect(tables.map((table) => table.length)).toEqual([6, 5]);
  });
});

describe('the examples', () => {
  const examples = below('## Examples')
    .split(/^### /m)
    .slice(1)
    .map((text) => [text.split('\n')[0] ?? '', text] as const);

  it.each(examples)('%s: every call is decided as the table says', (_, text) => {
    const [, policy = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
    const table = rows(text, 'call');
    const calls = table.map(([call = '', times]) => ({
      call: JSON.parse(call) as { tool: string },
      times: Number(times),
    }));
    const decided = runCalls(
      parse(policy),
      calls.flatMap(({ call, times }) => Array.from({ length: times }, () => call)),
    );
    let end = 0;
    const last = calls.map(({ times }) => decided[(end += times) - 1]);
    expect(last.map((made) => [made?.decision, made?.rule])).toEqual(table.map(([, , decision, by]) => [decision, by]));
    // What is made several times is decided alike each time.
    expect(table.length).toBeGreaterThan(5);
  });

  it('are all there', () => {
    expect(examples.map(([title]) => title)).toEqual(['Payments', 'Mail', 'All but a few']);
  });

  it('each fit a server that has the tools they name', () => {
    for (const [, text] of examples) {
      const policy = parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? '');
      const tools = [...(policy.tools?.keys() ?? []), ...(policy.hide ?? [])];
      expect(parsePolicy(JSON.parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? ''), { tools })).toEqual({ policy });
    }
  });
});

describe('what is refused', () => {
  const table = rows(below('## What is refused'), 'document');

  it.each(table)('%s', (document = '', said = '') => {
    const read = parsePolicyText(document);
    if ('policy' in read) throw new Error('It is accepted.');
    expect(read.problems.map(({ path, message }) => `${path || '/'}: ${message}`)).toEqual([said]);
  });

  it('is shown by several examples', () => {
    expect(table.length).toBeGreaterThan(5);
  });
});

describe('the numbers', () => {
  it.each([
    [`at most ${LONGEST_PATTERN} characters, unfolds`],
    [`at most ${LONGEST_PATH}\ncharacters.`],
    [`more than ${LONGEST_TESTED.toLocaleString('en')} UTF-16`],
  ])('are those of the code: %j', (said) => {
    expect(DOCUMENT).toContain(said);
  });

  it('name the longest document', () => {
    const [, longest = ''] = /a document has at most ([\d,]+) characters/.exec(DOCUMENT) ?? [];
    const length = Number(longest.replaceAll(',', ''));
    const document = JSON.stringify({ version: '1', default: 'deny' });
    expect(parsePolicyText(document.padEnd(length))).toHaveProperty('policy');
    expect(parsePolicyText(document.padEnd(length + 1))).toHaveProperty('problems');
  });
});
