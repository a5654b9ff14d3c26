import { describe, expect, it } from 'vitest';
import { answerTo, callOf, grantOf, openTestGate, request, settled, textOf } from './parts.ts';

describe('names in a policy', () => {
  const tools = [
    { name: 'pay', inputSchema: {} },
    { name: 'look', inputSchema: {} },
  ];

  it('that no tool has deny every call under "default: allow", with the nearest spelling', async () => {
    const { gate, server, toServer, toClient } = openTestGate(
      grantOf({ default: 'allow', tools: { payy: { action: 'deny' } } }),
    );
    gate.message(callOf(1, 'pay'));
    expect(toServer).toMatchObject([{ method: 'tools/list' }]);
    server.message(answerTo(toServer[0]?.id ?? '', { tools }));
    await settled();
    expect(toServer).toHaveLength(1);
    expect(textOf(toClient[0])).toMatch(/no tool "payy"; did you mean "pay"\? Rule: \/tools\/payy/);
  });

  it('are looked for on every page of the list, once', async () => {
    const { gate, server, toServer } = openTestGate(grantOf({ default: 'allow', tools: { pay: { action: 'deny' } } }));
    gate.message(callOf(1, 'look'));
    server.message(answerTo(toServer[0]?.id ?? '', { tools: tools.slice(1), nextCursor: '' }));
    await settled();
    expect(toServer[1]?.params).toEqual({ cursor: '' });
    server.message(answerTo(toServer[1]?.id ?? '', { tools: tools.slice(0, 1) }));
    await settled();
    gate.message(callOf(2, 'look'));
    expect(toServer.map(({ method }) => method)).toEqual(['tools/list', 'tools/list', 'tools/call', 'tools/call']);
  });

  it('are not all that is compared: a name that the server does not list is denied, when it was listed anew', async () => {
    const { gate, server, toServer, toClient } = openTestGate(
      grantOf({ default: 'allow', tools: { pay: { action: 'deny' } } }),
    );
    const answerList = async (listed: object[]): Promise<void> => {
      server.message(answerTo(toServer.at(-1)?.id ?? '', { tools: listed }));
      await settled();
    };
    gate.message(callOf(1, 'Pay'));
    gate.message(callOf(2, 'new'));
    gate.message(callOf(3, 'look'));
    await answerList(tools);
    await answerList([...tools, { name: 'new' }]);
    expect(toClient).toHaveLength(1);
    expect(textOf(toClient[0])).toMatch(/lists no tool of exactly this name\. Rule: name\. Spell it/);
    expect(toServer.map(({ id, method }) => (method === 'tools/list' ? method : id))).toEqual([
      'tools/list',
      'tools/list',
      2,
      3,
    ]);
  });

  it.each([
    ['an error', { error: { code: -1, message: 'no' } }],
    ['no list', { result: {} }],
    ['the same cursor again', { result: { tools: [], nextCursor: 'x' } }],
  ])('deny the call when the server answers with %s', async (_, answer) => {
    const { gate, server, toServer, toClient } = openTestGate(grantOf({ default: 'allow', tools: { pay: {} } }));
    gate.message(callOf(1, 'pay'));
    for (let page = 0; page < 3; page += 1) {
      const last = toServer.at(-1);
      if (last?.method === 'tools/list') server.message({ jsonrpc: '2.0', id: last.id ?? '', ...answer });
      await settled();
    }
    expect(textOf(toClient[0])).toMatch(/could not be listed/);
    expect(toServer.every(({ method }) => method === 'tools/list')).toBe(true);
  });

  it('that no tool has are a warning under "default: deny", when the list is known', async () => {
    const { gate, server, warnings } = openTestGate(grantOf({ tools: { payy: {} } }));
    gate.message(request(1, 'tools/list'));
    server.message(answerTo(1, { tools }));
    await settled();
    expect(warnings).toEqual([expect.stringMatching(/no tool "payy"; did you mean "pay"\?/)]);
  });
});
