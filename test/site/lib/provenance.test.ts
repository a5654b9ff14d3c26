import { describe, expect, it } from 'vitest';
import type { ListingRecord } from '../../../catalog/read-servers.ts';
import type { TargetRecord } from '../../../catalog/read-ways.ts';
import { LISTING_STATE_IDS } from '../../../catalog/vocabulary.ts';
import { packageName } from '../../../site/lib/package-words.ts';
import type { Inline } from '../../../site/lib/prose.ts';
import {
  ageOf,
  howRead,
  inWhoseWords,
  isObserved,
  notObserved,
  provenanceOf,
  whatAskingGave,
  whereFrom,
} from '../../../site/lib/provenance.ts';
import { languageFaults } from '../language-bar.ts';

function listing(changes: Partial<ListingRecord> = {}): ListingRecord {
  return {
    ...{ target: 't', basis: 'observed', state: 'ok', reason: 'ok', completeness: 'complete', message: '' },
    ...{ enumerator: 'stdio', launchKey: 'k', startedAt: '2026-11-03T00:00:00.000Z', durationMs: 1, dropped: 0 },
    ...{ confirmedAt: '2026-11-03T00:00:00.000Z', snapshotSha256: 'x' },
    ...changes,
  };
}

function target(way: TargetRecord['way'], last: ListingRecord, changes: Partial<TargetRecord> = {}): TargetRecord {
  const rest = { id: 't', active: true, failingSince: undefined, manifest: last, isShown: true };
  return { ...rest, basis: last.basis, way, last, ...changes };
}

const linkTo = (source: string) => ({ to: `/sources/${source}/`, text: `The ${source}` });
const offer = { registry: 'pypi', package: 'acme', version: '1.0', transport: 'stdio', settings: [] } as const;
const WAYS = {
  stdio: target({ kind: 'package', offer: { ...offer, settings: [] } }, listing()),
  http: target(
    { kind: 'remote', remote: { transport: 'streamable-http', url: 'https://a.example/', headers: [] } },
    listing({ enumerator: 'http' }),
  ),
  record: target({ kind: 'record', source: 'list', key: 'k' }, listing({ enumerator: 'record', basis: 'declared' })),
  page: target({ kind: 'record', source: 'list', key: 'k' }, listing({ enumerator: 'record', basis: 'claimed' })),
  bundle: target(
    { kind: 'package', offer: { ...offer, settings: [], registry: 'mcpb' } },
    listing({ enumerator: 'bundle', basis: 'declared' }),
  ),
  readme: target({ kind: 'readme', offer }, listing({ enumerator: 'readme', basis: 'claimed' })),
  import: target(undefined, listing({ enumerator: 'import' })),
  imported: target(
    { kind: 'record', source: 'import', key: 'k' },
    listing({ enumerator: 'record', basis: 'declared' }),
  ),
};
const names = Object.keys(WAYS) as (keyof typeof WAYS)[];

function provenance(name: keyof typeof WAYS) {
  const it = provenanceOf(WAYS[name].manifest, [WAYS[name]], linkTo);
  if (it === undefined) throw new Error(`Nothing is known of ${name}.`);
  return it;
}

function inWords(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'text' in part ? part.text : 'quote' in part ? part.quote : part.name;
    })
    .join('');
}

describe('where tools were read', () => {
  it('is said for every way', () => {
    expect(Object.fromEntries(names.map((name) => [name, inWords(howRead(provenance(name)))]))).toEqual({
      stdio: 'by starting it',
      http: 'by asking it at its address',
      record: 'from the record of The list',
      page: 'from a page for people, found through The list',
      bundle: 'from the manifest inside its bundle',
      readme: 'from the README of the PyPI package acme==1.0',
      import: 'from a file that was imported',
      imported: 'from a file that was imported',
    });
  });

  it('is observed only when the server itself answered us', () => {
    expect(names.filter((name) => isObserved(provenance(name)))).toEqual(['stdio', 'http']);
    const without = names.filter((name) => notObserved(provenance(name), [], 'this tool') === undefined);
    expect(without).toEqual(['stdio', 'http']);
    expect(provenanceOf(undefined, [], linkTo)).toBeUndefined();
  });

  it('names who says so, and whose words a description is', () => {
    expect(notObserved(provenance('readme'), [], 'this tool')?.lead).toBe('Claimed, not observed.');
    expect(notObserved(provenance('import'), [], 'this tool')?.lead).toBe('Imported, not observed.');
    expect(inWords(notObserved(provenance('record'), [WAYS.record], 'these tools')?.text ?? [])).toBe(
      'These tools are named in the record of The list. The server itself was not asked.',
    );
    expect(inWhoseWords(provenance('http'))).toBe('by the server’s author');
    expect(inWhoseWords(provenance('record'))).toBe('from the record of The list');
  });

  it('is where a reader gets it from', () => {
    expect(inWords(whereFrom(provenance('stdio')))).toBe(', from the PyPI package acme==1.0');
    expect(inWords(whereFrom(provenance('http')))).toBe(', at the address https://a.example/');
    expect(inWords(whereFrom(provenance('page')))).toContain(', according to a page for people');
  });
});

describe('what asking the server gave', () => {
  it('is a sentence for every state', () => {
    for (const state of LISTING_STATE_IDS) {
      const said = whatAskingGave([target(undefined, listing({ state }))]);
      expect(said).toMatch(/^The server itself\b.*\.$/);
      expect(languageFaults(said)).toEqual([]);
    }
  });

  it('is not what nobody names any more, nor what another one said', () => {
    const former = target(undefined, listing({ state: 'timeout' }), { active: false });
    expect(whatAskingGave([former])).toBe('No source names a way to ask the server itself any more.');
    expect(whatAskingGave([WAYS.import, WAYS.readme])).toBe('The server itself was not asked.');
  });
});

describe('the age of a tool list', () => {
  const manifest = listing();
  const on = (day: string) =>
    listing({ state: 'timeout', startedAt: `${day}T01:00:00.000Z`, confirmedAt: `${day}T23:00:00.000Z` });

  it('is counted in days of the catalog', () => {
    expect(ageOf(manifest, on('2026-11-25'))).toBe('22 days before the latest attempt');
    expect(ageOf(manifest, on('2026-11-04'))).toBe('1 day before the latest attempt');
    expect(ageOf(manifest, on('2026-11-03'))).toBe('earlier on the day of the latest attempt');
  });

  it('is none when the latest attempt gave it', () => {
    expect([ageOf(manifest, manifest), ageOf(manifest, undefined)]).toEqual(['', '']);
  });
});

it('writes packages as the tools of their registries do', () => {
  const written = (['npm', 'pypi', 'oci', 'nuget'] as const).map((registry) =>
    packageName({ registry, package: 'x', version: '1' }),
  );
  expect(written).toEqual(['x@1', 'x==1', 'x:1', 'x@1']);
  expect(packageName({ registry: 'oci', package: 'x', version: 'sha256:ab' })).toBe('x@sha256:ab');
  expect(packageName({ registry: 'mcpb', package: 'https://a.example/x.mcpb', version: 'ab' })).toBe(
    'https://a.example/x.mcpb',
  );
});
