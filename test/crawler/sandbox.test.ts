import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseSandbox } from '../../crawler/enumerate/sandbox/choose.ts';
import { FIXTURES, listFixture, processesWith, temporaryFolder } from './fixture.ts';

test('a sandbox that works is found, and none is never taken unless asked for', async () => {
  const { sandbox } = await chooseSandbox('auto');
  expect(['bwrap', 'unshare', 'docker']).toContain(sandbox?.id);
  expect((await chooseSandbox('none')).sandbox?.id).toBe('none');
});

test('namespaces work without other tools than those of util-linux', async () => {
  expect((await chooseSandbox('unshare')).sandbox?.id).toBe('unshare');
});

test('where no sandbox works, the message says what to install', () => {
  const choose = join(import.meta.dirname, '../../crawler/enumerate/sandbox/choose.ts');
  const script = `
    import { chooseSandbox } from ${JSON.stringify(choose)};
    console.log((await chooseSandbox('docker')).message);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    encoding: 'utf8',
  });
  expect(said).toMatch(
    /^No sandbox works here, so no package was started. Install bubblewrap or util-linux.+\(docker: /,
  );
});

test('the scratch folder of a server is gone when it is', async () => {
  const scratchFolder = temporaryFolder();
  expect((await listFixture('paged', [], { scratchFolder })).state).toBe('ok');
  expect(readdirSync(scratchFolder)).toEqual([]);
});

test('a server does not outlive us, even when we are killed', async () => {
  const mark = `orphan-${process.pid}`;
  const enumerate = join(import.meta.dirname, '../../crawler/enumerate');
  const options = { scratchFolder: temporaryFolder(), timeoutMs: 60_000 };
  const script = `
    import { listOverStdio } from ${JSON.stringify(join(enumerate, 'stdio.ts'))};
    import { chooseSandbox } from ${JSON.stringify(join(enumerate, 'sandbox/choose.ts'))};
    const argv = ({ node, folder }) => [node, folder + '/silent.mjs', ${JSON.stringify(mark)}];
    const program = { folder: ${JSON.stringify(FIXTURES)}, argv, env: {} };
    const { sandbox } = await chooseSandbox('auto');
    await listOverStdio({ program, sandbox, ...${JSON.stringify(options)} });`;
  const crawler = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  const isRunning = (): boolean => processesWith(`silent.mjs ${mark}`).length > 0;
  await expect.poll(isRunning, { timeout: 10_000 }).toBe(true);
  crawler.kill('SIGKILL');
  await expect.poll(() => processesWith(mark), { timeout: 10_000 }).toEqual([]);
});
