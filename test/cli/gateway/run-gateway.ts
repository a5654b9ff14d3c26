import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Client, StreamableHTTPClientTransport, type ElicitResult } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { Ran } from '../run-cli.ts';

export const SCRIPT = join(process.cwd(), 'cli', 'gateway.mjs');
export const EVERYTHING = [
  process.execPath,
  join(process.cwd(), 'node_modules/@modelcontextprotocol/server-everything/dist/index.js'),
  'stdio',
];

/** A server of the fixtures, as a command. */
export function fixture(name: string): string[] {
  return [process.execPath, join(process.cwd(), `test/fixtures/servers/${name}.mjs`)];
}

/** A home of its own, with a policy that lets `echo` through three times a day and hides the rest. */
export interface Home {
  folder: string;
  env: Record<string, string>;
  policy: string;
  /** Runs a command as a person would. */
  run: (args: string[], env?: Record<string, string>) => Promise<Ran>;
  remove: () => void;
}

const POLICY = {
  version: '1',
  default: 'deny',
  tools: {
    echo: {
      limits: [{ counter: 'echo_rate', window: 'day', max: 3, scope: 'grant' }],
      deny_if: [{ conditions: [{ path: 'args.message', op: 'contains', value: 'secret' }], on_deny: 'No secrets.' }],
    },
  },
};

export function newHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-home-'));
  mkdirSync(join(folder, 'work'));
  const policy = join(folder, 'work', 'policy.json');
  writeFileSync(policy, JSON.stringify(POLICY));
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
  return {
    ...{ folder, env, policy },
    run: async (args, more = {}) => {
      const child = spawn(process.execPath, [SCRIPT, ...args], { cwd: join(folder, 'work'), env: { ...env, ...more } });
      child.stdin.end();
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
      return { code: child.exitCode, stdout, stderr };
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface ClientOptions {
  env?: Record<string, string>;
  /** What a person answers who is asked; without it the client cannot ask. */
  answer?: ElicitResult;
  /** Takes what the gateway says. */
  said?: string[];
  /** Takes the process of the gateway. */
  started?: (pid: number) => void;
}

/** A client of the SDK that starts the gateway. */
export async function stdioClient(
  { env, folder }: Home,
  args: string[],
  { answer, said, started, ...more }: ClientOptions = {},
) {
  const client = new Client(
    { name: 'test', version: '1' },
    { capabilities: answer === undefined ? {} : { elicitation: { form: {} } } },
  );
  if (answer !== undefined) client.setRequestHandler('elicitation/create', () => answer);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [SCRIPT, ...args],
    env: { ...env, ...more.env },
    cwd: join(folder, 'work'),
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (chunk: Buffer) => said?.push(chunk.toString()));
  await client.connect(transport);
  if (transport.pid !== null) started?.(transport.pid);
  return client;
}

/** A client of the SDK that comes over HTTP. */
export async function httpClient(url: string, token: string) {
  const client = new Client({ name: 'test', version: '1' });
  const headers = { Authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
}

export interface Serving {
  /** What it says, line by line, as far as it was read. */
  lines: string[];
  /** Waits for a line that holds this, and returns it. */
  line: (holds: string) => Promise<string>;
  exitCode: Promise<number | null>;
  signal: (signal: NodeJS.Signals) => void;
  stop: () => Promise<number | null>;
}

/** Starts a gateway that stays. */
export function startServing({ env, folder }: Home, args: string[], more: Record<string, string> = {}): Serving {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    cwd: join(folder, 'work'),
    env: { ...env, ...more },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exitCode = once(child, 'exit').then(() => child.exitCode);
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  return {
    ...{ lines, exitCode },
    line: (holds) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => line.includes(holds));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        child.on('close', () => {
          reject(new Error(`The gateway ended without saying "${holds}": ${lines.join('\n')}`));
        });
        look();
      }),
    signal: (signal) => {
      child.kill(signal);
    },
    stop: () => {
      child.kill('SIGTERM');
      return exitCode;
    },
  };
}

/** What a call of `echo` said, and whether it was an error. */
export async function echo(client: Client, message = 'hi'): Promise<{ said: string; denied: boolean }> {
  const { content, isError } = await client.callTool({ name: 'echo', arguments: { message } });
  const [first] = content;
  return { said: first?.type === 'text' ? first.text : '', denied: isError === true };
}
