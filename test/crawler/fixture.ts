import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Manifest } from '../../catalog/manifest.ts';
import { chooseSandbox, type SandboxKind } from '../../crawler/enumerate/sandbox/choose.ts';
import type { Listed } from '../../crawler/enumerate/listed.ts';
import { NODE_FLAGS } from '../../crawler/enumerate/sandbox/sandbox.ts';
import { listOverStdio } from '../../crawler/enumerate/stdio.ts';

export const FIXTURES = join(import.meta.dirname, '../fixtures/servers');

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-risk-test-'));
  made.push(folder);
  return folder;
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Lists a fixture server in a sandbox that works on this machine. */
export async function listFixture(
  name: string,
  args: string[] = [],
  {
    timeoutMs = 20_000,
    sandbox: kind = 'auto',
    scratchFolder = temporaryFolder(),
  }: { timeoutMs?: number; sandbox?: SandboxKind; scratchFolder?: string } = {},
): Promise<Listed> {
  const choice = await chooseSandbox(kind);
  if (choice.sandbox === undefined) throw new Error(choice.message);
  return listOverStdio({
    program: {
      folder: FIXTURES,
      argv: (inside) => [inside.node, ...NODE_FLAGS, `${inside.folder}/${name}.mjs`, ...args],
      env: { GIVEN: 'by the launch configuration' },
    },
    sandbox: choice.sandbox,
    scratchFolder,
    timeoutMs,
  });
}

export function manifestOf(listed: Listed): Manifest {
  return Manifest.parse(JSON.parse(listed.manifest ?? '{"tools":[]}'));
}

export function toolNames(listed: Listed): unknown[] {
  return manifestOf(listed).tools.map((tool) => (tool as { name?: unknown }).name);
}

/** The processes of this machine whose command line contains a text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
        return command.includes(text) ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}
