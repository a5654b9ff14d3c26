import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from '@modelcontextprotocol/client';
import { grantOf, optionsFor } from '../parts.ts';
import { fixture, newClient, openGateway, transportOver } from '../through.ts';
import { YES } from './answers.ts';

describe.each(['legacy', 'auto'] as const)('a real client and server of the era "%s"', (mode) => {
  const open: Client[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.close()));
  });

  async function connected(answer: object) {
    const grant = grantOf({
      tools: {
        pay: { approve: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 10 }] }] },
        order: { approve: [{ conditions: [] }] },
      },
    });
    const { input, output } = openGateway(fixture('shop.mjs'), optionsFor(grant).options);
    const asked: string[] = [];
    const client = newClient({ capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode } });
    open.push(client);
    client.setRequestHandler('elicitation/create', ({ params }) => {
      asked.push(params.message);
      return params.message === 'Which size?'
        ? { action: 'accept', content: { size: 'L' } }
        : (answer as { action: 'accept' });
    });
    await client.connect(transportOver(input, output));
    return { client, asked };
  }

  it('ask a person once, whatever the server asks itself', async () => {
    const { client, asked } = await connected(YES);
    expect(await client.callTool({ name: 'pay', arguments: { amount: 5 } })).toMatchObject({
      content: [{ text: 'paid {"amount":5}' }],
    });
    expect(asked).toEqual([]);
    expect(await client.callTool({ name: 'pay', arguments: { amount: 50 } })).toMatchObject({
      content: [{ text: 'paid {"amount":50}' }],
    });
    expect(asked).toEqual([expect.stringContaining('"amount": 50')]);
    expect(await client.callTool({ name: 'order', arguments: { item: 'a shirt' } })).toMatchObject({
      content: [{ text: 'a shirt in L (order of a shirt)' }],
    });
    expect(asked.slice(1)).toEqual([expect.stringContaining('"order"'), 'Which size?']);
  });

  it('deny what the person declines', async () => {
    const { client } = await connected({ action: 'decline' });
    const result = await client.callTool({ name: 'pay', arguments: { amount: 50 } });
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('did not approve');
  });
});
