import type { Client } from '@modelcontextprotocol/client';

/** What a client can ask of the shop, apart from what takes its time. */
export const QUESTIONS: ((client: Client) => Promise<unknown>)[] = [
  (client) => Promise.resolve([client.getServerVersion(), client.getInstructions(), client.getServerCapabilities()]),
  (client) => client.listTools(),
  (client) => client.listResources(),
  (client) => client.readResource({ uri: 'shop://prices' }),
  (client) => client.listPrompts(),
  (client) => client.getPrompt({ name: 'greet', arguments: { name: 'Ada' } }),
  (client) => client.callTool({ name: 'echo', arguments: { deep: [{ a: null }], text: '\u2028 ä 🎉' } }),
  (client) => client.callTool({ name: 'image' }),
  (client) => client.callTool({ name: 'big' }),
  (client) => client.callTool({ name: 'fail' }),
  (client) => client.callTool({ name: 'nothing' }).catch((error: unknown) => String(error)),
  (client) => client.readResource({ uri: 'shop://none' }).catch((error: unknown) => String(error)),
];

/** The shop asks a person back. */
export function order(client: Client): Promise<unknown> {
  return client.callTool({ name: 'order', arguments: { item: 'a shirt' } });
}
