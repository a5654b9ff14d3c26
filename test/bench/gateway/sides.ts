import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const SERVER = join(import.meta.dirname, 'server.mjs');
const GATEWAY = join(import.meta.dirname, '../../../cli/gateway.mjs');
const TOKEN = 'mcpg_of-the-benchmark-and-of-nothing-else-0000000';

/** A connected client, and the process that it speaks to. */
export interface Connected {
  client: Client;
  /** Of the process in front: the gateway's, or the server's. */
  pid: number;
  close: () => Promise<void>;
}

/** Ways to the same server: directly, and through the gateway. */
export interface Ways {
  direct: () => Promise<Connected>;
  through: () => Promise<Connected>;
}

/** The gateway looks at the arguments, counts, and writes its log: what a policy that is used makes it do. */
function policyIn(folder: string): string[] {
  const policy = {
    version: '1',
    default: 'deny',
    tools: {
      echo: {
        deny_if: [{ conditions: [{ path: 'args.text', op: 'regex', value: '^forbidden' }] }],
        limits: [{ counter: 'echo_rate', window: 'day', max: 10_000_000, scope: 'grant' }],
      },
    },
  };
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  const state = ['--state', join(folder, 'counters.db'), '--audit', join(folder, 'audit.jsonl')];
  return ['--policy', file, '--name', 'bench', ...state];
}

export function overStdio(folder: string): Ways {
  return {
    direct: () => connectStdio([SERVER]),
    through: () => connectStdio([GATEWAY, ...policyIn(folder), '--', process.execPath, SERVER]),
  };
}

export function overHttp(folder: string): Ways {
  return {
    direct: async () => {
      const { url, child } = await listening([SERVER, '--http']);
      return connectHttp(url, [child]);
    },
    through: async () => {
      const server = await listening([SERVER, '--http']);
      const gateway = await listening([GATEWAY, ...policyIn(folder), '--http', '127.0.0.1:0', '--', server.url]);
      return connectHttp(gateway.url, [gateway.child, server.child]);
    },
  };
}

/** Resident memory of a process, in MiB. */
export function memoryOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

async function connectStdio(args: string[]): Promise<Connected> {
  const client = newClient();
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' });
  await client.connect(transport);
  return { client, pid: transport.pid ?? 0, close: () => client.close() };
}

async function connectHttp(url: string, children: ChildProcess[]): Promise<Connected> {
  const client = newClient();
  const requestInit = { headers: { authorization: `Bearer ${TOKEN}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  return {
    client,
    pid: children[0]?.pid ?? 0,
    close: async () => {
      await client.close();
      for (const child of children) child.kill();
    },
  };
}

function newClient(): Client {
  return new Client({ name: 'bench', version: '1.0.0' });
}

/** Starts a process and waits until it says where it listens. */
async function listening(args: string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MCP_GATEWAY_TOKEN: TOKEN },
  });
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const [url] = /http:\/\/\S+/.exec(line) ?? [];
        if (url !== undefined) resolve({ url, child });
      });
    }
    child.once('exit', () => {
      reject(new Error(`${args.join(' ')} ended: ${said.join('\n')}`));
    });
  });
}
