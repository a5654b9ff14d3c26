import { PassThrough } from 'node:stream';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { grantOf, optionsFor } from './parts.ts';
import { order, QUESTIONS } from './questions.ts';
import { EVERYTHING, fixture, newClient, openGateway, transportOver } from './through.ts';

const SHOP = fixture('shop.mjs');
const open: Client[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

/** The same server twice: directly, and through the gateway with a policy that allows everything. */
async function both(program: typeof SHOP, mode: 'legacy' | 'auto') {
  const clients: Client[] = [];
  const told: string[][] = [[], []];
  for (const way of ['direct', 'gateway'] as const) {
    const client = newClient({
      capabilities: { elicitation: { form: {} }, sampling: {}, roots: {} },
      versionNegotiation: { mode },
      listChanged: { tools: { onChanged: () => told[clients.indexOf(client)]?.push('tools') } },
    });
    client.setRequestHandler('elicitation/create', ({ params }) => {
      told[clients.indexOf(client)]?.push(params.message);
      return { action: 'accept', content: { size: 'L' } };
    });
    client.setRequestHandler('roots/list', () => ({ roots: [{ uri: 'file:///shop', name: 'shop' }] }));
    clients.push(client);
    open.push(client);
    const { input, output } =
      way === 'gateway'
        ? openGateway(program, optionsFor(grantOf({ default: 'allow' })).options)
        : { input: new PassThrough(), output: new PassThrough() };
    await client.connect(way === 'gateway' ? transportOver(input, output) : new StdioClientTransport(program));
  }
  /** What both say to the same question. */
  async function ask<T>(question: (client: Client) => Promise<T>): Promise<[T, T]> {
    const [direct, through] = clients;
    if (!direct || !through) throw new Error('no clients');
    return [await question(direct), await question(through)];
  }
  return { ask, told };
}

describe.each(['legacy', 'auto'] as const)('a client of the era "%s"', (mode) => {
  it('sees the same server through the gateway as directly', async () => {
    const { ask, told } = await both(SHOP, mode);
    for (const question of [...QUESTIONS, order]) {
      const [direct, through] = await ask(question);
      expect(through).toEqual(direct);
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[1]).toContain('Which size?');
  });

  it('gets progress, and can cancel', async () => {
    const { ask } = await both(SHOP, mode);
    const [direct, through] = await ask(async (client) => {
      const seen: unknown[] = [];
      const done = await client.callTool({ name: 'slow' }, { onprogress: (progress) => seen.push(progress) });
      const stop = new AbortController();
      const waited = await client
        .callTool(
          { name: 'wait' },
          {
            signal: stop.signal,
            onprogress: () => {
              stop.abort('enough');
            },
          },
        )
        .catch((error: unknown) => String(error));
      return [done, seen, waited, await client.callTool({ name: 'count' })];
    });
    expect(through).toEqual(direct);
    expect(JSON.stringify(through)).toContain('\\"cancelled\\":1');
  });
});

describe('the reference server', () => {
  it('works through the gateway as directly', async () => {
    const { ask } = await both(EVERYTHING, 'legacy');
    const [tools, same] = await ask((client) => client.listTools());
    expect(same).toEqual(tools);
    const questions: ((client: Client) => Promise<unknown>)[] = [
      (client) => client.callTool({ name: 'get-sum', arguments: { a: 1, b: 2 } }),
      (client) => client.callTool({ name: 'get-tiny-image' }),
      (client) => client.callTool({ name: 'get-structured-content', arguments: { location: 'Chicago' } }),
      (client) => client.callTool({ name: 'get-roots-list' }),
      (client) => client.listResourceTemplates(),
      (client) =>
        client.complete({
          ref: { type: 'ref/prompt', name: 'completable-prompt' },
          argument: { name: 'department', value: 'E' },
        }),
      (client) => client.ping(),
    ];
    for (const question of questions) {
      const [direct, through] = await ask(question);
      expect(through).toEqual(direct);
    }
  });
});

describe('a client of the first SDK', () => {
  it('lists, calls and is asked through the gateway', async () => {
    const grant = grantOf({ tools: { pay: { approve: [{ conditions: [] }] }, order: {} }, hide: ['die'] });
    const { input, output, ended } = openGateway(SHOP, optionsFor(grant).options);
    const client = new FirstClient({ name: 'test', version: '1.0.0' }, { capabilities: { elicitation: {} } });
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
      action: 'accept',
      content: params.message === 'Which size?' ? { size: 'L' } : { approve: true },
    }));
    await client.connect(transportOver(input, output));
    expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('die');
    expect(JSON.stringify(await client.callTool({ name: 'pay', arguments: { amount: 1 } }))).toContain('paid');
    expect(JSON.stringify(await client.callTool({ name: 'order', arguments: { item: 'a hat' } }))).toContain(
      'a hat in L',
    );
    expect(await client.callTool({ name: 'die' })).toMatchObject({ isError: true });
    await client.close();
    await ended;
  });
});
