import { spawn } from 'node:child_process';
import os, { tmpdir } from 'node:os';
import { mebibytes } from '../lines.ts';
import { killAll } from '../process-tree.ts';
import { onPath } from './environment.ts';
import { folderBytes } from './folder-bytes.ts';

/** A registry's client. */
export interface Tool {
  file: string;
  args: string[];
  /** All the variables that it gets. */
  env: Record<string, string>;
  /** Where it runs, and what it fills. One that is only asked something needs none. */
  folder?: string;
  /** Longest time it may take (default: 180,000). */
  milliseconds?: number;
}

export interface ToolRun {
  code: number | null;
  stdout: string;
  /** The end of everything it wrote. */
  output: string;
  /** A clause about the run, when it was stopped. */
  stoppedFor?: string;
}

const LIMITS = { milliseconds: 180_000, bytes: 2 ** 30, outputCharacters: 2 ** 22 };

/**
 * Runs a registry's client without a shell until it ends, takes too long, or fills its folder with more than 1 GiB.
 * @throws when it cannot be started
 */
export async function runTool(tool: Tool): Promise<ToolRun> {
  const { folder, milliseconds = LIMITS.milliseconds } = tool;
  const stop = new AbortController();
  const clock = setTimeout(() => {
    stop.abort(`took longer than ${milliseconds / 1000} seconds`);
  }, milliseconds);
  const scale = setInterval(() => {
    void isTooLarge(folder).then((tooLarge) => {
      if (tooLarge) stop.abort(TOO_LARGE);
    });
  }, 5_000);
  try {
    const run = await runUntil(tool, stop.signal);
    return run.code === 0 && (await isTooLarge(folder)) ? { ...run, code: 1, stoppedFor: TOO_LARGE } : run;
  } finally {
    clearTimeout(clock);
    clearInterval(scale);
  }
}

async function isTooLarge(folder: string | undefined): Promise<boolean> {
  return folder !== undefined && (await folderBytes(folder)) > LIMITS.bytes;
}

const TOO_LARGE = `is larger than ${mebibytes(LIMITS.bytes)}`;

async function runUntil({ file, args, env, folder = tmpdir() }: Tool, signal: AbortSignal): Promise<ToolRun> {
  // What is unpacked must be readable for the user that the server becomes in its sandbox, whatever our own habit is.
  const umask = process.umask(0o022);
  // Its own process group: Ctrl-C in a terminal is for us, and lets what is in flight finish.
  const child = spawn(...endingWithUs(file, args), {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  process.umask(umask);
  let stdout = '';
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout = endOf(stdout + chunk.toString('utf8'));
    output = endOf(output + chunk.toString('utf8'));
  });
  child.stderr.on('data', (chunk: Buffer) => (output = endOf(output + chunk.toString('utf8'))));
  const stop = (): void => {
    if (child.pid !== undefined) killAll([-child.pid]);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
      // Servers are listed meanwhile, against the clock; unpacking can wait a moment.
      if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
    });
    return { code, stdout, output, ...(signal.aborted ? { stoppedFor: String(signal.reason) } : {}) };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * A client would live on when we are killed, and download again and again into a folder that the next crawl removes.
 * Where the kernel can be told so, it ends with us.
 */
function endingWithUs(file: string, args: string[]): [file: string, args: string[]] {
  const setpriv = onPath('setpriv');
  return setpriv === undefined ? [file, args] : [setpriv, ['--pdeathsig=KILL', '--', file, ...args]];
}

function endOf(text: string): string {
  return text.slice(-LIMITS.outputCharacters);
}
