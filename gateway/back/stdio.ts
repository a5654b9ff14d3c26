import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import type { Listener, OpenServer, Side } from '../connection.ts';
import { lineReader } from '../lines.ts';
import { parseMessages, SERVER_BYTES, writeMessage } from '../message.ts';

export interface ServerProgram {
  command: string;
  args: string[];
  /** The whole environment of the program. */
  env: Record<string, string>;
  cwd?: string;
}

/**
 * How long a server has to end after its input was closed, and again after SIGTERM, in milliseconds. Together it is less
 * than the four seconds after which clients kill the gateway, which could then end nothing.
 */
const PATIENCE = 1_500;
/** How long its output may stay open after it ended: a process that it left behind can hold it. */
const LINGER = 500;

/** Starts the program once per connection, without a shell; what it writes to standard error is passed on. */
export function openStdioServer(program: ServerProgram): OpenServer {
  return (listener) => {
    const child = spawn(program.command, program.args, {
      env: program.env,
      ...(program.cwd !== undefined && { cwd: program.cwd }),
      stdio: ['pipe', 'pipe', 'inherit'],
      // A group of its own, so that what the program starts ends with it.
      detached: true,
    });
    return connect(child, program.command, listener);
  };
}

function connect(child: ChildProcess, command: string, listener: Listener): Side {
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('A server was started without pipes.');
  const timers: NodeJS.Timeout[] = [];
  let reason: string | undefined;
  let closing = false;
  let done = false;

  function finish(fallback: string): void {
    if (done) return;
    done = true;
    for (const timer of timers) clearTimeout(timer);
    killGroup(child, 'SIGKILL');
    running.delete(child);
    stdout?.destroy();
    listener.closed(reason ?? fallback);
  }

  function onLine(line: string): void {
    if (done || line.trim() === '') return;
    for (const parsed of parseMessages(line)) {
      if ('message' in parsed) listener.message(parsed.message);
      else process.stderr.write(`The server wrote a line that is no message: ${JSON.stringify(line.slice(0, 200))}\n`);
    }
  }

  function onTooLong(): void {
    reason = `the server sent a message longer than ${SERVER_BYTES / 2 ** 20} MiB`;
    killGroup(child, 'SIGKILL');
  }

  running.add(child);
  stdout.on('data', lineReader(SERVER_BYTES, onLine, onTooLong));
  // The end of the program says more than a broken pipe does.
  stdin.on('error', () => undefined);
  child.on('error', (error) => {
    finish(`the server "${command}" could not be started: ${error.message}`);
  });
  child.on('exit', (code, signal) => {
    reason ??= signal === null ? `the server exited with code ${code ?? 'unknown'}` : `the server ended by ${signal}`;
    killGroup(child, 'SIGKILL');
    timers.push(setTimeout(finish, LINGER, ''));
  });
  child.on('close', () => {
    finish('the server ended');
  });

  return {
    send: (message) => {
      if (!done && !closing) stdin.write(`${writeMessage(message)}\n`);
    },
    close: () => {
      if (done || closing) return;
      closing = true;
      stdin.end();
      timers.push(
        setTimeout(killGroup, PATIENCE, child, 'SIGTERM'),
        setTimeout(killGroup, 2 * PATIENCE, child, 'SIGKILL'),
      );
    },
  };
}

const running = new Set<ChildProcess>();

/** Nothing is left behind when the gateway's own process exits first. */
process.on('exit', () => {
  for (const child of running) killGroup(child, 'SIGKILL');
});

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // It has ended already, or its number belongs to somebody else by now.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}
