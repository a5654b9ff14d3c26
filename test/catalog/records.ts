import type { Listing } from '../../catalog/listing.ts';
import type { Classification, Server } from '../../catalog/model.ts';

export function aServer(changes: Partial<Server> = {}): Server {
  return { id: 'one', title: 'One', source: 'built-in', ...changes };
}

export function aListing(changes: Partial<Listing> = {}): Listing {
  return {
    target: 'npm:one',
    basis: 'observed',
    state: 'ok',
    reason: 'ok',
    completeness: 'complete',
    message: '',
    enumerator: 'stdio',
    launchKey: 'key',
    startedAt: '2026-11-01T00:00:00.000Z',
    durationMs: 10,
    ...changes,
  };
}

export function aClassification(changes: Partial<Classification> = {}): Classification {
  return {
    category: 'Destructive',
    risk: 'critical',
    confidence: 'high',
    factors: ['irreversible'],
    decidedBy: ['name-verb'],
    riskSum: [{ cause: 'category', move: 'start', to: 'critical', result: 'critical' }],
    findings: [
      {
        ruleId: 'name-verb',
        ruleVersion: 1,
        outcome: 'detected',
        confidence: 'high',
        message: 'The name says "drop".',
        evidence: [{ pointer: '/name', start: 0, end: 4, snippet: 'drop' }],
      },
    ],
    outcomes: '+',
    ...changes,
  };
}
