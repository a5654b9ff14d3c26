import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePins } from '../../../gateway/pins.ts';
import { configure, program } from './configure.ts';
import { EVERYTHING, fixture, newHome, stdioClient, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
  configure(home, { servers: { shop: program(fixture('shop')) } });
});
afterEach(() => {
  home.remove();
});

const SHOP = ['--', ...fixture('shop')];
const work = (name: string): string => join(home.folder, 'work', name);

describe('pin', () => {
  test.each([[['shop']], [SHOP]])('writes down what the tools of %j are now', async (server) => {
    const { code, stdout, stderr } = await home.run(['pin', ...server]);
    expect(code).toBe(0);
    expect(parsePins(JSON.parse(stdout)).has('pay')).toBe(true);
    expect(stderr).toMatch(/Pinned 11 tools of /);
  });

  test('tools that a server lists only for clients that can ask a person are among them', async () => {
    const { stdout } = await home.run(['pin', '--', ...EVERYTHING]);
    const pins = parsePins(JSON.parse(stdout));
    for (const name of ['echo', 'trigger-elicitation-request', 'trigger-sampling-request', 'get-roots-list'])
      expect(pins.has(name), name).toBe(true);
  });

  test('a tool that changes afterwards is denied until it is pinned anew, and others go on', async () => {
    expect((await home.run(['pin', 'shop', '--out', 'pins.json'])).code).toBe(0);
    writeFileSync(home.policy, '{"version":"1","default":"allow"}');
    const client = await stdioClient(home, ['--policy', 'policy.json', '--pins', 'pins.json', ...SHOP]);
    const pay = async (): Promise<string> => JSON.stringify(await client.callTool({ name: 'pay', arguments: {} }));
    expect(await pay()).toContain('paid');
    await client.callTool({ name: 'change' });
    expect(await pay()).toContain('The definition of the tool changed since it was reviewed.');
    expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('pay');
    expect(JSON.stringify(await client.callTool({ name: 'echo', arguments: { a: 1 } }))).toContain('\\"a\\":1');
    await client.close();
    expect((await home.run(['logs', '--decision', 'deny'])).stdout).toMatch(/ {2}deny {6}pay\(\) {2}pins\n$/);
  });

  test('pins that are edited come into force without a restart', async () => {
    await home.run(['pin', 'shop', '--out', 'pins.json']);
    const pinned = readFileSync(work('pins.json'), 'utf8');
    writeFileSync(work('pins.json'), pinned.replace(/("pay": "sha256:)[0-9a-f]{4}/, '$10000'));
    writeFileSync(home.policy, '{"version":"1","default":"allow"}');
    const client = await stdioClient(home, ['--policy', 'policy.json', '--pins', 'pins.json', ...SHOP]);
    const names = async (): Promise<string[]> => (await client.listTools()).tools.map(({ name }) => name);
    expect(await names()).not.toContain('pay');
    writeFileSync(work('pins.json'), pinned);
    await expect.poll(names, { timeout: 10_000 }).toContain('pay');
    await client.close();
  });

  test.each([
    [['pin'], 2, 'Name one server of the configuration'],
    [['pin', 'shop', ...SHOP], 2, 'Name one server of the configuration'],
    [['pin', 'shp'], 2, 'There is no server "shp"'],
    [['pin', 'shop', '--out', 'no/pins.json'], 2, 'work/no/pins.json cannot be written'],
    [['pin', '--', ...fixture('exits')], 3, 'cannot be listed: the connection ended because the server exited'],
    [['pin', '--', 'http://127.0.0.1:1/mcp'], 3, 'The tools of http://127.0.0.1:1/mcp cannot be listed'],
  ])('%j ends with %d and the reason', async (args, code, reason) => {
    const ran = await home.run(args);
    expect(ran.stderr).toContain(reason);
    expect(ran).toMatchObject({ code, stdout: '' });
  });
});

describe('check', () => {
  async function checked(policy: object, server = ['shop']) {
    writeFileSync(home.policy, JSON.stringify({ version: '1', ...policy }));
    return home.run(['check', 'policy.json', ...server]);
  }

  test.each([[['shop']], [SHOP]])('says that a policy fits %j', async (server) => {
    const { code, stderr } = await checked({ default: 'deny', tools: { pay: {}, echo: {} } }, server);
    expect(stderr).toContain('it names 2 of 11 tools; what it does not name is denied.');
    expect(code).toBe(0);
  });

  test('ends with 1 for a tool that the server does not have', async () => {
    const { code, stderr } = await checked({ default: 'deny', tools: { echos: {} }, hide: ['payy'] });
    expect(stderr).toContain('policy.json: /tools/echos: the server has no tool "echos"; did you mean "echo"?');
    expect(stderr).toContain('policy.json: /hide/0: ');
    expect(code).toBe(1);
  });

  test('starts nothing for a policy that is refused anyway', async () => {
    const { code, stderr } = await checked({ default: 'dney' }, ['--', 'surely-no-such-program']);
    expect(stderr).toContain('policy.json: /default: ');
    expect(stderr).not.toContain('surely');
    expect(code).toBe(1);
  });

  test.each([
    [['check'], 2, 'check takes a policy'],
    [['check', 'policy.json'], 2, 'Name one server'],
    [['check', 'none.json', 'shop'], 2, 'none.json cannot be read'],
    [['check', 'policy.json', '--', 'surely-no-such-program'], 3, 'could not be started'],
  ])('%j ends with %d and the reason', async (args, code, reason) => {
    const ran = await home.run(args);
    expect(ran.stderr).toContain(reason);
    expect(ran).toMatchObject({ code, stdout: '' });
  });
});
