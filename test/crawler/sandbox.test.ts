import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseSandbox } from '../../crawler/enumerate/sandbox/choose.ts';
import { listFixture, temporaryFolder } from './fixture.ts';

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
