import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configure, grantOf, program } from './configure.ts';
import {
  echo,
  EVERYTHING,
  fixture,
  httpClient,
  newHome,
  startServing,
  type Home,
  type Serving,
} from './run-gateway.ts';

let home: Home;
let gateway: Serving;

beforeEach(() => {
  home = newHome();
  const open = join(home.folder, 'work', 'open.json');
  writeFileSync(open, '{"version":"1","default":"allow","hide":["echo"]}');
  configure(home, {
    servers: { every: program(EVERYTHING), shop: program(fixture('shop')) },
    grants: {
      mine: grantOf(home, 'every', 'token-of-mine'),
      yours: grantOf(home, 'every', 'token-of-yours', open),
      buyer: grantOf(home, 'shop', 'token-of-buyer', open),
    },
  });
});

afterEach(async () => {
  expect(await gateway.stop()).toBe(0);
  home.remove();
});

/** Starts the gateway, and says where it serves the server. */
async function serve(server = 'every'): Promise<string> {
  gateway = startServing(home, ['serve']);
  return (await gateway.line(`/mcp/${server}`)).replace('Serving ', '');
}

async function statusOf(url: string, token?: string): Promise<number> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
}

test('each token has its own policy, for its own server', async () => {
  const url = await serve();
  const [mine, yours] = [await httpClient(url, 'token-of-mine'), await httpClient(url, 'token-of-yours')];
  const names = async (client: typeof mine): Promise<string[]> => (await client.listTools()).tools.map((it) => it.name);
  expect(await names(yours)).not.toContain('echo');
  expect(await names(yours)).toContain('get-sum');
  expect(await echo(mine)).toEqual({ said: 'Echo: hi', denied: false });
  expect((await echo(yours)).said).toContain('Rule: /hide/0.');
  await Promise.all([mine.close(), yours.close()]);
});

test('without the token of a grant for that server, nothing is answered but that', async () => {
  const url = await serve();
  const { origin } = new URL(url);
  expect(await statusOf(url)).toBe(401);
  expect(await statusOf(url, 'token-of-min')).toBe(401);
  expect(await statusOf(url, 'token-of-buyer')).toBe(401);
  expect(await statusOf(`${origin}/mcp/shop`, 'token-of-mine')).toBe(401);
  expect(await statusOf(`${origin}/mcp/nowhere`, 'token-of-mine')).toBe(401);
  expect(await statusOf(url, 'token-of-mine')).not.toBe(401);
});

test('a burst of two clients under one grant gets what the limit gives, and a restart gives no more', async () => {
  const url = await serve();
  const clients = [await httpClient(url, 'token-of-mine'), await httpClient(url, 'token-of-mine')];
  const answers = await Promise.all(clients.flatMap((client) => Array.from({ length: 10 }, () => echo(client))));
  expect(answers.filter(({ denied }) => !denied)).toHaveLength(3);
  await Promise.all(clients.map((client) => client.close()));
  expect(await gateway.stop()).toBe(0);

  const status = await home.run(['status']);
  expect(status.stdout).toMatch(/^ {4}echo_rate: 3 of 3 in this day, until .*T00:00:00\.000Z$/m);
  const again = await httpClient(await serve(), 'token-of-mine');
  expect((await echo(again)).said).toContain('The limit of 3 a day is used up');
  await again.close();
});

test('a grant that is revoked is refused at once, its sessions end, and others go on', async () => {
  const url = await serve();
  const [mine, yours] = [await httpClient(url, 'token-of-mine'), await httpClient(url, 'token-of-yours')];
  expect((await echo(mine)).denied).toBe(false);
  expect((await home.run(['revoke', 'mine'])).code).toBe(0);
  expect(await statusOf(url, 'token-of-mine')).toBe(401);
  await expect(echo(mine)).rejects.toThrow(/Unauthorized|401/i);
  await gateway.line('The grant "mine" was revoked; its connections end.');
  expect((await yours.listTools()).tools).not.toEqual([]);
  await yours.close();
});

test('a grant that is made is good at once, and a server that is removed is gone', async () => {
  const url = await serve();
  const { stdout } = await home.run(['grant', 'every', '--policy', 'policy.json']);
  const client = await httpClient(url, stdout.trim());
  expect((await echo(client)).denied).toBe(false);
  expect((await home.run(['remove', 'every'])).code).toBe(0);
  expect(await statusOf(url, stdout.trim())).toBe(401);
  expect(await statusOf(url.replace('every', 'shop'), 'token-of-buyer')).not.toBe(401);
});

test('a policy that is edited holds for open sessions, and clients are told that the list changed', async () => {
  const client = await httpClient(await serve(), 'token-of-mine');
  const told = new Promise((resolve) => {
    client.setNotificationHandler('notifications/tools/list_changed', resolve);
  });
  writeFileSync(home.policy, '{"version":"1","default":"deny","hide":["*"]}');
  await told;
  expect((await client.listTools()).tools).toEqual([]);
  await client.close();
});

test('a second gateway on the same port ends with 2 and says so', async () => {
  const { port } = new URL(await serve());
  configure(home, { servers: {}, grants: {}, listen: { port: Number(port) } });
  const second = await home.run(['serve']);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(`127.0.0.1:${port} cannot be listened on`);
});
