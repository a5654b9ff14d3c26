import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configure, grantOf, program } from './configure.ts';
import { fixture, httpClient, newHome, SCRIPT, startServing, stdioClient, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
  writeFileSync(home.policy, '{"version":"1","default":"allow"}');
});
afterEach(() => {
  home.remove();
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** The server and the program it started, which ignores what it can. */
async function pidsOf(client: { callTool: (call: { name: string }) => Promise<unknown> }): Promise<number[]> {
  const said = JSON.stringify(await client.callTool({ name: 'stay' }));
  const pids = [...said.matchAll(/\d{2,}/g)].map(([pid]) => Number(pid));
  expect(pids).toHaveLength(2);
  return pids;
}
