import { expect, it } from 'vitest';
import type { ComparedTool } from '../../../policy/stack/facts.ts';
import { compareStack, comparedTool } from '../../../policy/stack/facts.ts';

function tool(name: string, legs: ComparedTool['legs'] = [], risk: ComparedTool['risk'] = 'low'): ComparedTool {
  return { name, category: 'Read', risk, legs };
}

const files = { name: 'files', tools: [tool('read_file', ['private-data'], 'high'), tool('search')] };
const web = { name: 'web', tools: [tool('fetch', ['untrusted-content', 'way-out'], 'critical'), tool('search')] };
const issues = { name: 'issues', tools: [tool('list_issues', ['untrusted-content'])] };
const mail = { name: 'mail', tools: [tool('send', ['way-out'])] };

it('names the pair that completes the three together, the tools, and what breaks it', () => {
  const { trifecta, sentences, risks, riskiest } = compareStack([files, web]);
  expect(trifecta).toEqual({
    complete: true,
    missing: [],
    alone: [],
    sets: [['files', 'web']],
    more: false,
    breakers: ['files', 'web'],
  });
  expect(risks).toEqual({ low: 2, medium: 0, high: 1, critical: 1, unrated: 0 });
  expect(riskiest.map(({ name }) => name)).toEqual(['fetch', 'read_file']);
  expect(sentences).toEqual([
    '2 servers with 4 known tools: 1 of critical risk, 1 of high risk and 2 of low risk.',
    'files and web together have all that is needed to steal data: files has private data by read_file; web has untrusted content by fetch and a way out by fetch.',
    'Without files or web, the three do not come together.',
    'A tool named search is in files and web: a client or a model can take one for the other.',
  ]);
});

it('names three where no two suffice, and no three that hold such a pair', () => {
  expect(compareStack([files, issues, mail]).trifecta.sets).toEqual([['files', 'issues', 'mail']]);
  expect(compareStack([files, issues, mail, web]).trifecta.sets).toEqual([
    ['files', 'web'],
    ['files', 'issues', 'mail'],
  ]);
});

it('says when one server alone completes them', () => {
  const shell = { name: 'shell', tools: [tool('run', ['private-data', 'untrusted-content', 'way-out'], 'critical')] };
  const { trifecta, sentences } = compareStack([shell, issues]);
  expect([trifecta.alone, trifecta.sets, trifecta.breakers]).toEqual([['shell'], [], ['shell']]);
  expect(sentences[1]).toBe(
    'shell alone has all that is needed to steal data: private data by run, untrusted content by run and a way out by run.',
  );
});

it('says what is missing, and of whom nothing is known', () => {
  const { sentences, unread } = compareStack([files, { name: 'closed', tools: undefined }]);
  expect(unread).toEqual(['closed']);
  expect(sentences.slice(1)).toEqual([
    'No known tool gives untrusted content or a way out, so private data, untrusted content and a way out do not come together.',
    'The tools of closed are not known, so nothing here is about them.',
  ]);
  expect(compareStack([]).sentences).toEqual(['The tools of none of these servers are known.']);
});

it('stays quick and short with many servers', () => {
  const many = Array.from({ length: 200 }, (_, i) => ({
    ...[files, issues, mail][i % 3],
    name: `s${i}`,
    tools: [files, issues, mail][i % 3]?.tools ?? [],
  }));
  const { trifecta } = compareStack(many);
  expect([trifecta.sets.length, trifecta.more, trifecta.breakers]).toEqual([12, true, []]);
});

it('takes the legs of a tool from what the catalog found', () => {
  const facts = {
    name: 'fetch',
    category: 'Read' as const,
    risk: 'high' as const,
    factors: ['arbitrary-url' as const],
    attacks: [],
    tool: { name: 'fetch' },
  };
  expect(comparedTool(facts).legs).toEqual(['untrusted-content', 'way-out']);
});
