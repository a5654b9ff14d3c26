import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Started } from '../../crawler/remote/loopback.ts';
import { expectedOf, findingsThroughGateway, serverFindings, STDIO_SERVER } from './server-findings.ts';
import { startServer } from './server/http.ts';
import { countOf } from './suite.ts';

let server: Started;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Of 2025-11-25 over stdio, `npm run test:long` sees to it: each of its sessions is a process of its own. */
describe.each([
  ['2025-11-25', ['http'], 33, 80],
  ['2026-07-28', ['http', 'stdio'], 40, 150],
] as const)('the conformance suite of revision %s', (revision, ways, scenarios, checks) => {
  it('finds in a server through the gateway what it finds directly', async () => {
    const direct = await serverFindings(server.url, revision);
    expect(Object.keys(direct)).toHaveLength(scenarios);
    expect(countOf(direct, 'SUCCESS')).toBeGreaterThanOrEqual(checks);
    expect(countOf(direct, 'FAILURE') + countOf(direct, 'WARNING')).toBe(0);
    for (const way of ways) {
      const through = await findingsThroughGateway(way === 'http' ? [server.url] : STDIO_SERVER, revision);
      expect(through, way).toEqual(expectedOf(direct, revision));
    }
  }, 240_000);
});
