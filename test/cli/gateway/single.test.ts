import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { echo, EVERYTHING, fixture, httpClient, newHome, startServing, stdioClient, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
});
afterEach(() => {
  home.remove();
});

const FRONT = ['--policy', 'policy.json', '--', ...EVERYTHING];

describe('in front of one server, over standard input and output', () => {
  test('what the policy names is listed and passes up to its limit; a restart gives nothing back', async () => {
    const first = await stdioClient(home, FRONT);
    expect((await first.listTools()).tools.map(({ name }) => name)).toContain('echo');
    expect(await echo(first)).toEqual({ said: 'Echo: hi', denied: false });
    expect(await echo(first, 'my secret')).toMatchObject({
      denied: true,
      said: expect.stringContaining('No secrets.') as string,
    });
    expect(await echo(first)).toMatchObject({ denied: false });
    await first.close();

    const second = await stdioClient(home, FRONT);
    expect(await echo(second)).toMatchObject({ denied: false });
    const refused = await echo(second);
    expect(refused.denied).toBe(true);
    expect(refused.said).toContain('/tools/echo/limits/0');
    const unlisted = await second.callTool({ name: 'get-sum', arguments: { a: 1, b: 2 } });
    expect(unlisted.isError).toBe(true);
    await second.close();
  });

  test('another name counts for itself', async () => {
    for (const name of ['one', 'two']) {
      const client = await stdioClient(home, ['--name', name, ...FRONT]);
      for (let i = 0; i < 3; i += 1) expect((await echo(client)).denied).toBe(false);
      expect((await echo(client)).denied).toBe(true);
      await client.close();
    }
  });

  test('a policy that is edited holds from then on, without a restart', async () => {
    const said: string[] = [];
    const client = await stdioClient(home, FRONT, { said });
    expect((await echo(client)).denied).toBe(false);
    writeFileSync(home.policy, '{"version":"1","default":"allow","hide":["*"]}');
    await expect.poll(async () => (await client.listTools()).tools, { timeout: 10_000 }).toEqual([]);
    expect((await echo(client)).said).toContain('Rule: /hide/0.');
    writeFileSync(home.policy, '{"version":"1","default":"alow"}');
    await expect.poll(() => said.join(''), { timeout: 10_000 }).toContain('The version before stays in force.');
    expect((await echo(client)).said).toContain('Rule: /hide/0.');
    await client.close();
  });

  test('what it writes down holds names of arguments, and no values', async () => {
    const client = await stdioClient(home, ['--audit', 'log/audit.jsonl', ...FRONT]);
    await echo(client, 'a very secret value');
    await client.close();
    const log = readFileSync(join(home.folder, 'work/log/audit.jsonl'), 'utf8');
    expect(JSON.parse(log)).toMatchObject({ tool: 'echo', decision: 'deny', arguments: ['message'] });
    expect(log).not.toContain('secret value');
  });
});

describe('a call that the policy asks about', () => {
  const ASKS = '{"version":"1","default":"deny","tools":{"echo":{"approve":[{"conditions":[],"reason":"Ask."}]}}}';

  test.each([
    [{ action: 'accept', content: { approve: true } }, false, 'Echo: hi'],
    [{ action: 'accept', content: { approve: false } }, true, 'did not approve'],
    [{ action: 'decline' }, true, 'did not approve'],
  ] as const)('goes the way of the person: %j', async (answer, denied, said) => {
    writeFileSync(home.policy, ASKS);
    const client = await stdioClient(home, FRONT, { answer });
    const called = await echo(client);
    expect(called.denied).toBe(denied);
    expect(called.said).toContain(said);
    await client.close();
  });

  test('is denied when the client cannot ask', async () => {
    writeFileSync(home.policy, ASKS);
    const client = await stdioClient(home, FRONT);
    expect((await echo(client)).said).toContain('this client cannot ask one');
    await client.close();
  });
});

