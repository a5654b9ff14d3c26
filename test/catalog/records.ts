import type { Listing } from '../../catalog/listing.ts';
import type { Classification, Server } from '../../catalog/model.ts';
import type { PackageOffer, Remote, SourceRecord } from '../../catalog/record.ts';
import type { Target } from '../../catalog/target.ts';

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

export function aRecord(changes: Partial<SourceRecord> = {}): SourceRecord {
  const { source = 'official-registry', key = 'com.acme/ledger' } = changes;
  return {
    ...{ source, key, id: key, title: `Title of ${key}`, status: 'active', repositoryVouched: false },
    ...{ packages: [], remotes: [], notes: {}, url: `https://records.example/${key}` },
    ...{ retrievedAt: '2026-11-01T00:00:00.000Z', body: `{"key":${JSON.stringify(key)}}` },
    ...changes,
  };
}

export function anOffer(name: string, changes: Partial<PackageOffer> = {}): PackageOffer {
  return { registry: 'npm', package: name, version: '1.0.0', transport: 'stdio', settings: [], ...changes };
}

export function aRemote(url: string): Remote {
  return { transport: 'streamable-http', url, headers: [] };
}

/** A way of the basis that its id begins with, or an npm package. */
export function aTarget(id: string, changes: Partial<Target> = {}): Target {
  return { id, basis: 'observed', way: { kind: 'package', offer: anOffer(id) }, launchKey: `key of ${id}`, ...changes };
}
