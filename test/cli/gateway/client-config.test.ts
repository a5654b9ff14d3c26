import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { parse as parseToml } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CLIENTS } from '../../../policy/clients.ts';
import { configure, grantOf, program } from './configure.ts';
import { echo, EVERYTHING, newHome, SCRIPT, startServing, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
  write(4711);
});
afterEach(() => {
  home.remove();
});

function write(port: number): void {
  configure(home, {
    servers: { every: program(EVERYTHING), 'a.b': program(EVERYTHING) },
    grants: { mine: grantOf(home, 'every', 'token-of-mine') },
    listen: { port },
  });
}

const Stdio = z.object({ command: z.string(), args: z.array(z.string()), env: z.record(z.string(), z.string()) });

/** The entries of servers in what a command printed, as the client's own parser has them. */
function entries(client: string, stdout: string): Record<string, unknown> {
  const document: unknown = client === 'codex' ? parseToml(stdout) : JSON.parse(stdout);
  const key = CLIENTS[client]?.key ?? '';
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(document))).toEqual([key]);
  return z.object({ [key]: z.record(z.string(), z.unknown()) }).parse(document)[key] ?? {};
}

const MINE = { MCP_GATEWAY_TOKEN: 'token-of-mine' };
const IDS = Object.keys(CLIENTS);

describe.each(IDS)('for %s', (id) => {
  test('it prints how to start the gateway for every server of the configuration', async () => {
    const { code, stdout, stderr } = await home.run(['client-config', id], MINE);
    expect(code).toBe(0);
    expect(stderr).toContain(`This belongs into ${CLIENTS[id]?.place ?? ''}.`);
    const printed = entries(id, stdout);
    expect(Object.keys(printed)).toEqual(['every', 'a.b']);
    const { command, args, env } = Stdio.parse(printed['every']);
    expect({ command, args, env }).toEqual({
      command: process.execPath,
      args: [SCRIPT, 'connect', 'every'],
      env: MINE,
    });
  });

  test.skipIf(CLIENTS[id]?.http === undefined)('it prints the address and the token', async () => {
    const { code, stdout } = await home.run(['client-config', id, '--http', '--server', 'every'], MINE);
    expect(code).toBe(0);
    const text = JSON.stringify(entries(id, stdout)['every']);
    expect(text).toContain('"http://127.0.0.1:4711/mcp/every"');
    expect(text).toContain('"Authorization":"Bearer token-of-mine"');
  });
});

describe('what it prints', () => {
  async function started(args: string[], name: string, env = {}): Promise<Client> {
    const { stdout } = await home.run(['client-config', 'claude-code', ...args], env);
    const entry = Stdio.parse(entries('claude-code', stdout)[name]);
    const client = new Client({ name: 'test', version: '1' });
    // A client stands anywhere.
    const transport = new StdioClientTransport({
      ...entry,
      env: { ...home.env, ...entry.env },
      cwd: '/',
      stderr: 'ignore',
    });
    await client.connect(transport);
    return client;
  }

  test('starts the gateway for a server of the configuration', async () => {
    const client = await started(['--server', 'every'], 'every', MINE);
    expect((await echo(client)).denied).toBe(false);
    await client.close();
  });

  test('starts the gateway in front of the one server after "--", wherever the client stands', async () => {
    const client = await started(['--policy', 'policy.json', '--name', 'one', '--', ...EVERYTHING], 'one');
    expect((await echo(client)).denied).toBe(false);
    await client.close();
    const { stdout } = await home.run(['logs']);
    expect(stdout).toContain('  one  one  allow');
  });

  test('reaches a gateway that serves', async () => {
    write(0);
    const gateway = startServing(home, ['serve']);
    write(Number(new URL((await gateway.line('Serving ')).replace('Serving ', '')).port));
    const { stdout } = await home.run(['client-config', 'claude-code', '--http', '--server', 'every'], MINE);
    const entry = z
      .object({ type: z.literal('http'), url: z.string(), headers: z.record(z.string(), z.string()) })
      .parse(entries('claude-code', stdout)['every']);
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(entry.url), { requestInit: { headers: entry.headers } }),
    );
    expect((await echo(client)).denied).toBe(false);
    await client.close();
    expect(await gateway.stop()).toBe(0);
  });
});

test('it says where the token goes when it has none', async () => {
  const { stdout, stderr } = await home.run(['client-config', 'cursor', '--server', 'every']);
  expect(stdout).toContain('"MCP_GATEWAY_TOKEN": "YOUR_TOKEN"');
  expect(stderr).toContain('Put the token that "grant" printed in the place of YOUR_TOKEN.');
});

test('it leaves places for the variables that a server of the configuration needs, and prints no value of them', async () => {
  const far = { url: 'https://far.example/mcp', headers: { Authorization: 'Bearer ${FAR_KEY}' } };
  configure(home, { servers: { far }, state: 'redis://:${REDIS_KEY}@127.0.0.1' });
  const secrets = { ...MINE, FAR_KEY: 'very-secret', REDIS_KEY: 'very-secret' };
  const { stdout, stderr } = await home.run(['client-config', 'cursor'], secrets);
  expect(Stdio.parse(entries('cursor', stdout)['far']).env).toEqual({
    ...MINE,
    FAR_KEY: 'YOUR_FAR_KEY',
    REDIS_KEY: 'YOUR_REDIS_KEY',
  });
  expect(stderr).toContain('Put values in the places of YOUR_FAR_KEY, YOUR_REDIS_KEY too.');
  expect(stdout + stderr).not.toContain('very-secret');
});

test('it says that a server without a name can have a better one', async () => {
  const args = ['client-config', 'cursor', '--policy', 'policy.json'];
  expect((await home.run([...args, '--', 'x'])).stderr).toContain('Call it something shorter with --name.');
  expect((await home.run([...args, '--name', 'x', '--', 'x'])).stderr).not.toContain('--name');
});

test.each([
  [['client-config'], 'client-config takes one of claude-code, '],
  [['client-config', 'cursr'], 'did you mean "cursor"?'],
  [['client-config', 'cursor', '--server', 'evry'], 'did you mean "every"?'],
  [['client-config', 'claude-desktop', '--http'], 'Claude Desktop reads no addresses from its file'],
  [['client-config', 'cursor', '--http', '--', 'x'], '--http is for servers of the configuration'],
  [['client-config', 'cursor', '--', 'x'], 'needs a policy'],
])('%j is refused', async (args, reason) => {
  const ran = await home.run(args);
  expect(ran.stderr).toContain(reason);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
});
