import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { processesWith } from '../fixture.ts';

it('a client ends with a crawl that is killed', async () => {
  const mark = `client-of-${process.pid}`;
  const runTool = join(import.meta.dirname, '../../../crawler/enumerate/packages/run-tool.ts');
  const client = `console.log('up'); setInterval(() => undefined, 1000); // ${mark}`;
  const script = `
    import { runTool } from ${JSON.stringify(runTool)};
    await runTool({ file: process.execPath, args: ['-e', process.env.CLIENT], env: {} });`;
  const crawl = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, CLIENT: client },
    stdio: 'inherit',
  });
  const found = async (count: number): Promise<string[]> => {
    for (let tries = 0; processesWith(mark).length !== count && tries < 100; tries += 1) await sleep(100);
    return processesWith(mark);
  };
  expect(await found(1)).toHaveLength(1);
  const ended = once(crawl, 'exit');
  crawl.kill('SIGKILL');
  await ended;
  expect(await found(0)).toEqual([]);
});
