import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tool } from '../../catalog/model.ts';
import { FIXTURES, listFixture, manifestOf, processesWith, temporaryFolder } from './fixture.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const mark = `hostile-${process.pid}`;
const secrets = temporaryFolder();
const knocks: string[] = [];
const tcp = createServer(() => knocks.push('tcp'));
const local = createServer(() => knocks.push('socket'));
const udp = createSocket('udp4', () => knocks.push('udp'));

beforeAll(async () => {
  process.env['ACME_SECRET_OF_THE_TEST'] = 'hunter2';
  mkdirSync(secrets, { recursive: true });
  writeFileSync(join(secrets, 'key'), 'secret');
  tcp.listen(0, '0.0.0.0');
  local.listen(`\0${mark}`);
  udp.bind(0, '0.0.0.0');
  await Promise.all([once(tcp, 'listening'), once(local, 'listening'), once(udp, 'listening')]);
});

afterAll(() => {
  delete process.env['ACME_SECRET_OF_THE_TEST'];
  tcp.close();
  local.close();
  udp.close();
  for (const path of written) rmSync(path, { force: true });
});

function portOf(address: ReturnType<typeof tcp.address>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const written = [
  ...['/usr/written', '/etc/written', '/opt/server/written', '/written', '/dev/written'],
  ...[join(secrets, 'written'), join(FIXTURES, 'written'), join(CHECKOUT, 'written'), join(homedir(), 'written')],
];

test('a hostile server gets nothing, and leaves nothing', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const listed = await listFixture(
    'hostile',
    [
      JSON.stringify({
        mark,
        tcp: portOf(tcp.address()),
        udp: udp.address().port,
        hosts: ['127.0.0.1', ...addresses.filter((it) => it.family === 'IPv4').map((it) => it.address)],
        secretVariable: 'ACME_SECRET_OF_THE_TEST',
        paths: [
          '/root',
          '/home/root',
          homedir(),
          '/work',
          CHECKOUT,
          secrets,
          '/etc/shadow',
          '/var',
          '/run',
          '/mnt',
          '/sys',
        ],
        writes: written,
      }),
    ],
    { timeoutMs: 4_000 },
  );

  // It refuses to list its second page, and floods instead: what it said until then is kept.
  expect(listed.completeness).toBe('partial');
  expect(['timeout', 'protocol-error', 'crashed']).toContain(listed.state);
  const tools = manifestOf(listed).tools as Tool[];
  const got = Object.fromEntries(
    tools.map(({ name, description }) => [name, JSON.parse(description ?? '') as unknown]),
  );
  expect(Object.keys(got).length).toBeGreaterThan(12);
  for (const [attempt, what] of Object.entries(got)) expect({ [attempt]: what }).toEqual({ [attempt]: [] });

  expect(knocks).toEqual([]);
  expect(written.slice(5).filter((path) => existsSync(path))).toEqual([]);
  expect(readdirSync(secrets)).toEqual(['key']);
  expect(processesWith(mark)).toEqual([]);
});
