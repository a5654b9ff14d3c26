import { writeFileSync } from 'node:fs';
import type { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, it } from 'vitest';
import { EVERYTHING, httpClient, newHome, startServing, stdioClient, type Home } from '../cli/gateway/run-gateway.ts';

/** A tool of a published server that starts something, as `invoke_agent_runtime` does. */
const TOOL = 'trigger-long-running-operation';

/** The policy that pages show first, as it is pasted: ten calls a minute of one tool, and nothing else. */
const POLICY = {
  version: '1',
  default: 'deny',
  tools: {
    [TOOL]: {
      limits: [{ counter: `${TOOL}_rate`, window: 'minute', max: 10, scope: 'grant' }],
    },
  },
};

/** A running gateway with a client of the SDK. */
interface Running {
  client: Client;
  /** Ends the gateway's process. */
  end: () => Promise<void>;
}

const FRONT = ['--policy', 'policy.json', '--name', 'everything'];
const WAYS: [string, (home: Home) => Promise<Running>][] = [
  ['standard input and output', overStdio],
  ['Streamable HTTP', overHttp],
];

it.each(WAYS)(
  'over %s ten calls a minute pass, and no more, after a restart neither',
  async (_, start) => {
    const { first, second } = await withinOneMinute(() => callsOfOneMinute(start));
    const passed = { said: expect.stringContaining('operation completed') as string, denied: false };
    const full = { said: expect.stringContaining(FULL) as string, denied: true };
    expect(first.calls).toEqual([...Array.from({ length: 10 }, () => passed), full]);
    expect(second.calls).toEqual([full]);
    for (const { others } of [first, second]) {
      expect(others.map(({ denied }) => denied)).toEqual([true, true, true]);
      for (const { said } of others) expect(said).toContain('The policy does not name the tool');
    }
    expect(first.listed).toContain(TOOL);
  },
  240_000,
);

const FULL =
  `The call of "${TOOL}" was refused by the gateway, and the server never saw it. ` +
  'The limit of 10 a minute is used up; it starts anew with the next minute (UTC). ' +
  `Rule: /tools/${TOOL}/limits/0. Wait until then`;

/** Eleven calls, a restart, and one call more; each time also calls of tools that the policy does not name. */
async function callsOfOneMinute(start: (home: Home) => Promise<Running>) {
  const home = newHome();
  try {
    writeFileSync(home.policy, JSON.stringify(POLICY));
    const first = await observed(await start(home), 11);
    const second = await observed(await start(home), 1);
    return { first, second };
  } finally {
    home.remove();
  }
}

async function observed({ client, end }: Running, times: number) {
  try {
    const listed = (await client.listTools()).tools.map(({ name }) => name);
    const calls = [];
    for (let i = 0; i < times; i += 1) calls.push(await call(client, TOOL, { duration: 0, steps: 1 }));
    const others = [];
    for (const name of ['echo', TOOL.toUpperCase(), 'unheard-of']) others.push(await call(client, name, {}));
    return { listed, calls, others };
  } finally {
    await end();
  }
}

async function call(client: Client, name: string, args: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content;
  return { said: first?.type === 'text' ? first.text : '', denied: isError === true };
}

/** Does it again when a minute of UTC turned meanwhile; twice at most, each time with a minute before it. */
async function withinOneMinute<T>(scenario: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries <= 3; tries += 1) {
    const minute = minuteNow();
    const result = await scenario();
    if (minuteNow() === minute) return result;
  }
  throw new Error('The calls took longer than a minute, three times.');
}

function minuteNow(): number {
  return Math.floor(Date.now() / 60_000);
}

/** It is ended as hard as can be: what was counted must be in the file by then. */
async function overStdio(home: Home): Promise<Running> {
  const client = await stdioClient(home, [...FRONT, '--', ...EVERYTHING]);
  const { transport } = client;
  if (!(transport instanceof StdioClientTransport) || transport.pid === null) throw new Error('There is no process.');
  const { pid } = transport;
  const closed = new Promise<void>((resolve) => {
    client.onclose = resolve;
  });
  return {
    client,
    end: () => {
      process.kill(pid, 'SIGKILL');
      return closed;
    },
  };
}

async function overHttp(home: Home): Promise<Running> {
  const token = 'a-token-of-this-test';
  const gateway = startServing(home, [...FRONT, '--http', '0', '--', ...EVERYTHING], { MCP_GATEWAY_TOKEN: token });
  const url = (await gateway.line('Serving ')).replace('Serving ', '');
  const client = await httpClient(url, token);
  return {
    client,
    end: async () => {
      await client.close();
      await gateway.stop();
    },
  };
}
