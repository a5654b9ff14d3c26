import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../crawler/fixture.ts';
import { startOfficialRegistry, type RegistryRow } from '../../crawler/sources/doubles/official-registry.ts';
import { runCli } from '../run-cli.ts';
import { exportOf } from './export.ts';

it('is one crawl on one catalog; readers are not held up, and the next may start once it is killed', async () => {
  const rows = ['a', 'b', 'c', 'd'].map((name): RegistryRow => ({
    server: { name: `com.acme/${name}`, version: '1' },
  }));
  const registry = await startOfficialRegistry({ rows, pageSize: 1, latencyMs: 1_000 });
  const db = join(temporaryFolder(), 'catalog.db');
  const args = ['crawl', '--source', `official-registry=${registry.url}`, '--allow-private', '--json', '--db', db];
  const first = spawn(process.execPath, ['cli/mcp-risk.mjs', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(first.stdout, 'data');

  const second = await runCli(args);
  expect(second.code).toBe(1);
  expect(second.stderr).toBe(
    `Another crawl is at work on ${db}. Wait until it is done, or crawl into another catalog with --db.\n`,
  );
  expect(second.stdout).toBe('');
  expect([...(await exportOf(db)).keys()]).toEqual(['records/official-registry/a.jsonl']);

  const ended = once(first, 'exit');
  first.kill('SIGKILL');
  await ended;
  const third = await runCli(args);
  expect(third.stderr).toBe('');
  expect(third.code).toBe(0);
  expect((await exportOf(db)).get('servers/a.jsonl')?.toString('utf8').split('\n')).toHaveLength(5);
  await registry.close();
});
