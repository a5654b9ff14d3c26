import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessages, writeMessage, type Message } from '../../gateway/message.ts';
import { answerTo, callOf, countersFor, grantOf, openTestGate, request, settled } from './parts.ts';

const limit = (max: number) => ({ counter: 'n', window: 'minute', max, scope: 'grant' });
const LIMITED = grantOf({ tools: { a: { limits: [limit(2)] }, b: {} } });

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

  it('of calls that the server was not sent are no ids to answer', () => {
    const asking = grantOf({ tools: { a: { approve: [{ conditions: [] }] } } });
    const { gate, server, toClient } = openTestGate(asking);
    gate.message(request('i', 'initialize', { capabilities: { elicitation: {} } }));
    gate.message(callOf(1, 'a'));
    server.message(answerTo(1, { content: [] }));
    expect(toClient.map(({ method }) => method)).toEqual(['elicitation/create']);
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
