import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf, message, startHttp, TOKENS, type Asking, type HttpGateway } from './http.ts';
import { newPlace, POLICY } from './stdio.ts';

const MAX = 50;
const DAY = 86_400_000;
const limitOf = (counter: string, scope: string): object => ({ limits: [{ counter, window: 'day', max: MAX, scope }] });
const LIMITED = {
  ...POLICY,
  tools: { ...POLICY.tools, pay: limitOf('p', 'grant'), drop: limitOf('d', 'server'), fail: limitOf('p', 'grant') },
};

let gateways: HttpGateway[] = [];
beforeAll(async () => {
  const place = newPlace(LIMITED);
  writeFileSync(join(place.folder, 'clock'), String(DAY / 2 - (Date.now() % DAY)));
  const env = { CLOCK: join(place.folder, 'clock'), NODE_OPTIONS: `--import=${resolve('test/fixtures/clock.mjs')}` };
  // Two processes on one state, as a proxy in front of two gateways has them.
  gateways = await Promise.all([startHttp(place, {}, env), startHttp(place, {}, env)]);
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  gateways[0]?.place.remove();
});

type Way = (name: string) => Promise<string>;

/** Ways to call, one after the other: each gateway, in sessions and without. */
async function ways(token: string): Promise<Way[]> {
  const authorization = `Bearer ${token}`;
  const each = gateways.map(async (gateway) => {
    const text = async (asking: Asking): Promise<string> => (await gateway.ask(asking)).text;
    const sessions = await Promise.all([gateway.begin({ authorization }), gateway.begin({ authorization })]);
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    return [
      ...sessions.map(
        (session) => (name: string) =>
          text({ headers: { authorization, 'mcp-session-id': session }, body: callOf(name) }),
      ),
      (name: string) =>
        text({
          headers: {
            authorization,
            'mcp-protocol-version': '2026-07-28',
            'mcp-method': 'tools/call',
            'mcp-name': name,
          },
          body: message('tools/call', { name, arguments: {}, _meta }),
        }),
    ];
  });
  return (await Promise.all(each)).flat();
}

async function burst(calls: Way[], name: string): Promise<string[]> {
  return Promise.all(Array.from({ length: 200 }, async (_, i) => (await calls[i % calls.length]?.(name)) ?? ''));
}

describe('200 calls at once, over HTTP, from many connections and to two processes:', () => {
  it.each([
    ['of one grant pass as its limit has room for', 'pay', [TOKENS.one]],
    ['of two grants pass as the limit of the server has room for', 'drop', [TOKENS.one, TOKENS.two]],
  ])('those %s', async (_, name, tokens) => {
    const answers = await burst((await Promise.all(tokens.map(ways))).flat(), name);
    expect(answers.filter((answer) => answer.includes(`did ${name}`))).toHaveLength(MAX);
    expect(answers.filter((answer) => answer.includes('The limit of 50 a day is used up'))).toHaveLength(200 - MAX);
    expect(gateways[0]?.reached().filter(([reached]) => reached === name)).toHaveLength(MAX);
  });

  it('those that fail give back what they had reserved, and no more', async () => {
    // Another grant, which has its own count.
    const calls = await ways(TOKENS.two);
    await burst(calls, 'fail');
    expect((await burst(calls, 'pay')).filter((answer) => answer.includes('did pay'))).toHaveLength(MAX);
  });
});
