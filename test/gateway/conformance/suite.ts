import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const PROGRAM = 'node_modules/@modelcontextprotocol/conformance/dist/index.js';
const Checks = z.array(z.object({ id: z.string(), status: z.string(), errorMessage: z.string().optional() }));

/** What the suite found, by scenario: each check with its status, and what is wrong where it failed. */
export type Findings = Record<string, string[]>;

/**
 * Runs the official conformance suite.
 * @throws when it left no findings
 */
export async function runSuite(args: string[], env: Record<string, string> = {}): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const child = spawn(process.execPath, [PROGRAM, ...args, '-o', folder], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A scenario whose client never ends would keep the suite for ever.
      timeout: 200_000,
    });
    const said = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    const found = readdirSync(folder).map((name) => [scenarioIn(name), readChecks(join(folder, name, 'checks.json'))]);
    if (found.length === 0) throw new Error(`The suite found nothing. It said: ${said.slice(0, 2).join('\n')}`);
    return Object.fromEntries(found) as Findings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The suite names a folder by the scenario, and when it ran. */
function scenarioIn(folder: string): string {
  return folder.replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, '').replace(/^server-(?=.)/, '');
}

function readChecks(file: string): string[] {
  const checks = Checks.parse(JSON.parse(readFileSync(file, 'utf8')));
  return checks.map(({ id, status, errorMessage }) =>
    status === 'FAILURE' ? `${id}: ${status}: ${errorMessage ?? ''}` : `${id}: ${status}`,
  );
}

export function countOf(findings: Findings, status: string): number {
  return Object.values(findings)
    .flat()
    .filter((check) => check.includes(`: ${status}`)).length;
}
