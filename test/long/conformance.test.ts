import { describe, expect, it } from 'vitest';
import { CLIENT_SCENARIOS, clientFindings } from '../gateway/conformance/client-findings.ts';
import {
  expectedOf,
  findingsThroughGateway,
  serverFindings,
  STDIO_SERVER,
} from '../gateway/conformance/server-findings.ts';
import { startServer } from '../gateway/conformance/server/http.ts';
import { countOf } from '../gateway/conformance/suite.ts';

describe.each(Object.entries(CLIENT_SCENARIOS))('the conformance suite of revision %s', (revision, scenarios) => {
  it.each(scenarios)('finds the same in a client through the gateway as directly: %s', async (scenario) => {
    const direct = await clientFindings(scenario, revision, 'direct');
    const through = await clientFindings(scenario, revision, 'gateway');
    expect(through).toEqual(direct);
    expect(countOf(through, 'SUCCESS')).toBeGreaterThan(0);
    expect(countOf(through, 'FAILURE') + countOf(through, 'WARNING')).toBe(0);
  });
});

it('the suite of 2025-11-25 finds in a server over stdio through the gateway what it finds in it over HTTP', async () => {
  const server = await startServer();
  const direct = await serverFindings(server.url, '2025-11-25');
  await server.close();
  const through = await findingsThroughGateway(STDIO_SERVER, '2025-11-25');
  expect(through).toEqual(expectedOf(direct, '2025-11-25'));
  expect(countOf(through, 'SUCCESS')).toBeGreaterThanOrEqual(79);
});
