import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkplace } from '../../crawler/workplace.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'workplace-'));
});
afterEach(() => {
  rmSync(parent, { recursive: true, maxRetries: 5 });
});

/** The id of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'close');
  return child.pid ?? 0;
}

it('removes the folders of killed work, and no others', async () => {
  const own = await openWorkplace(parent, 'crawl');
  mkdirSync(join(parent, `crawl-${await endedPid()}-abc`, 'package'), { recursive: true });
  mkdirSync(join(parent, 'something else'));
  const next = await openWorkplace(parent, 'build');
  expect(
    readdirSync(parent)
      .map((name) => join(parent, name))
      .sort(),
  ).toEqual([own, next, join(parent, 'something else')].sort());
});

it('goes on when such a folder is still being filled', async () => {
  const folder = join(parent, `crawl-${await endedPid()}-abc`);
  const fill = `const fs = require('node:fs'); let i = 0; console.log('on');
    for (;;) fs.mkdirSync(${JSON.stringify(folder)} + '/' + (i++ % 500), { recursive: true });`;
  const child = spawn(process.execPath, ['-e', fill], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const own = await openWorkplace(parent, 'crawl');
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(readdirSync(parent)).toContain(own.slice(parent.length + 1));
});
