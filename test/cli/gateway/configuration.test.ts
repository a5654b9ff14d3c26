import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../cli/gateway/main.ts';
import { hashToken } from '../../../gateway/tokens.ts';
import { configFile, configure, grantOf, readConfiguration, type Written } from './configure.ts';
import { newHome, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
});
afterEach(() => {
  home.remove();
});

async function grantedToken(...args: string[]): Promise<string> {
  const { code, stdout } = await home.run(['grant', ...args]);
  expect(code).toBe(0);
  return stdout.trim();
}

test.each(Object.keys(COMMANDS))('%s has help', async (name) => {
  const { code, stdout } = await home.run([name, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain(`npm run gateway -- ${name}`);
});

describe('add', () => {
  test('writes down a program as it is, with the folder it is for, and names of variables without values', async () => {
    const args = ['add', 'files', '--env', 'API_KEY', '--', 'npx', '-y', 'a-server', '--root', '.', '--env', 'x'];
    const { code, stderr } = await home.run(args, { API_KEY: 'of-mine' });
    expect(code).toBe(0);
    expect(stderr).toContain('Nobody may use it yet');
    expect(readConfiguration(home).servers).toEqual({
      files: {
        command: 'npx',
        args: ['-y', 'a-server', '--root', '.', '--env', 'x'],
        cwd: join(home.folder, 'work'),
        env: { API_KEY: '${API_KEY}' },
      },
    });
    expect(statSync(configFile(home)).mode & 0o777).toBe(0o600);
  });

  test('writes down an address with its headers', async () => {
    await home.run(['add', 'far', '--header', 'Authorization: Bearer ${KEY}', '--', 'https://far.example/mcp']);
    expect(readConfiguration(home).servers['far']).toEqual({
      url: 'https://far.example/mcp',
      headers: { Authorization: 'Bearer ${KEY}' },
    });
  });

  test('puts the configuration where --config says, or the XDG variable', async () => {
    await home.run(['add', 'a', '--config', 'mine.json', '--', 'x']);
    await home.run(['add', 'b', '--', 'x'], { XDG_CONFIG_HOME: join(home.folder, 'xdg') });
    const read = (path: string): Written => JSON.parse(readFileSync(join(home.folder, path), 'utf8')) as Written;
    expect(Object.keys(read('work/mine.json').servers)).toEqual(['a']);
    expect(Object.keys(read('xdg/mcp-risk-catalog/gateway.json').servers)).toEqual(['b']);
  });

  test.each([
    [['add', '--', 'x'], 'takes one id'],
    [['add', '../a', '--', 'x'], 'cannot be an id'],
    [['add', 'b'], 'Say which server'],
    [['add', 'taken', '--', 'x'], 'There is a server "taken" already'],
    [['add', 'b', '--env', 'A=secret', '--', 'x'], 'takes the name of a variable'],
    [['add', 'b', '--env', 'A', '--', 'https://x.example/'], '--env is for programs'],
    [['add', 'b', '--header', 'A: b', '--', 'x'], '--header is for addresses'],
    [['add', 'b', '--header', 'nonsense', '--', 'https://x.example/'], "--header takes 'Name: value'"],
    [['add', 'b', '--header', 'Mcp-Method: x', '--', 'https://x.example/'], "gateway's own"],
    [['add', 'b', '--', 'https://user:pass@x.example/'], 'Credentials go into a header'],
  ])('refuses %j', async (args, reason) => {
    configure(home, { servers: { taken: { command: 'x' } }, grants: {} });
    const ran = await home.run(args);
    expect(ran.stderr).toContain(reason);
    expect(ran.code).toBe(2);
    expect(Object.keys(readConfiguration(home).servers)).toEqual(['taken']);
  });

  test('loses nothing when several run at once', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(names.map((name) => home.run(['add', name, '--', 'x'])));
    expect(Object.keys(readConfiguration(home).servers).sort()).toEqual(names);
  });
});

describe('grant', () => {
  beforeEach(() => {
    configure(home, { servers: { every: { command: 'x' } }, grants: {} });
  });

  test('prints a token and stores its hash alone', async () => {
    const token = await grantedToken('every', '--policy', 'policy.json', '--name', 'mine');
    expect(token).toMatch(/^mcpg_[\w-]{43}$/);
    expect(readConfiguration(home).grants['mine']).toMatchObject({
      server: 'every',
      policy: home.policy,
      token: hashToken(token),
    });
    expect(readFileSync(configFile(home), 'utf8')).not.toContain(token);
  });

  test('makes another token and another id each time', async () => {
    const tokens = [await grantedToken('every', '--policy', 'policy.json')];
    tokens.push(await grantedToken('every', '--policy', 'policy.json'));
    expect(new Set(tokens).size).toBe(2);
    expect(Object.keys(readConfiguration(home).grants)).toEqual([
      expect.stringMatching(/^every-[0-9a-f]{6}$/),
      expect.stringMatching(/^every-[0-9a-f]{6}$/),
    ]);
  });

  test.each([
    [['grant', 'every'], 'takes the id of one server, and a policy'],
    [['grant', 'evry', '--policy', 'policy.json'], 'There is no server "evry"; did you mean "every"?'],
    [['grant', 'every', '--policy', 'none.json'], 'there is no such file'],
    [['grant', 'every', '--policy', 'bad.json'], '/default: '],
    [['grant', 'every', '--policy', 'policy.json', '--pins', 'bad.json'], 'bad.json: /'],
    [['grant', 'every', '--policy', 'policy.json', '--name', 'taken'], 'There is a grant "taken" already'],
  ])('refuses %j, and shows no token', async (args, reason) => {
    writeFileSync(join(home.folder, 'work/bad.json'), '{"version":"1"}');
    await grantedToken('every', '--policy', 'policy.json', '--name', 'taken');
    const ran = await home.run(args);
    expect(ran.stderr).toContain(reason);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(Object.keys(readConfiguration(home).grants)).toEqual(['taken']);
  });
});

describe('revoke and remove', () => {
  beforeEach(() => {
    const servers = { every: { command: 'x' }, other: { command: 'x' } };
    const of = (server: string) => grantOf(home, server, 'x');
    configure(home, { servers, grants: { one: of('every'), two: of('every'), three: of('other') } });
  });

  test('take back one grant, or a server with all of its grants', async () => {
    expect((await home.run(['revoke', 'one'])).stderr).toBe('Revoked "one".\n');
    expect(Object.keys(readConfiguration(home).grants)).toEqual(['two', 'three']);
    expect((await home.run(['remove', 'every'])).stderr).toBe('Removed "every" and revoked two.\n');
    expect(readConfiguration(home)).toMatchObject({ servers: { other: {} }, grants: { three: {} } });
    expect(Object.keys(readConfiguration(home).grants)).toEqual(['three']);
  });

  test.each([
    [['revoke'], 'takes the id of one grant'],
    [['revoke', 'fuor'], 'There is no grant "fuor"; there are: one, two, three.'],
    [['revoke', 'threee'], 'There is no grant "threee"; did you mean "three"?'],
    [['remove', 'evry'], 'did you mean "every"?'],
    [['remove', 'every', 'other'], 'takes the id of one server'],
    [['revoke', 'one', '--config', 'none.json'], 'there is no configuration here'],
  ])('refuse %j', async (args, reason) => {
    const ran = await home.run(args);
    expect(ran.stderr).toContain(reason);
    expect(ran.code).toBe(2);
  });
});

describe('status', () => {
  test('says where things are, and that there is nothing yet', async () => {
    const none = await home.run(['status']);
    expect(none).toMatchObject({ code: 0, stderr: '' });
    expect(none.stdout).toContain('There is no server in the configuration yet; "add" makes one.');
    const named = await home.run(['status', '--config', 'none.json']);
    expect(named).toMatchObject({ code: 2, stdout: '' });
    expect(named.stderr).toContain('Make one with "gateway add".');
    await home.run(['add', 'every', '--', 'npx', 'a-server']);
    const { code, stdout } = await home.run(['status']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Configuration  ${configFile(home)}`);
    expect(stdout).toContain('every  npx a-server\n  no grant: nobody may use it');
  });

  test('ends with 1 and the reason when a grant is refused as its files are now', async () => {
    await home.run(['add', 'every', '--', 'x']);
    await grantedToken('every', '--policy', 'policy.json', '--name', 'mine');
    writeFileSync(home.policy, '{"version":"1","default":"dney"}');
    const { code, stdout } = await home.run(['status']);
    expect(code).toBe(1);
    expect(stdout).toContain('mine  refused');
    expect(stdout).toContain('policy.json: /default: ');
    const json = await home.run(['status', '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      servers: [{ id: 'every', grants: [{ id: 'mine', problem: expect.stringContaining('/default') as string }] }],
    });
  });

  test('shows no secrets of addresses', async () => {
    await home.run(['add', 'far', '--', 'https://far.example/mcp?key=very-secret']);
    configure(home, { ...readConfiguration(home), state: 'redis://:very-secret@127.0.0.1:1/0' });
    const { code, stdout, stderr } = await home.run(['status']);
    expect(code).toBe(1);
    expect(stdout).toContain('far  https://far.example/mcp');
    expect(stdout).toContain('All calls are denied: Redis at redis://127.0.0.1:1/0 cannot be used');
    expect(stdout + stderr).not.toContain('very-secret');
  });
});

test('a configuration that is refused is told of whole, and left as it is', async () => {
  await home.run(['add', 'every', '--', 'x']);
  const text = '{"servers":{"a":{"comand":"x"}},"grant":{}}';
  writeFileSync(configFile(home), text);
  for (const args of [['status'], ['add', 'b', '--', 'x'], ['serve'], ['connect', 'a'], ['logs']]) {
    const { code, stderr } = await home.run(args);
    expect(code).toBe(2);
    expect(stderr).toContain('/servers/a/comand: unknown key "comand"; did you mean "command"?');
    expect(stderr).toContain('/grant: unknown key "grant"; did you mean "grants"?');
  }
  expect(readFileSync(configFile(home), 'utf8')).toBe(text);
});
