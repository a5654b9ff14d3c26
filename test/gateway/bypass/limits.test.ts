import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callsIn } from './recorded.ts';
import { newPlace, POLICY, request, startClient, type Client, type Place } from './stdio.ts';

const DAY = 86_400_000;
const MAX = 5;
const limits = [{ counter: 'all', window: 'day', max: MAX, scope: 'grant' }];
const [limited, asked] = [{ limits }, { limits, approve: [{ conditions: [] }] }];
const LIMITED = { ...POLICY, tools: { ...POLICY.tools, pay: limited, fail: limited, hang: limited, drop: asked } };
const OVER =
  /The limit of 5 a day is used up; it starts anew with the next day \(UTC\)\. Rule: \/tools\/\w+\/limits\/0\. Wait/;

let place: Place;
let client: Client;
let calls = 0;
beforeEach(() => {
  place = newPlace(LIMITED);
  // Noon, so that no test runs into the next day.
  setClock(DAY / 2 - (Date.now() % DAY));
  client = start();
});
afterEach(async () => {
  await client.end();
  place.remove();
});

function setClock(ahead: number): void {
  writeFileSync(join(place.folder, 'clock'), String(ahead));
}

function start(): Client {
  const clock = { CLOCK: join(place.folder, 'clock'), NODE_OPTIONS: `--import=${resolve('test/fixtures/clock.mjs')}` };
  return startClient(place, ['--state', 'counters.db'], clock);
}

async function call(name: string, args: object = {}): Promise<string> {
  calls += 1;
  return JSON.stringify(await client.call(calls, name, args));
}

/** Calls of `pay` until one is denied, and how many passed. */
async function passUntilDenied(): Promise<number> {
  for (let passed = 0; passed <= MAX; passed += 1) {
    const answer = await call('pay');
    if (answer.includes('did pay')) continue;
    expect(answer).toMatch(OVER);
    return passed;
  }
  throw new Error('More passed than the limit has room for.');
}

const reached = (...names: string[]) => callsIn(place.log).filter(([name]) => names.includes(String(name))).length;
const cancel = (requestId: unknown): object => ({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  params: { requestId },
});
const error = (id: unknown): object => ({ jsonrpc: '2.0', id, error: { code: 1, message: 'It failed.' } });

it('a limit has room for as many calls as it says, and the next is refused', async () => {
  expect(await passUntilDenied()).toBe(MAX);
  expect(reached('pay')).toBe(MAX);
});

it.each<[string, (all: object[]) => (object | string)[]]>([
  ['one after the other without waiting', (all) => all],
  ['in one batch', (all) => [all]],
  ['in batches', (all) => [all.slice(0, 50), all.slice(50, 51), all.slice(51)]],
])('200 calls %s: as many pass as there is room for', async (_, sent) => {
  const all = Array.from({ length: 200 }, (_, i) => request(`all ${i}`, 'tools/call', { name: 'pay', arguments: {} }));
  client.send(...sent(all));
  await client.hear(({ id }) => id === 'all 199');
  await call('free');
  expect(reached('pay')).toBe(MAX);
  expect(client.heard.filter((message) => OVER.test(JSON.stringify(message)))).toHaveLength(200 - MAX);
});

it('a call that fails gives back what it had reserved, and no more, however often the server says so', async () => {
  for (let i = 0; i < 4; i += 1) await call('pay');
  for (let i = 0; i < 3; i += 1) expect(await call('fail')).toContain('It failed.');
  client.send(request('h', 'tools/call', { name: 'hang', arguments: {} }));
  expect(await call('fail')).toMatch(OVER);
  const settled = String(calls);
  await call('say', {
    lines: [error('h'), error('h'), error(Number(settled)), error('x')].map((line) => JSON.stringify(line)),
  });
  expect(await passUntilDenied()).toBe(1);
  expect(reached('pay')).toBe(MAX);
});

it('a call that the client cancels stays counted, though the server answers it with an error', async () => {
  for (let i = 0; i < MAX; i += 1) {
    client.send(request(`h${i}`, 'tools/call', { name: 'hang', arguments: {} }));
    await call('free');
    client.send(cancel(`h${i}`));
    await call('free');
  }
  expect(await passUntilDenied()).toBe(0);
  expect(reached('hang')).toBe(MAX);
});

it('a call cancelled before it was sent uses up nothing that another could use twice', async () => {
  for (let i = 0; i < 3; i += 1)
    client.send(cancel(`p${i}`), request(`p${i}`, 'tools/call', { name: 'pay', arguments: {} }), cancel(`p${i}`));
  await call('free');
  expect(await passUntilDenied()).toBe(MAX - 3);
});

it('calls that wait for a person hold their places, and give them back with a no', async () => {
  client.send(request('init', 'initialize', { protocolVersion: '2025-11-25', capabilities: { elicitation: {} } }));
  const ids = Array.from({ length: MAX }, (_, i) => `ask ${i}`);
  client.send(...ids.map((id) => request(id, 'tools/call', { name: 'drop', arguments: {} })));
  expect(await call('pay')).toMatch(OVER);
  const questions = client.heard.filter(({ method }) => method === 'elicitation/create');
  expect(questions).toHaveLength(MAX);
  client.send(...questions.map(({ id }) => ({ jsonrpc: '2.0', id, result: { action: 'decline' } })));
  expect(await passUntilDenied()).toBe(MAX);
  expect(reached('drop')).toBe(0);
});

it('amounts are summed before the call, and a hair above is refused', async () => {
  expect(await call('spend', { amount: 60 })).toContain('did spend');
  for (const amount of [60, 40.001, 1e300, 5e-324 + 41])
    expect(await call('spend', { amount })).toMatch(/limit of 100 a day/);
  expect(await call('spend', { amount: 40 })).toContain('did spend');
  expect(await call('spend', { amount: 0.001 })).toMatch(/limit of 100 a day/);
  expect(reached('spend')).toBe(2);
});

it('a restart, also one by force, gives nothing back', async () => {
  for (let i = 0; i < 3; i += 1) await call('pay');
  client.send(request('h', 'tools/call', { name: 'hang', arguments: {} }));
  await call('free');
  await client.end();
  client = start();
  expect(await call('pay')).toContain('did pay');
  client.kill();
  client = start();
  expect(await passUntilDenied()).toBe(0);
  expect(reached('pay', 'hang')).toBe(MAX);
});

it('a clock that is set back opens no window twice; the next window opens', async () => {
  const noon = DAY / 2 - (Date.now() % DAY);
  expect(await passUntilDenied()).toBe(MAX);
  for (const days of [-1, -400, 0]) {
    setClock(noon + days * DAY);
    expect(await passUntilDenied()).toBe(0);
  }
  setClock(noon + DAY);
  expect(await passUntilDenied()).toBe(MAX);
  for (const days of [0, -1, 1]) {
    setClock(noon + days * DAY);
    expect(await passUntilDenied()).toBe(0);
  }
  await client.end();
  setClock(noon);
  client = start();
  expect(await passUntilDenied()).toBe(0);
});
