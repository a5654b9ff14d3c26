import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../policy/document.ts';
import { agentgateway } from '../../../policy/targets/agentgateway.ts';
import { rustPattern } from '../../../policy/targets/rust-pattern.ts';
import { decide, isListed } from './agentgateway.ts';

function written(parts: object) {
  const read = parsePolicy({ version: '1', default: 'deny', ...parts });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return agentgateway.write({ policy: read.policy, server: 'github', tools: [] });
}

describe('the list of tools behind agentgateway', () => {
  const large = { deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 10 }] }] };
  const { text } = written({ hide: ['old'], tools: { search: {}, pay: large, drop: { action: 'deny' } } });

  it.each([
    ['search', 'allow', true],
    ['pay', 'allow', true],
    ['drop', 'deny', false],
    ['old', 'deny', false],
    ['unheard_of', 'deny', false],
  ] as const)('has %s: %s, %s', (tool, answer, listed) => {
    expect([decide(text, 'github', { tool, arguments: { amount: 10 } }), isListed(text, 'github', tool)]).toEqual([
      answer,
      listed,
    ]);
  });

  it('has no tool of another target', () => {
    expect(isListed(text, 'other', 'search')).toBe(false);
  });

  it('keeps a tool whose call is denied by its arguments', () => {
    expect([
      decide(text, 'github', { tool: 'pay', arguments: { amount: 11 } }),
      isListed(text, 'github', 'pay'),
    ]).toEqual(['deny', true]);
  });
});

describe('a pattern for agentgateway', () => {
  it.each([
    [String.raw`^\d+$`, '^[0-9]+$'],
    [String.raw`\w\W\s`, String.raw`[0-9A-Za-z_][^0-9A-Za-z_][\t\n\f\r\x20]`],
    [String.raw`\bexample\.com\b`, String.raw`(?-u:\b)example\.com(?-u:\b)`],
    ['a#b&c~d-e', String.raw`a\#b\&c\~d\-e`],
    ['[a-z_.-]', String.raw`[a-z_\.\-]`],
    [String.raw`[^\d,]`, '[^0-9,]'],
    ['(?i)(?:a|b){2,}?', '(?i)(?:a|b){2,}?'],
    [String.raw`\x{1f600}`, String.raw`\x{1f600}`],
  ])('%s is written %s', (pattern, expected) => {
    expect(rustPattern(pattern)).toBe(expected);
  });

  it.each([
    ['a set as the end of a range', String.raw`[\d-z]`],
    ['a class in a class', '[[:alpha:]]'],
    ['a negated set in a class', String.raw`[\D]`],
    ['a property', String.raw`\p{Greek}`],
    ['a literal run', String.raw`\Q.\E`],
    ['not a boundary', String.raw`\B`],
  ])('is not written where Rust could read it otherwise: %s', (_, pattern) => {
    expect(rustPattern(pattern)).toBeUndefined();
  });

  it('that is not written denies every call, and a sentence says so', () => {
    const tools = {
      pay: { deny_if: [{ conditions: [{ path: 'args.to', op: 'regex', value: String.raw`\p{Greek}` }] }] },
    };
    const { text, lost } = written({ tools });
    expect(decide(text, 'github', { tool: 'pay', arguments: { to: 'x' } })).toBe('deny');
    expect(lost.join()).toContain('every call of pay is denied');
  });

  it.each([
    [String.raw`^\d+$`, '12', 'deny'],
    [String.raw`^\d+$`, '١٢', 'allow'],
    [String.raw`\bpay\b`, 'to pay now', 'deny'],
    [String.raw`\bpay\b`, 'payee', 'allow'],
  ] as const)('%s: a call with %s is answered %s', (pattern, to, answer) => {
    expect(answerTo(pattern, to)).toBe(answer);
  });

  it.each([
    [65_536, 'allow'],
    [65_537, 'deny'],
  ])('is not compared with a text that is too long: one of %i characters is answered %s', (length, answer) => {
    expect(answerTo('x', 'y'.repeat(length))).toBe(answer);
  });

  function answerTo(pattern: string, to: string) {
    const tools = { pay: { deny_if: [{ conditions: [{ path: 'args.to', op: 'regex', value: pattern }] }] } };
    return decide(written({ tools }).text, 'github', { tool: 'pay', arguments: { to } });
  }
});
