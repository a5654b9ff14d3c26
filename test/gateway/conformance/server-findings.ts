import { join } from 'node:path';
import { startForwarder } from './forwarder.ts';
import { runSuite, type Findings } from './suite.ts';
import { startThroughGateway } from './through-gateway.ts';

/** The server, as a command. */
export const STDIO_SERVER = [process.execPath, join(process.cwd(), 'test/gateway/conformance/server/stdio.ts')];

/** What the gateway does in a way of its own: it answers in JSON what has one message, and polls the server itself. */
const OWN_WAY: Record<string, Findings> = {
  '2025-11-25': {
    'server-sse-polling': ['outgoing-request: INFO', 'incoming-response: INFO', 'server-sse-content-type: INFO'],
    'server-sse-multiple-streams': [
      'server-accepts-multiple-post-streams: SUCCESS',
      'server-sse-streams-functional: INFO',
    ],
  },
};

export function serverFindings(url: string, revision: string): Promise<Findings> {
  return runSuite(['server', '--url', url, '--suite', 'all', '--spec-version', revision]);
}

/** What the suite finds in a server through the gateway. */
export async function findingsThroughGateway(server: string[], revision: string): Promise<Findings> {
  const gateway = await startThroughGateway(...server);
  const forwarder = await startForwarder(gateway.url, gateway.token);
  try {
    return await serverFindings(forwarder.url, revision);
  } finally {
    await forwarder.close();
    await gateway.stop();
  }
}

/** What has to be found through the gateway, after what was found directly. */
export function expectedOf(direct: Findings, revision: string): Findings {
  return { ...direct, ...OWN_WAY[revision] };
}
