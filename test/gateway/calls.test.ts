import { describe, expect, it } from 'vitest';
import { parseMessages } from '../../gateway/message.ts';
import { answerTo, callOf, grantOf, openTestGate, request, textOf } from './parts.ts';

const limit = (max: number) => ({ counter: 'n', window: 'minute', max, scope: 'grant' });
const LIMITED = grantOf({ tools: { a: { limits: [limit(2)] }, b: {} } });

describe('a call', () => {
  it('that is allowed reaches the server as it is, and its answer the client', () => {
    const { gate, server, toServer, toClient, entries } = openTestGate(LIMITED);
    const call = request(1, 'tools/call', {
      name: 'b',
      arguments: { x: 1 },
      _meta: { progressToken: 2 },
      task: { ttl: 1 },
    });
    gate.message(call);
    expect(toServer).toEqual([call]);
    server.message(answerTo(1, { content: [] }));
    expect(toClient).toEqual([answerTo(1, { content: [] })]);
    expect(entries).toMatchObject([
      { grant: 'g', server: 'shop', tool: 'b', decision: 'allow', rule: '/tools/b', arguments: ['x'] },
    ]);
  });

  it('that is denied never reaches it, and says what, by which rule, and what to do', () => {
    const { gate, toServer, toClient, entries } = openTestGate(LIMITED);
    gate.message(callOf(1, 'c', { secret: 'hush' }));
    expect(toServer).toEqual([]);
    expect(toClient[0]).toMatchObject({ id: 1, result: { isError: true } });
    expect(textOf(toClient[0])).toMatch(/"c" was refused.*Rule: \/default\..*ask the person/);
    expect(entries).toMatchObject([{ decision: 'deny', rule: '/default', arguments: ['secret'] }]);
    expect(JSON.stringify(entries)).not.toContain('hush');
  });

  it('is told the era of its answer', () => {
    const { gate, toClient } = openTestGate(LIMITED);
    const _meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
    gate.message(request(1, 'tools/call', { name: 'c', _meta }));
    expect(toClient[0]).toMatchObject({ result: { resultType: 'complete', isError: true } });
  });

  it.each([
    ['no parameters', undefined],
    ['an array of parameters', ['a']],
    ['no name', {}],
    ['a name that is no string', { name: { toString: 'b' } }],
    ['arguments that are an array', { name: 'b', arguments: [] }],
    ['arguments that are null', { name: 'b', arguments: null }],
    ['another spelling of the name beside it', { name: 'b', Name: 'c' }],
    ['another spelling of the arguments', { name: 'b', 'ARGUMENTS\u200b': {} }],
    ['a long s for an s', { name: 'b', 'argument\u017f': {} }],
  ])('with %s is refused', (_, params) => {
    const { gate, toServer, toClient } = openTestGate(LIMITED);
    gate.message(request(1, 'tools/call', params));
    expect(toClient).toMatchObject([{ id: 1, error: { code: -32602 } }]);
    expect(toServer).toEqual([]);
  });

  it('whose arguments are a number that kept its digits is refused', () => {
    const { gate, toServer } = openTestGate(LIMITED);
    const [parsed] = parseMessages(
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"b","arguments":12345678901234567890}}',
    );
    if (parsed && 'message' in parsed) gate.message(parsed.message);
    expect(toServer).toEqual([]);
  });

  it.each([
    'Tools/Call',
    ' tools/call',
    `tools/call${' '.repeat(1_000)}`,
    'tools/call\u0000',
    'tools\u200b/call',
    'ｔools/call',
    'TOOLS/LIST',
    'tools/li\u017ft',
  ])('under the name %j is no way around', (method) => {
    const { gate, toServer, toClient } = openTestGate(LIMITED);
    gate.message(request(1, method, { name: 'b' }));
    gate.message({ jsonrpc: '2.0', method, params: { name: 'b' } });
    expect(toServer).toEqual([]);
    expect(toClient).toMatchObject([{ id: 1, error: { code: -32601 } }]);
  });

  it('without an id is dropped', () => {
    const { gate, toServer, toClient } = openTestGate(LIMITED);
    gate.message({ jsonrpc: '2.0', method: 'tools/call', params: { name: 'b' } });
    expect([toServer, toClient]).toEqual([[], []]);
  });

  it('of a tool called like a built-in property is decided by the policy alone', () => {
    const { gate, toServer, toClient } = openTestGate(LIMITED);
    for (const [id, name] of ['__proto__', 'constructor', 'toString'].entries()) gate.message(callOf(id, name));
    expect(toServer).toEqual([]);
    expect(toClient).toHaveLength(3);
  });

  it('is denied when the grant was revoked, and so is every other request', () => {
    const { gate, toServer, toClient } = openTestGate(LIMITED, { grant: () => undefined });
    gate.message(callOf(1, 'b'));
    gate.message(request(2, 'resources/read', { uri: 'x' }));
    gate.message(request(3, 'tools/list'));
    expect(toServer).toEqual([]);
    expect(textOf(toClient[0])).toMatch(/revoked/);
    expect(toClient.slice(1)).toMatchObject([
      { id: 2, error: { code: -32000 } },
      { id: 3, error: { code: -32000 } },
    ]);
  });

  it('is denied when it cannot be recorded, and gives back what it had reserved', () => {
    const audit = {
      write: () => {
        throw new Error('disk full');
      },
      close: () => undefined,
    };
    const { gate, toServer, toClient, counters, warnings } = openTestGate(LIMITED, { audit });
    gate.message(callOf(1, 'a'));
    expect(toServer).toEqual([]);
    expect(textOf(toClient[0])).toMatch(/disk full.*Rule: audit/);
    expect([...counters.used.values()]).toEqual([0]);
    expect(warnings.join()).toMatch(/disk full/);
  });
});

describe('an argument', () => {
  const tested = grantOf({
    all_tools: { require: [{ conditions: [{ path: 'args.why', op: 'exists' }] }] },
    tools: {
      pay: {
        deny_if: [{ conditions: [{ path: 'args.to.bank.Amount', op: 'gt', value: 10 }] }],
        limits: [{ ...limit(5), increment_from: 'args.tip' }],
      },
    },
  });

  it.each([
    [{ why: 'x', tip: 1, to: { bank: { amount: 99 } } }, '"amount" is spelt almost like "Amount"'],
    [{ why: 'x', tip: 1, To: {} }, '"To"'],
    [{ why: 'x', tip: 1, deep: [[{ 'AMOUNT ': 1 }]] }, '"AMOUNT "'],
    [{ why: 'x', tip: 1, '\uff54ip': 100 }, 'ip"'],
    [{ why: 'x', tip: 1, 'wh\u200by': '' }, 'y"'],
  ])('that is spelt almost like one that the policy tests is refused: %j', (args, text) => {
    const { gate, toServer, toClient } = openTestGate(tested);
    gate.message(callOf(1, 'pay', args));
    expect(toServer).toEqual([]);
    expect(textOf(toClient[0])).toContain(text);
    expect(textOf(toClient[0])).toMatch(/Rule: arguments/);
  });

  it('of another name, or of a tool without conditions, is free', () => {
    const { gate, toServer } = openTestGate(tested);
    gate.message(callOf(1, 'pay', { why: 'x', tip: 1, TO_: 1, to: { bank: { Amount: 1 } }, tips: 'Tip' }));
    const open = openTestGate(grantOf({ tools: { pay: {} } }));
    open.gate.message(callOf(1, 'pay', { amount: 1, Amount: 2 }));
    expect([toServer.length, open.toServer.length]).toEqual([1, 1]);
  });
});
