import { describe, expect, it } from 'vitest';
import { formatPolicy, parsePolicy } from '../../policy/document.ts';

const WHOLE = {
  version: '1',
  default: 'deny',
  hide: ['old'],
  all_tools: { limits: [{ counter: 'all', window: 'day', max: 100, scope: 'server' }] },
  tools: {
    pay: {
      require: [{ conditions: [{ path: 'args.reason', op: 'exists' }] }],
      deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 100 }], on_deny: 'Too much.' }],
      approve: [{ conditions: [], reason: 'Moves money.' }],
    },
  },
};

describe('parsePolicy', () => {
  it('reads a document with every part, and writes the same', () => {
    const read = parsePolicy(WHOLE);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect(JSON.parse(formatPolicy(read.policy))).toEqual(WHOLE);
  });

  it('writes the shorthands out', () => {
    const tools = { a: { rate_limit: { max: 10, window: 60 } }, b: { action: 'deny', reason: 'No.' } };
    const read = parsePolicy({ version: '1', default: 'allow', tools });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect(read.policy.tools?.get('a')).toEqual({
      limits: [{ counter: 'a_rate', window: 'minute', max: 10, scope: 'grant', shorthand: 'rate_limit' }],
    });
    expect(read.policy.tools?.get('b')).toEqual({
      deny_if: [{ conditions: [], on_deny: 'No.', shorthand: 'action' }],
    });
    expect(JSON.parse(formatPolicy(read.policy))).toMatchObject({ tools });
  });

  it('keeps tools with the names of built-in properties', () => {
    const text = '{"version":"1","default":"deny","tools":{"__proto__":{},"constructor":{}}}';
    const read = parsePolicy(JSON.parse(text));
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect([...(read.policy.tools?.keys() ?? [])]).toEqual(['__proto__', 'constructor']);
    expect(formatPolicy(read.policy).replaceAll(/\s/g, '')).toBe(text);
  });
});
