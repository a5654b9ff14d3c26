import { describe, expect, it } from 'vitest';
import { CLIENT_SCENARIOS, clientFindings } from '../gateway/conformance/client-findings.ts';
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
