import { describe, expect, it } from 'vitest';
import { asNumbers, parseExactly } from '../../gateway/exact-json.ts';
import { judge } from '../../policy/evaluate.ts';
import { MOMENT } from '../policy/targets/policies.ts';
import { parseMessages } from '../../gateway/message.ts';
import { grantOf, openTestGate, settled, textOf } from './parts.ts';

const LARGE = '175928847299117063';
const rules = {
  get_user: { deny_if: [{ conditions: [{ path: 'args.id', op: 'lt', value: 1 }] }] },
  pick_users: { require: [{ conditions: [{ path: 'args.ids.*', op: 'gte', value: 1 }] }] },
};

describe('an integer beyond 2^53', () => {
  it.each([
    ['get_user', `{"id":${LARGE}}`, 'allow'],
    ['get_user', `{"id":-${LARGE}}`, 'deny'],
    ['get_user', '{"id":1e400}', 'deny'],
    ['pick_users', `{"ids":[5,${LARGE}]}`, 'allow'],
    ['pick_users', `{"ids":[${LARGE},-${LARGE}]}`, 'deny'],
    ['pick_users', `{"ids":[${LARGE},{"toJSON":5}],"__proto__":1}`, 'deny'],
  ])(
    '%s %s: the gateway does as the evaluator, which says %s, and forwards the exact text',
    async (tool, args, said) => {
      const grant = grantOf({ tools: rules });
      expect(judge(grant.policy, { tool, arguments: JSON.parse(args) as unknown }, MOMENT).decision).toBe(said);
      const { gate, toServer, toClient } = openTestGate(grant);
      const call = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${tool}","arguments":${args}}}`;
      for (const parsed of parseMessages(call)) if ('message' in parsed) gate.message(parsed.message);
      await settled();
      const forwarded = toServer.map((message) => JSON.stringify(message.params)).filter((it) => it.includes(tool));
      expect(forwarded).toEqual(said === 'allow' ? [`{"name":"${tool}","arguments":${args}}`] : []);
      expect(textOf(toClient[0]).includes('refused')).toBe(said === 'deny');
    },
  );

  it('is a number for a policy, and whatever holds none is the same object', () => {
    expect(asNumbers(parseExactly(`[{"a":${LARGE}},"${LARGE}"]`))).toEqual([{ a: Number(LARGE) }, LARGE]);
    const plain = { a: [1, { b: null }] };
    expect(asNumbers(plain)).toBe(plain);
  });
});
