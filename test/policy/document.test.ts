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

  it.each([
    [{ version: '2', default: 'deny' }, '/version', /"1"/],
    [{ version: '1' }, '/default', /allow/],
    [{ version: '1', default: 'deny', tols: {} }, '/tols', /did you mean "tools"/],
    [{ version: '1', default: 'deny', tools: { 'a/b': { limts: [] } } }, '/tools/a~1b/limts', /did you mean "limits"/],
    [
      { version: '1', default: 'deny', tools: { a: { deny_if: [{ on_deny: 'x' }] } } },
      '/tools/a/deny_if/0/conditions',
      /list/,
    ],
    [
      {
        version: '1',
        default: 'deny',
        tools: { a: { limits: [{ counter: 'a', window: 'week', max: 1, scope: 'grant' }] } },
      },
      '/tools/a/limits/0/window',
      /minute/,
    ],
    [{ version: '1', default: 'deny', tools: [] }, '/tools', /object/],
    ['deny', '', /object/],
  ])('refuses %j with the place and the reason', (document, path, reason) => {
    const read = parsePolicy(document);
    if ('policy' in read) throw new Error('was accepted');
    expect(read.problems[0]?.path).toBe(path);
    expect(read.problems[0]?.message).toMatch(reason);
  });
});
