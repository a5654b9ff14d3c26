import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { lineReader, mebibytes, OUTPUT_LIMITS } from './lines.ts';
import { killAll, processesMarked, treeOf, yieldCpu } from './process-tree.ts';
import { LIMITS, type Program, type Sandbox, type Scratch } from './sandbox/sandbox.ts';

/** How a confined program ended. */
export interface Ending {
  code: number | null;
  signal: string | null;
  /** A clause about the program, when we ended it because it went over a limit. */
  stoppedFor?: string;
  /** The sandbox itself could not be started. */
  notStarted?: Error;
}

/** A running program of a stranger. */
export interface Confined {
  write: (text: string) => void;
  /** Called for every line of standard output. Nothing is read before it is set. */
  onLine: ((line: string) => void) | undefined;
  /** The end of what it wrote to standard error. */
  stderr: () => string;
  /** Settles when the program has ended and all it wrote was read. Never rejects. */
  ended: Promise<Ending>;
  /** Ends the program with all its descendants, at once: nothing it holds outlives its scratch folder. */
  stop: () => Promise<Ending>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts a program in a sandbox. The caller must await `stop()`. */
export function startConfined(sandbox: Sandbox, program: Program, scratch: Scratch): Confined {
  const { file, args, env } = sandbox.command(program, scratch);
  const mark = `${MARK}=${scratch.name}`;
  // Its own process group: Ctrl-C in a terminal is for us, and lets what is in flight finish.
  const child = spawn(file, args, {
    cwd: scratch.path,
    env: { ...env, [MARK]: scratch.name },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let stoppedFor: string | undefined;
  let tail: Buffer = Buffer.alloc(0);
  let written = 0;

  function stopFor(why: string): void {
    stoppedFor ??= why;
    killTree(child, mark);
  }

  const readLine = lineReader((line) => confined.onLine?.(line), stopFor);
  child.stdin.on('error', ignoreClosedPipe);
  child.stdout.on('data', (chunk: Buffer) => {
    count(chunk);
    readLine(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    count(chunk);
    tail = Buffer.concat([tail, chunk]).subarray(-OUTPUT_LIMITS.stderrTail);
  });

  function count(chunk: Buffer): void {
    written += chunk.length;
    if (written > OUTPUT_LIMITS.totalBytes) stopFor(`wrote more than ${mebibytes(OUTPUT_LIMITS.totalBytes)}`);
  }

  const watch = setInterval(() => {
    watchTree(child, stopFor);
  }, WATCH_MS);
  const ended = endingOf(child).then((ending) => {
    clearInterval(watch);
    return stoppedFor === undefined ? ending : { ...ending, stoppedFor };
  });

  const confined: Confined = {
    write: (text) => void child.stdin.write(text),
    onLine: undefined,
    stderr: () => tail.toString('utf8'),
    ended,
    stop: async () => {
      killTree(child, mark);
      const ending = await ended;
      // What changed its session or was adopted by the first process of the machine is found by its environment.
      for (let left = processesMarked(mark), tries = 0; left.length > 0 && tries < 500; left = processesMarked(mark)) {
        killAll(left);
        await delay(10);
        tries += 1;
      }
      await sandbox.end?.(scratch);
      return ending;
    },
  };
  return confined;
}

const MARK = 'MCP_RISK_SCRATCH';
const WATCH_MS = 250;

function watchTree(child: Child, stopFor: (why: string) => void): void {
  if (child.pid === undefined) return;
  const use = treeOf(child.pid);
  if (use.bytes > LIMITS.treeBytes) stopFor(`used more than ${mebibytes(LIMITS.treeBytes)} of memory`);
  else if (use.cpuSeconds > LIMITS.treeCpuSeconds)
    stopFor(`used more than ${LIMITS.treeCpuSeconds} seconds of processor time`);
  else if (use.cpuSeconds > LIMITS.fairCpuSeconds) yieldCpu(use.pids);
}

/**
 * The first descendant of a sandbox is the first process of its namespace, and the kernel ends all others with it. The
 * started process itself goes last: it ends when all of them have.
 */
function killTree(child: Child, mark: string): void {
  if (child.pid === undefined) return;
  const descendants = treeOf(child.pid).pids.slice(1);
  killAll([...descendants, ...processesMarked(mark).filter((pid) => pid !== child.pid)]);
  if (descendants.length === 0) child.kill('SIGKILL');
  else setTimeout(() => child.kill('SIGKILL'), 1_000).unref();
}

/** Waits for the output too, but not for ever: a descendant that left the tree may hold the pipe open. */
async function endingOf(child: Child): Promise<Ending> {
  const closed = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  const ending = await new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
    child.once('error', (error) => {
      resolve({ code: null, signal: null, notStarted: error });
    });
  });
  await Promise.race([closed, delay(500, undefined, { ref: false })]);
  child.stdin.destroy();
  child.stdout.destroy();
  child.stderr.destroy();
  return ending;
}

/** A program may end, or close its input, at any moment; that it ended is reported elsewhere. */
function ignoreClosedPipe(): void {
  // Nothing to do.
}
