import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive } from '../../fixtures/is-alive.ts';
import { configure, grantOf, program } from './configure.ts';
import { fixture, httpClient, newHome, startServing, stdioClient, type Home } from './run-gateway.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** One leaves a program behind that ignores SIGTERM; one ignores every signal that it can itself. */
const WAYS = [...SIGNALS.map((signal) => [signal, 'orphans'] as const), ['SIGTERM', 'stubborn'] as const];
const PATIENCE = { timeout: 15_000 };

let home: Home;
beforeEach(() => {
  home = newHome();
  writeFileSync(home.policy, '{"version":"1","default":"allow"}');
});
afterEach(() => {
  home.remove();
});

/** The server, and what it started. */
async function pidsOf(client: Client): Promise<number[]> {
  const { content } = await client.callTool({ name: 'stay' });
  const pids = content.flatMap((part) => (part.type === 'text' ? part.text.split(' ').map(Number) : []));
  expect(pids.filter(isAlive)).toEqual(pids);
  expect(pids.length).toBeGreaterThan(0);
  return pids;
}

/** Waits until all have ended. */
async function ended(pids: number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), PATIENCE).toEqual([]);
}

describe('a gateway in front of one server', () => {
  test.each(WAYS)('ends by %s with the server %s and what that started', async (signal, server) => {
    let gateway = 0;
    const started = (pid: number): void => {
      gateway = pid;
    };
    const client = await stdioClient(home, ['--policy', 'policy.json', '--', ...fixture(server)], { started });
    const pids = await pidsOf(client);
    process.kill(gateway, signal);
    await ended([gateway, ...pids]);
  });

  test('ends when the client closes its input, before the client kills it', async () => {
    const client = await stdioClient(home, ['--policy', 'policy.json', '--', ...fixture('stubborn')]);
    const pids = await pidsOf(client);
    await client.close();
    await ended(pids);
  });
});

describe('a gateway that serves a configuration', () => {
  test('ends by a second signal no sooner than its server', async () => {
    configure(home, {
      servers: { here: program(fixture('stubborn')) },
      grants: { mine: grantOf(home, 'here', 'token-of-mine') },
    });
    const gateway = startServing(home, ['serve']);
    const url = (await gateway.line('Serving ')).replace('Serving ', '');
    const client = await httpClient(url, 'token-of-mine');
    const pids = await pidsOf(client);
    gateway.signal('SIGINT');
    await gateway.line('My input is closed.');
    gateway.signal('SIGINT');
    expect(await gateway.exitCode).toBe(0);
    await ended(pids);
    await client.close();
  });

  test.each(WAYS)('ends by %s, with 0, and with the server %s and what that started', async (signal, server) => {
    configure(home, {
      servers: { here: program(fixture(server)) },
      grants: { mine: grantOf(home, 'here', 'token-of-mine') },
    });
    const gateway = startServing(home, ['serve']);
    const url = (await gateway.line('Serving ')).replace('Serving ', '');
    const client = await httpClient(url, 'token-of-mine');
    const pids = await pidsOf(client);
    gateway.signal(signal);
    expect(await gateway.exitCode).toBe(0);
    await ended(pids);
    await client.close();
  });
});

test('a command that lists tools ends the server that it started when it is interrupted', async () => {
  const pidFile = join(home.folder, 'pid');
  const silent = `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
    process.on('SIGTERM', () => undefined); setInterval(() => process.stderr.write('I am here.\\n'), 100);`;
  const gateway = startServing(home, ['pin', '--', process.execPath, '-e', silent]);
  await gateway.line('I am here.');
  gateway.signal('SIGINT');
  expect(await gateway.exitCode).toBe(130);
  await ended([Number(readFileSync(pidFile, 'utf8'))]);
});
