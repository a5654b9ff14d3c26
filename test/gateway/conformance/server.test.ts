import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startForwarder } from './forwarder.ts';
import { startServer } from './server/http.ts';
import { countOf, runSuite, type Findings } from './suite.ts';
import { startThroughGateway } from './through-gateway.ts';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** Where the suite finds a server through the gateway. */
async function throughGateway(...server: string[]): Promise<string> {
  const gateway = await startThroughGateway(...server);
  closing.push(gateway.stop);
  const forwarder = await startForwarder(gateway.url, gateway.token);
  closing.push(forwarder.close);
  return forwarder.url;
}

function findings(url: string, revision: string): Promise<Findings> {
  return runSuite(['server', '--url', url, '--suite', 'all', '--spec-version', revision]);
}

let urls: Record<'direct' | 'http' | 'stdio', string>;
beforeAll(async () => {
  const server = await startServer();
  closing.push(server.close);
  const program = join(process.cwd(), 'test/gateway/conformance/server/stdio.ts');
  urls = {
    direct: server.url,
    http: await throughGateway(server.url),
    stdio: await throughGateway(process.execPath, program),
  };
});

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

describe.each([
  ['2025-11-25', 33, 80],
  ['2026-07-28', 40, 150],
])('the conformance suite of revision %s', (revision, scenarios, checks) => {
  it('finds in a server through the gateway what it finds directly', async () => {
    const [direct, http, stdio] = await Promise.all([
      findings(urls.direct, revision),
      findings(urls.http, revision),
      findings(urls.stdio, revision),
    ]);
    expect(Object.keys(direct)).toHaveLength(scenarios);
    expect(countOf(direct, 'SUCCESS')).toBeGreaterThanOrEqual(checks);
    expect(countOf(direct, 'FAILURE')).toBe(0);
    const expected = { ...direct, ...OWN_WAY[revision] };
    expect.soft(http).toEqual(expected);
    expect.soft(stdio).toEqual(expected);
  });
});
