import { describe, expect, it } from 'vitest';
import type { OpenServer } from '../../../gateway/connection.ts';
import { startGateway } from '../over-http.ts';
import { answerTo } from '../parts.ts';
import { ask, stateless } from './ask.ts';

const region = { type: 'string', 'x-mcp-header': 'Region' };
const TOOLS = [
  {
    name: 'look',
    inputSchema: {
      type: 'object',
      properties: { region, deep: { type: 'object', properties: { n: { type: 'integer', 'x-mcp-header': 'N' } } } },
    },
  },
  {
    name: 'twice',
    inputSchema: { type: 'object', properties: { region, other: { ...region, 'x-mcp-header': 'REGION' } } },
  },
  { name: 'odd', inputSchema: { type: 'object', properties: { region }, anyOf: [{ properties: { region } }] } },
];

/** The gateway before a server that has these tools, and how many calls that was sent. */
async function gateway(listed = true) {
  let calls = 0;
  const openServer: OpenServer = (listener) => ({
    send: ({ id, method }) => {
      if (method === 'tools/call') calls += 1;
      if (id !== undefined)
        listener.message(answerTo(id, method === 'tools/list' ? { tools: TOOLS } : { content: [] }));
    },
    close: () => undefined,
  });
  const { url } = await startGateway(openServer);
  const list = stateless(1, 'tools/list');
  if (listed) expect((await ask(url, list.body, list.headers)).status).toBe(200);
  return {
    calls: () => calls,
    call: (name: string, args: object, headers: Record<string, string>) => {
      const right = stateless(2, 'tools/call', { name, arguments: args });
      return ask(url, right.body, { ...right.headers, ...headers });
    },
  };
}

const base64 = (text: string): string => `=?base64?${Buffer.from(text).toString('base64')}?=`;

describe('a call of a tool with parameters that headers repeat', () => {
  it.each([
    ['none of them', { region: 'eu' }, {}],
    ['another value', { region: 'eu' }, { 'mcp-param-region': 'us' }],
    ['the value in other letters', { region: 'eu' }, { 'mcp-param-region': 'EU' }],
    ['two values', { region: 'eu' }, { 'mcp-param-region': 'eu, us' }],
    ['the value in malformed Base64', { region: 'Hello' }, { 'mcp-param-region': '=?base64?SGVsbG8?=' }],
    ['another value in Base64', { region: 'eu' }, { 'mcp-param-region': base64('us') }],
    ['another number', { deep: { n: 42 } }, { 'mcp-param-n': '43' }],
    ['the number in hexadecimal', { deep: { n: 42 } }, { 'mcp-param-n': '0x2a' }],
    ['one of two', { region: 'eu', deep: { n: 42 } }, { 'mcp-param-region': 'eu' }],
  ])('is refused when its headers say %s', async (_, args, headers) => {
    const { call, calls } = await gateway();
    expect(await call('look', args, headers)).toMatchObject({ status: 400, json: { id: 2, error: { code: -32020 } } });
    expect(calls()).toBe(0);
  });

  it.each([
    ['the value', { region: 'eu 1' }, { 'mcp-param-region': 'eu 1' }],
    ['the value in Base64', { region: ' ä' }, { 'mcp-param-region': base64(' ä') }],
    ['the number', { deep: { n: 42 } }, { 'mcp-param-n': '42' }],
    ['the number with a zero behind it', { deep: { n: 42 } }, { 'mcp-param-n': '42.0' }],
    ['nothing of what is not there', { deep: null }, {}],
    ['something of what is not there', {}, { 'mcp-param-region': 'eu' }],
  ])('passes when its headers say %s', async (_, args, headers) => {
    const { call, calls } = await gateway();
    expect(await call('look', args, headers)).toMatchObject({ status: 200, json: { result: {} } });
    expect(calls()).toBe(1);
  });

  it.each(['twice', 'odd', 'unheard-of'])('needs no headers where clients know of none: %s', async (name) => {
    const { call } = await gateway();
    expect((await call(name, { region: 'eu' }, {})).status).toBe(200);
  });

  it('needs no headers before anybody was told which', async () => {
    const { call } = await gateway(false);
    expect((await call('look', { region: 'eu' }, {})).status).toBe(200);
  });
});
