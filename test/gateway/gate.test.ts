import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessages, writeMessage, type Message } from '../../gateway/message.ts';
import { answerTo, callOf, countersFor, grantOf, openTestGate, request, settled, textOf } from './parts.ts';

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

describe('limits', () => {
  it.each([false, true])(
    'are used up by calls that work and given back by those that fail (late: %s)',
    async (late) => {
      const counters = countersFor(late);
      const { gate, server, toServer, toClient } = openTestGate(LIMITED, { counters });
      gate.message(callOf(1, 'a'));
      gate.message(callOf(2, 'a'));
      gate.message(callOf(3, 'a'));
      await settled();
      expect(toServer.map(({ id }) => id)).toEqual([1, 2]);
      expect(textOf(toClient[0])).toMatch(/limit of 2 a minute.*Rule: \/tools\/a\/limits\/0/);
      server.message(answerTo(1, { content: [], isError: true }));
      server.message({ jsonrpc: '2.0', id: 2, error: { code: -1, message: 'no' } });
      gate.message(callOf(4, 'a'));
      gate.message(callOf(5, 'a'));
      await settled();
      expect(toServer.map(({ id }) => id)).toEqual([1, 2, 4, 5]);
      server.message(answerTo(4, { content: [] }));
      expect([...counters.used.values()]).toEqual([2]);
    },
  );

  it('deny the call when the store fails, at once or later', async () => {
    for (const reserve of [
      () => {
        throw new Error('gone');
      },
      () => Promise.reject(new Error('gone')),
    ]) {
      const { gate, toServer, toClient } = openTestGate(LIMITED, { counters: { ...countersFor(), reserve } });
      gate.message(callOf(1, 'a'));
      await settled();
      expect(toServer).toEqual([]);
      expect(textOf(toClient[0])).toMatch(/gone.*Rule: state/);
    }
  });

  it('are decided again when the policy changes while a store answers', async () => {
    let grant = LIMITED;
    const counters = countersFor(true);
    const { gate, toServer, toClient } = openTestGate(LIMITED, { counters, grant: () => grant });
    gate.message(callOf(1, 'a'));
    grant = grantOf({ hide: ['a'] });
    await settled();
    expect(toServer).toEqual([]);
    expect(textOf(toClient[0])).toMatch(/Rule: \/hide\/0/);
    expect([...counters.used.values()]).toEqual([0]);
  });
});

describe('order', () => {
  it('is kept when a call is decided later than what follows it', async () => {
    const { gate, toServer } = openTestGate(LIMITED, { counters: countersFor(true) });
    gate.message(callOf(1, 'a'));
    gate.message({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    gate.message(request(2, 'ping'));
    gate.message(callOf(3, 'b'));
    expect(toServer).toEqual([]);
    await settled();
    expect(toServer.map(({ id, method }) => id ?? method)).toEqual([1, 'notifications/cancelled', 2, 3]);
  });
});

describe('ids', () => {
  it('in flight are refused, and keep what they were asked for', () => {
    const { gate, server, toServer, toClient } = openTestGate(grantOf({ hide: ['b'] }));
    gate.message(request(1, 'tools/list'));
    gate.message(request(1, 'ping'));
    expect(toClient).toMatchObject([{ id: 1, error: { code: -32600 } }]);
    expect(toServer).toHaveLength(1);
    server.message(answerTo(1, { tools: [{ name: 'a' }, { name: 'b' }] }));
    expect(toClient[1]).toEqual(answerTo(1, { tools: [{ name: 'a' }] }));
  });

  it('of cancelled requests stay known, so that a late list is filtered', () => {
    const { gate, server, toClient } = openTestGate(grantOf({ hide: ['b'] }));
    gate.message(request(1, 'tools/list'));
    gate.message({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    gate.message(request(1, 'ping'));
    server.message(answerTo(1, { tools: [{ name: 'b' }] }));
    expect(toClient).toMatchObject([{ error: { code: -32600 } }, { result: { tools: [] } }]);
  });

  it('tell a number from its text', () => {
    const { gate, server, toClient } = openTestGate(grantOf({ hide: ['b'] }));
    gate.message(request(1, 'tools/list'));
    gate.message(request('1', 'ping'));
    server.message(answerTo('1', {}));
    server.message(answerTo(1, { tools: [{ name: 'b' }] }));
    expect(toClient).toEqual([answerTo('1', {}), answerTo(1, { tools: [] })]);
  });

  it('that nobody asked with are answered to nobody', () => {
    const { gate, server, toClient, toServer } = openTestGate(LIMITED);
    server.message(answerTo(9, { tools: [{ name: 'b' }] }));
    gate.message(answerTo(9, { action: 'accept' }));
    expect([toClient, toServer]).toEqual([[], []]);
  });

  it('of the server are answered once', () => {
    const { gate, server, toClient, toServer } = openTestGate(LIMITED);
    server.message(request('r', 'roots/list'));
    server.message(request('r', 'sampling/createMessage'));
    expect(toServer).toMatchObject([{ id: 'r', error: { code: -32600 } }]);
    gate.message(answerTo('r', { roots: [] }));
    gate.message(answerTo('r', { roots: [] }));
    expect(toClient).toEqual([request('r', 'roots/list')]);
    expect(toServer.slice(1)).toEqual([answerTo('r', { roots: [] })]);
  });
});

describe('the list of tools', () => {
  it('is left alone when nothing is hidden', () => {
    const { gate, server, toClient } = openTestGate(LIMITED);
    gate.message(request(1, 'tools/list'));
    const list = answerTo(1, { tools: [{ name: 'a' }, 17], nextCursor: 'x', cacheScope: 'public', _meta: {} });
    server.message(list);
    expect(toClient).toEqual([list]);
  });

  it('without what is hidden is no longer for every cache', () => {
    const { gate, server, toClient } = openTestGate(grantOf({ default: 'allow', hide: ['*'] }));
    gate.message(request(1, 'tools/list'));
    server.message(answerTo(1, { tools: [{ name: 'a' }], ttlMs: 1, cacheScope: 'public' }));
    expect(toClient).toEqual([answerTo(1, { tools: [], ttlMs: 1, cacheScope: 'private' })]);
  });

  it('that is malformed becomes an error', () => {
    const { gate, server, toClient } = openTestGate(grantOf({ hide: ['b'] }));
    gate.message(request(1, 'tools/list'));
    server.message(answerTo(1, { tools: { 0: { name: 'b' } } }));
    expect(toClient).toMatchObject([{ id: 1, error: { code: -32603 } }]);
  });

  it('is said to have changed with the policy, in each era as it does', () => {
    const changed = 'notifications/tools/list_changed';
    const session = openTestGate(LIMITED);
    session.gate.policyChanged();
    session.gate.message(request(1, 'initialize', {}));
    session.server.message(answerTo(1, {}));
    session.gate.policyChanged();
    expect(session.toClient.slice(1)).toEqual([{ jsonrpc: '2.0', method: changed }]);

    const stateless = openTestGate(LIMITED);
    const _meta = { 'io.modelcontextprotocol/subscriptionId': 's' };
    const filter = { notifications: { toolsListChanged: true } };
    stateless.gate.message(request('s', 'subscriptions/listen', filter));
    stateless.gate.policyChanged();
    stateless.server.message({
      jsonrpc: '2.0',
      method: 'notifications/subscriptions/acknowledged',
      params: { _meta, ...filter },
    });
    stateless.gate.policyChanged();
    expect(stateless.toClient.slice(1)).toEqual([{ jsonrpc: '2.0', method: changed, params: { _meta } }]);
  });
});

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
    expect(textOf(toClient[0])).toMatch(/names "payy".*Did you mean "pay"\? Rule: \/tools\/payy/);
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
    expect(warnings).toEqual([expect.stringMatching(/names "payy".*Did you mean "pay"/)]);
  });
});

