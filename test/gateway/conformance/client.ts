/**
 * A client of the SDK that does what a client scenario of the conformance suite asks for: `client.ts <url>`. With
 * THROUGH_GATEWAY set, the gateway stands between it and the server of the suite.
 */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startThroughGateway } from './through-gateway.ts';

const { MCP_CONFORMANCE_SCENARIO: scenario = '', MCP_CONFORMANCE_PROTOCOL_VERSION: revision = '' } = process.env;
const { THROUGH_GATEWAY: through, MCP_CONFORMANCE_CONTEXT: context = '{}' } = process.env;
const [, , server = ''] = process.argv;

const client = new Client(
  { name: 'test', version: '1.0.0' },
  {
    capabilities: { elicitation: { form: { applyDefaults: true } }, sampling: {}, roots: { listChanged: true } },
    versionNegotiation: { mode: revision >= '2026-07-28' ? 'auto' : 'legacy' },
  },
);
client.setRequestHandler('elicitation/create', () => ({
  action: 'accept',
  content: scenario === 'sep-2322-client-request-state' ? { confirmed: true } : {},
}));

type Tools = Awaited<ReturnType<typeof client.listTools>>['tools'];

const call = (name: string, args: Record<string, unknown> = {}): Promise<unknown> =>
  client.callTool({ name, arguments: args });

/** What is done once the tools are listed; nothing where a scenario looks at no more than that. */
const STEPS: Record<string, (tools: Tools) => Promise<unknown>> = {
  tools_call: () => call('add_numbers', { a: 5, b: 3 }),
  'elicitation-sep1034-client-defaults': () => call('test_client_elicitation_defaults'),
  'sse-retry': () => call('test_reconnection'),
  'json-schema-2020-12-preservation': ([tool]) => call('json_schema_echo', { schema: tool?.inputSchema }),
  'sep-2322-client-request-state': async () => {
    for (const what of ['echo_state', 'no_state', 'unrelated']) await call(`test_mrtr_${what}`);
    // The SDK takes the result for malformed, which the scenario does not mind.
    await call('test_mrtr_no_result_type').catch(() => undefined);
  },
  'http-standard-headers': async (tools) => {
    for (const { name } of tools) await call(name);
    for (const { uri } of (await client.listResources()).resources) await client.readResource({ uri });
    for (const { name } of (await client.listPrompts()).prompts) await client.getPrompt({ name });
  },
  'http-custom-headers': async () => {
    const { toolCalls } = JSON.parse(context) as { toolCalls: { name: string; arguments: Record<string, unknown> }[] };
    for (const { name, arguments: args } of toolCalls) await call(name, args);
  },
  'http-invalid-tool-headers': async (tools) => {
    for (const { name } of tools) await call(name, { region: 'us-west1' });
  },
};

const gateway = through === undefined ? undefined : await startThroughGateway(server);
const headers = gateway === undefined ? {} : { Authorization: `Bearer ${gateway.token}` };
const transport = new StreamableHTTPClientTransport(new URL(gateway?.url ?? server), { requestInit: { headers } });
await client.connect(transport);
const { tools } = await client.listTools();
await STEPS[scenario]?.(tools);
await client.close();
await gateway?.stop();
