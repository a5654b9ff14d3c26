import { runSuite, type Findings } from './suite.ts';

/** What the suite asks of clients, but for authorization: servers behind the gateway are given a token, or need none. */
export const CLIENT_SCENARIOS: Record<string, string[]> = {
  '2025-11-25': [
    'initialize',
    'tools_call',
    'elicitation-sep1034-client-defaults',
    'sse-retry',
    'json-schema-2020-12-preservation',
  ],
  '2026-07-28': [
    'tools_call',
    'request-metadata',
    'sep-2322-client-request-state',
    'http-standard-headers',
    'http-custom-headers',
    'http-invalid-tool-headers',
    'json-schema-ref-no-deref',
    'json-schema-2020-12-preservation',
  ],
};

/** Measures how soon a client is there again, which depends on what else the machine does. */
const TIMED = 'client-sse-retry-timing';

/** What the suite finds in a client of the SDK, directly or through the gateway. */
export async function clientFindings(scenario: string, revision: string, way: 'direct' | 'gateway'): Promise<Findings> {
  const command = 'node test/gateway/conformance/client.ts';
  const args = ['client', '--command', command, '--scenario', scenario, '--spec-version', revision];
  const found = await runSuite(args, way === 'gateway' ? { THROUGH_GATEWAY: 'yes' } : {});
  return Object.fromEntries(
    Object.entries(found).map(([name, checks]) => [
      name,
      // What went over the wire is not what the suite judges.
      checks.filter((check) => !check.startsWith(TIMED) && !check.endsWith(': INFO')),
    ]),
  );
}
