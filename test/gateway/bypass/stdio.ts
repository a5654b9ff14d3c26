import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Message, RequestId } from '../../../gateway/message.ts';
import { callsIn, type Reached } from './recorded.ts';

export const TOOLS = ['free', 'pay', 'secret', 'drop', 'say', 'become', 'fail', 'hang', 'input', 'spend'];

/** Allows `free`, allows `pay` up to 100 and `spend` up to 100 a day, hides `secret`, and does not name `drop`. */
export const POLICY = {
  version: '1',
  default: 'deny',
  hide: ['secret'],
  tools: {
    free: {},
    say: {},
    become: {},
    fail: {},
    hang: {},
    input: {},
    pay: { deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 100 }], on_deny: 'Too much.' }] },
    spend: { limits: [{ counter: 'sum', window: 'day', max: 100, scope: 'grant', increment_from: 'args.amount' }] },
  } as Record<string, object>,
};

/** A folder with a policy, that is gone in the end. */
export interface Place {
  folder: string;
  policy: string;
  /** What the server wrote down. */
  log: string;
  write: (policy: object) => void;
  remove: () => void;
}

export function newPlace(policy: object = POLICY): Place {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-bypass-'));
  const place = {
    folder,
    policy: join(folder, 'policy.json'),
    log: join(folder, 'server.jsonl'),
    write: (written: object) => {
      writeFileSync(place.policy, JSON.stringify(written));
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  place.write(policy);
  return place;
}

export function server({ log }: Place): string[] {
  return [process.execPath, resolve('test/fixtures/servers/records.mjs'), log, ...TOOLS];
}

/** Starts the gateway as a person does. What it keeps stays in the folder. */
export function startGateway({ folder }: Place, args: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [resolve('cli/gateway.mjs'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_STATE_HOME: join(folder, 'state'), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export interface Client {
  /** Everything that the client was told. */
  heard: Message[];
  /** What the gateway said to the person who runs it. */
  said: () => string;
  /** Writes lines as they are. */
  send: (...lines: (string | Buffer | object)[]) => void;
  /** Waits for what the client is told and this is true of. */
  hear: (wanted: (message: Message) => boolean) => Promise<Message>;
  /** Calls a tool and waits for the answer. */
  call: (id: RequestId, name: string, args?: object) => Promise<Message>;
  /** Closes the input, and waits for the end. Returns the exit code. */
  end: () => Promise<number | null>;
  /** Ends the gateway by force. */
  kill: () => void;
}

export function startClient(place: Place, args: string[] = [], env?: Record<string, string>): Client {
  const child = startGateway(place, ['--policy', place.policy, ...args, '--', ...server(place)], env);
  const heard: Message[] = [];
  const waiting = new Set<() => void>();
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    heard.push(JSON.parse(line) as Message);
    for (const look of waiting) look();
  });
  const ended = once(child, 'close');
  child.stdin.on('error', () => undefined);

  function send(...lines: (string | Buffer | object)[]): void {
    for (const line of lines) {
      child.stdin.write(typeof line === 'string' || Buffer.isBuffer(line) ? line : JSON.stringify(line));
      child.stdin.write('\n');
    }
  }

  function hear(wanted: (message: Message) => boolean): Promise<Message> {
    return new Promise((done, failed) => {
      const look = (): void => {
        const found = heard.find(wanted);
        if (found === undefined) return;
        waiting.delete(look);
        done(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => {
        failed(new Error(`The gateway ended: ${said}`));
      });
    });
  }

  return {
    heard,
    said: () => said,
    send,
    hear,
    call: (id, name, args = {}) => {
      send(request(id, 'tools/call', { name, arguments: args }));
      return hear((message) => message.method === undefined && message.id === id);
    },
    end: async () => {
      child.stdin.end();
      await ended;
      return child.exitCode;
    },
    kill: () => child.kill('SIGKILL'),
  };
}

export function request(id: RequestId, method: string, params?: object) {
  return { jsonrpc: '2.0', id, method, ...(params && { params }) };
}

/** What an attempt came to. */
export interface Outcome {
  /** All that the client was told, as text. */
  told: string;
  /** The calls that reached the server. */
  reached: Reached[];
}

let attempts = 0;

/**
 * Sends lines, then a call that is allowed: when that is answered, all before it has been decided, and it shows that the
 * way to the server is open.
 */
export async function attempt(client: Client, place: Place, lines: (string | Buffer | object)[]): Promise<Outcome> {
  const [before, from] = [callsIn(place.log).length, client.heard.length];
  attempts += 1;
  client.send(...lines);
  const answer = await client.call(`control ${attempts}`, 'free', { attempts });
  const reached = callsIn(place.log).slice(before);
  const control = reached.pop();
  if (JSON.stringify(control) !== JSON.stringify(['free', { attempts }]) || answer.error !== undefined)
    throw new Error(`The control did not pass last: ${JSON.stringify([control, answer])}`);
  const told = client.heard.slice(from).filter((message) => message !== answer);
  return { told: JSON.stringify(told), reached };
}
