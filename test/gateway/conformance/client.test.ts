import { expect, it } from 'vitest';
import { clientFindings } from './client-findings.ts';
import { countOf } from './suite.ts';

/** A few; `npm run test:long` tries all, and compares them with what is found directly. */
it.each([
  ['elicitation-sep1034-client-defaults', '2025-11-25', 5],
  ['sse-retry', '2025-11-25', 2],
  ['sep-2322-client-request-state', '2026-07-28', 5],
  ['http-custom-headers', '2026-07-28', 18],
])('the suite finds no fault in a client through the gateway: %s (%s)', async (scenario, revision, checks) => {
  const found = await clientFindings(scenario, revision, 'gateway');
  expect(countOf(found, 'SUCCESS'), JSON.stringify(found)).toBe(checks);
  expect(countOf(found, 'FAILURE') + countOf(found, 'WARNING')).toBe(0);
});
