import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { formatPolicy, type Policy } from '../../../policy/document.ts';
import { SCRIPT } from '../../cli/gateway/run-gateway.ts';

/** The files of a gateway that runs as a program. */
export interface Files {
  folder: string;
  state: string;
  audit: string;
  /** Holds the time at which the program's clock stands. */
  clock: string;
}

/** Starts the gateway as a client does: a program of its own, spoken to over its standard input and output. */
export async function connectProcess(
  client: Client,
  { folder, state, audit, clock }: Files,
  { name, policy, target }: { name: string; policy: Policy; target: readonly string[] },
): Promise<void> {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, formatPolicy(policy));
  const options = ['--policy', file, '--name', name, '--state', state, '--audit', audit];
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['--import', join(process.cwd(), 'test/fixtures/still-clock.mjs'), SCRIPT, ...options, '--', ...target],
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, CLOCK: clock },
    }),
  );
}
