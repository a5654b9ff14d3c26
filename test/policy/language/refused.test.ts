import { describe, expect, it } from 'vitest';
import { parsePolicy, parsePolicyText } from '../../../policy/document.ts';
import { BY_THE_PARSER_ALONE } from './refused/by-the-parser.ts';
import { BY_THE_TEXT_ALONE } from './refused/by-the-text.ts';
import { REFUSED } from './refused/index.ts';
import { expected } from './refused/make.ts';

const ALL = [...REFUSED, ...BY_THE_PARSER_ALONE, ...BY_THE_TEXT_ALONE];

describe('a policy is refused whole, with the place, the reason and the nearest spelling', () => {
  it.each(ALL.map((one) => [one.what, one] as const))('%s', (_, one) => {
    expect(parsePolicyText(one.text)).toEqual({ problems: expected(one) });
  });
});

describe('a policy for a server whose tools are known', () => {
  const tools = ['create_refund', 'get_charge', 'a/b'];
  const head = { version: '1', default: 'deny' };

  it.each([
    [
      'one letter wrong',
      { tools: { create_refunt: {} } },
      '/tools/create_refunt',
      'the server has no tool "create_refunt"; did you mean "create_refund"?',
    ],
    [
      'another case',
      { tools: { Get_Charge: {} } },
      '/tools/Get_Charge',
      'the server has no tool "Get_Charge"; did you mean "get_charge"?',
    ],
    [
      'a space behind',
      { hide: ['a/b', 'get_charge '] },
      '/hide/1',
      'the server has no tool "get_charge "; did you mean "get_charge"?',
    ],
    [
      'a pattern',
      { hide: ['a/b', 'get_*'] },
      '/hide/1',
      'the server has no tool "get_*"; names are exact, and only "*" alone in "hide" means all',
    ],
    [
      'nothing near',
      { tools: { 'drop/all': {} } },
      '/tools/drop~1all',
      'the server has no tool "drop/all"; it has 3, for example "create_refund"',
    ],
  ])('%s is refused', (_, parts, path, message) => {
    expect(parsePolicy({ ...head, ...parts }, { tools })).toEqual({ problems: [{ path, message }] });
  });

  it('of no tools at all says so', () => {
    const message = 'the server has no tool "a"; it has none';
    expect(parsePolicy({ ...head, tools: { a: {} } }, { tools: [] })).toEqual({
      problems: [{ path: '/tools/a', message }],
    });
  });

  it('names of tools that are there, and a star that hides all, are no mistake', () => {
    expect(parsePolicy({ ...head, hide: ['*', 'get_charge'], tools: { 'a/b': {} } }, { tools })).toHaveProperty(
      'policy',
    );
  });
});

describe('what looks like a mistake and is none', () => {
  it.each([
    ['a byte order mark', '\uFEFF{"version":"1","default":"deny"}'],
    ['white space around it', '\r\n\t {"version":"1","default":"deny"} \n'],
    [
      'tools called like keys of the language',
      '{"version":"1","default":"deny","tools":{"limits":{"limits":[]},"deny":{},"conditions":{}}}',
    ],
    [
      'a rule that is switched off and keeps its parts',
      '{"version":"1","default":"deny","tools":{"a":{"action":"deny","rate_limit":{"max":5,"window":60},"approve":[]}}}',
    ],
    [
      'a limit on fractions',
      '{"version":"1","default":"deny","tools":{"a":{"limits":[{"counter":"c","window":"day","max":0.5,"scope":"grant","increment_from":"args.a"}]}}}',
    ],
    [
      'one counter of two windows',
      '{"version":"1","default":"deny","all_tools":{"limits":[{"counter":"c","window":"day","max":9,"scope":"grant"},{"counter":"c","window":"hour","max":5,"scope":"grant"}]}}',
    ],
    [
      'a counter that two rules share',
      '{"version":"1","default":"deny","all_tools":{"limits":[{"counter":"c","window":"day","max":9,"scope":"grant"}]},"tools":{"a":{"limits":[{"counter":"c","window":"day","max":9,"scope":"grant","increment":4}]}}}',
    ],
    ['the same key in two objects', '{"version":"1","default":"deny","tools":{"a":{"deny_if":[]},"b":{"deny_if":[]}}}'],
  ])('%s', (_, text) => {
    expect(parsePolicyText(text)).toHaveProperty('policy');
  });
});
