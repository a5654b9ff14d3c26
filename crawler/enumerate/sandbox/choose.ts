import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { startConfined } from '../confined.ts';
import { telling } from '../clean.ts';
import { bwrap } from './bwrap.ts';
import { docker } from './docker.ts';
import { none } from './none.ts';
import { makeScratch, removeScratch, type Inside, type Sandbox } from './sandbox.ts';
import { unshare } from './unshare.ts';

export const SANDBOX_KINDS = ['auto', 'bwrap', 'unshare', 'docker', 'none'] as const;
export type SandboxKind = (typeof SANDBOX_KINDS)[number];

/** A sandbox that works here, or why there is none and what to do about it. */
export type SandboxChoice = { sandbox: Sandbox } | { sandbox?: undefined; message: string };

/** Best first. */
const CONFINING = [bwrap, unshare, docker];

/**
 * Finds a sandbox that works on this machine. `auto` takes the first that does, and never `none`.
 * @param folder for what trying needs for a moment
 */
export async function chooseSandbox(kind: SandboxKind, folder = tmpdir()): Promise<SandboxChoice> {
  if (kind === 'none') return { sandbox: none };
  const reasons: string[] = [];
  for (const sandbox of CONFINING.filter(({ id }) => kind === 'auto' || kind === id)) {
    const reason = await whyNot(sandbox, folder);
    if (reason === undefined) return { sandbox };
    reasons.push(`${sandbox.id}: ${reason}`);
  }
  return { message: `${NO_SANDBOX} (${reasons.join('; ')})` };
}

const NO_SANDBOX =
  'No sandbox works here, so no package was started. Install bubblewrap or util-linux with user namespaces allowed, or ' +
  'start Docker; or, on a machine that is thrown away, ask for --sandbox none.';

const known = new Map<Sandbox['id'], Promise<string | undefined>>();

/** Tried once for each run of this program: it takes a tenth of a second, for Docker more. */
function whyNot(sandbox: Sandbox, folder: string): Promise<string | undefined> {
  const answer = known.get(sandbox.id) ?? probe(sandbox, folder);
  known.set(sandbox.id, answer);
  return answer;
}

/** Starts a small program confined, and believes in the sandbox only when that finds itself confined. */
async function probe(sandbox: Sandbox, folder: string): Promise<string | undefined> {
  const scratch = await makeScratch(folder);
  try {
    const program = { folder: scratch.path, argv: (inside: Inside) => [inside.node, '-e', PROBE], env: {} };
    const confined = startConfined(sandbox, program, scratch);
    const lines: string[] = [];
    confined.onLine = (line) => lines.push(line);
    await Promise.race([confined.ended, delay(PROBE_MS[sandbox.id], undefined, { ref: false })]);
    if (lines.includes('confined')) return undefined;
    const ending = await confined.stop();
    if (ending.notStarted !== undefined) return 'is not installed';
    return [telling(confined.stderr()), lines.at(-1), 'did not start'].find((reason) => reason);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await removeScratch(scratch);
  }
}

/** Docker may have to download its image first. */
const PROBE_MS = { bwrap: 10_000, unshare: 10_000, docker: 120_000, none: 10_000 };

/** Runs inside: a home to write to, a system that cannot be written to, no network but loopback, not root. */
const PROBE = `
const fs = require('node:fs');
const os = require('node:os');
const problems = [];
if (Object.values(os.networkInterfaces()).flat().some((it) => !it.internal)) problems.push('leaves the network open');
if (process.getuid() === 0) problems.push('leaves the program root');
fs.writeFileSync(os.homedir() + '/probe', '');
try { fs.writeFileSync('/usr/probe', ''); problems.push('leaves the system writable'); } catch {}
console.log(problems.join(', ') || 'confined');
`;