describe('in front of one server, over HTTP', () => {
  test('it takes the token of the environment, and no other', async () => {
    const env = { MCP_GATEWAY_TOKEN: 'token-of-mine' };
    const gateway = startServing(home, ['--http', '0', '--name', 'every', ...FRONT], env);
    const url = (await gateway.line('Serving ')).replace('Serving ', '');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp\/every$/);
    const client = await httpClient(url, 'token-of-mine');
    expect(await echo(client)).toEqual({ said: 'Echo: hi', denied: false });
    await client.close();
    await expect(httpClient(url, 'token-of-min')).rejects.toThrow();
    expect(gateway.lines.join()).not.toContain('token-of-mine');
    expect(await gateway.stop()).toBe(0);
  });

  test('the server gets the environment, without the token', async () => {
    writeFileSync(home.policy, '{"version":"1","default":"allow"}');
    const env = { MCP_GATEWAY_TOKEN: 'token-of-mine', OTHER: 'of the server' };
    const gateway = startServing(
      home,
      ['--http', '0', '--policy', 'policy.json', '--', ...fixture('shows-environment')],
      env,
    );
    const url = (await gateway.line('Serving ')).replace('Serving ', '');
    const client = await httpClient(url, 'token-of-mine');
    const { description } = (await client.listTools()).tools[0] ?? {};
    expect(description).toContain('"OTHER":"of the server"');
    expect(description).not.toContain('token-of-mine');
    await client.close();
    expect(await gateway.stop()).toBe(0);
  });

  test('it makes a token when there is none', async () => {
    const gateway = startServing(home, ['--http', '127.0.0.1:0', '--name', 'every', ...FRONT]);
    const token = (await gateway.line('The token is ')).replace('The token is ', '');
    expect(token).toMatch(/^mcpg_/);
    const url = (await gateway.line('Serving ')).replace('Serving ', '');
    const client = await httpClient(url, token);
    expect(await echo(client)).toEqual({ said: 'Echo: hi', denied: false });
    await client.close();
    expect(await gateway.stop()).toBe(0);
  });
});

describe('it does not start', () => {
  test.each([
    [['--policy', 'policy.json'], 2, 'Say which server, after "--"'],
    [['--', 'node'], 2, 'A policy is needed: --policy <file>.'],
    [['--policy', 'none.json', '--', 'node'], 2, 'work/none.json: there is no such file.'],
    [['--polcy', 'x', '--', 'node'], 2, "Unknown option '--polcy'"],
    [['--policy', 'policy.json', '--', 'http://far.example/mcp'], 2, 'is no https URL'],
    [['--policy', 'policy.json', '--', 'https://x.example/', 'more'], 2, 'nothing else can stand'],
    [['--policy', 'policy.json', '--http', '99999', '--', 'node'], 2, '--http takes a port'],
    [['--policy', 'policy.json', '--name', '../up', '--', 'node'], 2, 'cannot be a name'],
    [['--policy', 'policy.json', '--state', 'policy.json', '--', 'node'], 2, 'belongs to another program'],
    [['--policy', 'policy.json', '--state', 'redis://127.0.0.1:1', '--', 'node'], 3, 'cannot be used'],
    [['--policy', 'policy.json', '--audit', '/proc/audit', '--', 'node'], 2, 'the audit log cannot be written'],
    [['frobnicate'], 2, 'There is no command "frobnicate".'],
  ])('%j', async (args, code, reason) => {
    const ran = await home.run(args);
    expect(ran.stderr).toContain(reason);
    expect(ran).toMatchObject({ code, stdout: '' });
  });

  test('with a policy that is refused: all that is wrong, with the nearest spelling', async () => {
    writeFileSync(home.policy, '{"version":"1","default":"dney","tols":{}}');
    const ran = await home.run(FRONT);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain('policy.json: /tols: ');
    expect(ran.stderr).toContain('did you mean "tools"?');
    expect(ran.stderr).toContain('policy.json: /default: ');
  });
});

test('a server that cannot be started ends the gateway with 3 and the reason', async () => {
  const gateway = startServing(home, ['--policy', 'policy.json', '--', 'surely-no-such-program']);
  await gateway.line('"surely-no-such-program" could not be started');
  expect(await gateway.exitCode).toBe(3);
});
