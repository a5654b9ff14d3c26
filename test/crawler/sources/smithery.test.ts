import { expect, test } from 'vitest';
import { smithery } from '../../../crawler/sources/smithery/source.ts';
import { closing, readSource } from './doubles/read.ts';
import { smitheryServer, startSmithery } from './doubles/smithery.ts';

const start = async (...places: Parameters<typeof startSmithery>) => closing(await startSmithery(...places));

const TOOLS = [{ name: 'send_mail', description: null, inputSchema: { type: 'object' } }];

test('all pages keep one order, and details give addresses and tools', async () => {
  const double = await start(
    ['@acme/ledger', 'plain', '@acme/mail', 'other/one', 'five'].map((name) => smitheryServer(name)),
    { key: 'secret' },
  );
  double.details = {
    '@acme/mail': {
      connections: [
        {
          type: 'http',
          deploymentUrl: 'https://server.smithery.example/@acme/mail/mcp',
          configSchema: { type: 'object' },
        },
        { type: 'stdio', bundleUrl: 'https://bundles.smithery.example/mail.mcpb', runtime: 'node', configSchema: null },
        { type: 'http', deploymentUrl: 'file:///etc/passwd' },
        { type: 'carrier-pigeon' },
      ],
      security: { scanPassed: true },
      tools: TOOLS,
    },
  };
  const { records, dropped, end } = await readSource(smithery(double.url, 'secret'));
  expect(records.map(({ id }) => id).sort()).toEqual([
    'smithery/acme/ledger',
    'smithery/acme/mail',
    'smithery/five',
    'smithery/other/one',
    'smithery/plain',
  ]);
  expect(end?.covered).toBe('everything');
  expect(records.find(({ key }) => key === 'acme/mail')).toMatchObject({
    title: 'The @acme/mail server',
    homepage: 'https://marketing.example/acme',
    packages: [],
    remotes: [{ transport: 'streamable-http', url: 'https://server.smithery.example/@acme/mail/mcp', headers: [] }],
    declared: { tools: TOOLS, complete: true },
    notes: {
      security: { scanPassed: true },
      bundles: [{ url: 'https://bundles.smithery.example/mail.mcpb', runtime: 'node' }],
      configurations: [{ type: 'object' }],
    },
    url: `${double.url}/servers/%40acme%2Fmail`,
  });
  expect(dropped.map(({ reason }) => reason)).toEqual([
    '"file:///etc/passwd" is not an http or https address',
    expect.stringMatching(/^type: /),
  ]);
  const ledger = records.find(({ key }) => key === 'acme/ledger');
  expect([ledger?.remotes, ledger?.declared]).toEqual([[], undefined]);
  const seeds = double.asked.flatMap((path) => /seed=(\d+)/.exec(path)?.[1] ?? []);
  expect([seeds.length, new Set(seeds).size]).toEqual([3, 1]);
});

test('a killed reading goes on with its page, in the same order', async () => {
  const double = await start(['a1', 'b2', 'c3', 'd4', 'e5'].map((name) => smitheryServer(name)));
  const killed = await readSource(smithery(double.url), { stopAfter: 2 });
  const resumed = await readSource(smithery(double.url), { state: killed.resume, now: '2026-11-21T03:17:00.000Z' });
  expect([...killed.records, ...resumed.records].map(({ key }) => key).sort()).toEqual(['a1', 'b2', 'c3', 'd4', 'e5']);
});

test('how often a server is used does not make it another', async () => {
  const double = await start([smitheryServer('acme/ledger'), smitheryServer('@acme/ledger')]);
  const first = await readSource(smithery(double.url));
  expect(first.dropped.map(({ reason }) => reason)).toEqual([expect.stringContaining('more than once')]);
  double.servers = double.servers.map((server) => ({ ...server, useCount: 4712 }));
  const second = await readSource(smithery(double.url), { state: first.end?.state });
  expect(second.records).toEqual([]);
});

test('without a key it says how to get one, and a refused key ends the reading', async () => {
  delete process.env['SMITHERY_API_KEY'];
  await expect(readSource(smithery())).rejects.toThrow(/set it as SMITHERY_API_KEY/);
  const double = await start([smitheryServer('a')], { key: 'secret' });
  await expect(readSource(smithery(double.url, 'other'))).rejects.toMatchObject({ code: 'unauthorized' });
});
