import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestId } from '../../../gateway/message.ts';
import { callsIn } from './recorded.ts';
import { newPlace, POLICY, request, startClient, type Client, type Place } from './stdio.ts';

const asking = (reason: string): object => ({ approve: [{ conditions: [], reason }] });
const withTools = (tools: object, more: object = {}): object => ({
  ...POLICY,
  ...more,
  tools: { ...POLICY.tools, ...tools },
});
const ASKED = withTools({ pay: asking('Moves money.') });
const YES = { action: 'accept', content: { approve: true } };

let place: Place;
let client: Client;
let calls = 0;
beforeEach(() => {
  place = newPlace();
  client = startClient(place);
});
afterEach(async () => {
  await client.end();
  place.remove();
});

async function call(name: string, args: object = {}): Promise<string> {
  calls += 1;
  return JSON.stringify(await client.call(calls, name, args));
}

/** Waits until the gateway has said this once more. */
async function says(sentence: string, before: number): Promise<void> {
  await vi.waitFor(() => {
    expect(client.said().split(sentence).length - 1).toBeGreaterThan(before);
  }, 10_000);
}

/** Writes a policy, and waits until it is in force. */
async function follow(policy: object): Promise<void> {
  // By then it has read the one before.
  await call('free');
  const before = client.said().split('follows the new version').length - 1;
  place.write(policy);
  await says('follows the new version', before);
}

const reached = () => callsIn(place.log).filter(([name]) => name !== 'free');
const answered = (id: RequestId) => client.hear((message) => message.id === id && message.method === undefined);

async function begin(): Promise<void> {
  client.send(request('init', 'initialize', { protocolVersion: '2025-11-25', capabilities: { elicitation: {} } }));
  await answered('init');
}

/** Calls `pay`, and returns the id of the question about it. */
async function ask(id: string): Promise<RequestId | undefined> {
  client.send(request(id, 'tools/call', { name: 'pay', arguments: {} }));
  return (await client.hear(({ method }) => method === 'elicitation/create')).id;
}

describe('a policy that is edited', () => {
  it('is in force from then on, for calls and for the list', async () => {
    expect(await call('pay', { amount: 1 })).toContain('did pay');
    await follow(withTools({}, { hide: ['pay'] }));
    expect(await call('pay', { amount: 1 })).toMatch(/hidden by the policy\. Rule: \/hide\/0/);
    client.send(request('list', 'tools/list'));
    expect(JSON.stringify(await answered('list'))).not.toContain('"pay"');
    expect(reached()).toEqual([['pay', { amount: 1 }]]);
  });

  it.each<[string, (path: string) => void]>([
    [
      'is empty',
      (path) => {
        writeFileSync(path, '');
      },
    ],
    [
      'is cut off',
      (path) => {
        writeFileSync(path, JSON.stringify({ version: '1', default: 'allow' }).slice(0, -1));
      },
    ],
    [
      'is null',
      (path) => {
        writeFileSync(path, 'null');
      },
    ],
    [
      'is a list',
      (path) => {
        writeFileSync(path, '[{"version":"1","default":"allow"}]');
      },
    ],
    [
      'allows all, with a key more',
      (path) => {
        writeFileSync(path, '{"version":"1","default":"allow","tool":{}}');
      },
    ],
    [
      'allows all, in another version',
      (path) => {
        writeFileSync(path, '{"version":"2","default":"allow"}');
      },
    ],
    [
      'allows all, with a key twice',
      (path) => {
        writeFileSync(path, '{"version":"1","default":"deny","default":"allow"}');
      },
    ],
    [
      'allows all, with a prototype',
      (path) => {
        writeFileSync(path, '{"version":"1","__proto__":{"default":"allow"}}');
      },
    ],
    [
      'allows all, with a comment',
      (path) => {
        writeFileSync(path, '{"version":"1","default":"allow"} // all');
      },
    ],
    [
      'is gone',
      (path) => {
        rmSync(path);
      },
    ],
    [
      'is a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    [
      'leads nowhere',
      (path) => {
        rmSync(path);
        symlinkSync('nowhere', path);
      },
    ],
    [
      'leads to itself',
      (path) => {
        rmSync(path);
        symlinkSync(path, path);
      },
    ],
  ])('and %s leaves the one before in force, and says so', async (_, write) => {
    await call('free');
    write(place.policy);
    await says('The version before stays in force.', 0);
    expect(await call('secret')).toMatch(/hidden by the policy/);
    expect(await call('pay', { amount: 101 })).toMatch(/Too much/);
    expect(await call('pay', { amount: 100 })).toContain('did pay');
    expect(reached()).toEqual([['pay', { amount: 100 }]]);
  });
});

describe('a policy that is edited while a person is asked', () => {
  it.each<[string, object, RegExp]>([
    ['and hides the tool', withTools({}, { hide: ['pay'] }), /hidden by the policy/],
    ['and no longer names the tool', { ...POLICY, tools: { free: {} } }, /does not name the tool/],
    ['and denies the call', withTools({ pay: { action: 'deny', reason: 'Never.' } }), /Never\. Rule: \/tools\/pay/],
    [
      'and asks for another reason',
      withTools({ pay: asking('Moves a lot of money.') }),
      /The policy changed while a person was asked\. Rule: approval/,
    ],
    [
      'and has no room',
      withTools({
        pay: { limits: [{ counter: 'c', window: 'day', max: 1, scope: 'grant', increment_from: 'args.amount' }] },
      }),
      /must be a number/,
    ],
  ])('%s: the yes to the old one passes nothing', async (_, policy, told) => {
    await begin();
    await follow(ASKED);
    const question = await ask('asked');
    await follow(policy);
    client.send({ jsonrpc: '2.0', id: question, result: YES });
    expect(JSON.stringify(await answered('asked'))).toMatch(told);
    expect(await call('free')).toContain('did free');
    expect(reached()).toEqual([]);
  });

  it('and stays as it was: the yes passes the call', async () => {
    await begin();
    await follow(ASKED);
    const question = await ask('asked');
    await follow({ ...ASKED, hide: ['secret', 'drop'] });
    client.send({ jsonrpc: '2.0', id: question, result: YES });
    expect(JSON.stringify(await answered('asked'))).toContain('did pay');
  });

  it('in the era without sessions: the yes is asked for again', async () => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
    };
    const params = { name: 'pay', arguments: {}, _meta };
    await follow(ASKED);
    client.send(request('first', 'tools/call', params));
    const { requestState } = (await answered('first')).result as { requestState: string };
    await follow(withTools({ pay: asking('Moves a lot of money.') }));
    const inputResponses = { 'mcp-risk-gateway/approval': YES };
    client.send(request('second', 'tools/call', { ...params, requestState, inputResponses }));
    expect(JSON.stringify(await answered('second'))).toMatch(/input_required.*Moves a lot of money/);
    expect(reached()).toEqual([]);
  });
});

it('a policy that is edited under a call in flight holds for the next one; the answer still comes', async () => {
  client.send(request('h', 'tools/call', { name: 'hang', arguments: {} }));
  await call('free');
  await follow(withTools({}, { hide: ['hang'] }));
  expect(await call('hang')).toMatch(/hidden by the policy/);
  await call('say', { lines: [JSON.stringify({ jsonrpc: '2.0', id: 'h', result: { content: [] } })] });
  expect(await answered('h')).toMatchObject({ result: { content: [] } });
  expect(reached().filter(([name]) => name === 'hang')).toHaveLength(1);
});