describe('the end', () => {
  it('of the server answers what is in flight, then ends the client', () => {
    const { gate, server, toClient, closed } = openTestGate(LIMITED);
    gate.message(callOf(1, 'b'));
    gate.message(request('x', 'resources/list'));
    server.closed('the server exited with code 3');
    expect(toClient).toMatchObject([
      {
        id: 1,
        error: { code: -32000, message: expect.stringMatching(/because the server exited with code 3/) as string },
      },
      { id: 'x', error: { code: -32000 } },
    ]);
    expect(closed.client).toBe(true);
  });

  it('of the client ends the server, and gives back what waits for a store', async () => {
    const counters = countersFor(true);
    const { gate, toServer, closed } = openTestGate(LIMITED, { counters });
    gate.message(callOf(1, 'a'));
    gate.closed('the client left');
    await settled();
    expect(toServer).toEqual([]);
    expect([...counters.used.values()]).toEqual([0]);
    expect(closed.server).toBe(true);
  });
});

const anyJson = fc
  .jsonValue()
  .filter((value) => JSON.stringify(value) === JSON.stringify(JSON.parse(JSON.stringify(value))));
const anyMethod = fc.oneof(
  fc.string(),
  fc.constantFrom('initialize', 'resources/read', 'prompts/get', 'logging/setLevel', 'tasks/get', 'tools/callx'),
);
const anyError = fc.record({ code: fc.integer(), message: fc.string(), data: anyJson });

describe('any other message', () => {
  it('comes out as it went in, on either side', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyMethod, anyJson, fc.oneof(anyJson, anyError)), { maxLength: 8 }), (rounds) => {
        const { gate, server, toClient, toServer } = openTestGate(grantOf({ default: 'allow' }));
        const through = (message: Message): Message => {
          const [parsed] = parseMessages(JSON.stringify(message));
          if (parsed === undefined || !('message' in parsed)) throw new Error('was refused');
          return parsed.message;
        };
        const expected: Message[] = [];
        for (const [i, [method, params, answer]] of rounds.entries()) {
          const ask: Message = { jsonrpc: '2.0', id: i, method, params };
          const tell: Message = { jsonrpc: '2.0', method, params };
          const reply: Message = { jsonrpc: '2.0', id: i, result: answer };
          // One way, and the other.
          gate.message(through(ask));
          gate.message(through(tell));
          server.message(through(reply));
          server.message(through(tell));
          server.message(through({ ...ask, id: `s${i}` }));
          gate.message(through({ ...reply, id: `s${i}` }));
          expected.push(ask, tell, { ...reply, id: `s${i}` });
          expect(toClient.slice(-3).map(writeMessage)).toEqual(
            [reply, tell, { ...ask, id: `s${i}` }].map(writeMessage),
          );
        }
        expect(toServer.map(writeMessage)).toEqual(expected.map(writeMessage));
      }),
    );
  });
});
