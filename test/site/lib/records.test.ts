import { describe, expect, it } from 'vitest';
import type { PackageOffer } from '../../../catalog/record.ts';
import { riskNotes } from '../../../site/lib/record-notes.ts';
import { conflictsOf, type Compared } from '../../../site/lib/records.ts';

function said(source: string, changes: Partial<Compared> = {}): Compared {
  const nothing = { version: undefined, repository: undefined, homepage: undefined, withdrawnOn: undefined };
  return { source, title: 'Acme', packages: [], status: 'active', ...nothing, ...changes };
}

function offer(registry: PackageOffer['registry'], name: string, version = '1.0.0'): PackageOffer {
  return { registry, package: name, version, transport: 'stdio', settings: [] };
}

const fieldsOf = (...records: Compared[]) => conflictsOf(records).map(({ field }) => field);

describe('conflicts between sources', () => {
  it('are none where the same is written in another way', () => {
    const a = said('a', {
      ...{ title: 'ACME ', version: 'v1.2.0', homepage: 'https://www.acme.example/' },
      repository: { url: 'https://github.com/Acme/x.git', subfolder: 'mcp' },
    });
    const b = said('b', {
      ...{ title: 'acme', version: '1.2.0', homepage: 'http://acme.example' },
      repository: { url: 'git+https://github.com/acme/x/', subfolder: 'mcp' },
    });
    expect(fieldsOf(a, b)).toEqual([]);
  });

  it('name every field, and who says what', () => {
    const a = said('a', { version: '1', repository: { url: 'https://a.example/x' }, homepage: 'https://a.example' });
    const b = said('b', {
      ...{ title: 'Other', version: '2', homepage: 'https://b.example' },
      repository: { url: 'https://a.example/x', subfolder: 'y' },
    });
    expect(fieldsOf(a, b)).toEqual(['Title', 'Version', 'Repository', 'Homepage']);
    expect(conflictsOf([a, b, said('c', { version: '2' })])[1]).toEqual({
      field: 'Version',
      says: [
        { value: '1', sources: ['a'] },
        { value: '2', sources: ['b', 'c'] },
      ],
    });
  });

  it('are none where one says more than the other, or nothing', () => {
    const many = said('a', { packages: [offer('npm', 'x'), offer('npm', 'y'), offer('pypi', 'z')] });
    expect(fieldsOf(many, said('b', { packages: [offer('npm', 'Y')] }), said('c'))).toEqual([]);
    expect(fieldsOf(said('a', { version: '1' }), said('a', { version: '2' }))).toEqual([]);
  });

  it('tell packages that are named differently from versions that differ', () => {
    const a = said('a', { packages: [offer('npm', 'x', '1.0.0'), offer('oci', 'img')] });
    const b = said('b', { packages: [offer('npm', 'x', '2.0.0'), offer('oci', 'other')] });
    expect(fieldsOf(a, b)).toEqual(['Which container image', 'Version of the npm package x']);
  });

  it('leave out what a source has withdrawn or deleted', () => {
    const gone = said('b', { title: 'Other', withdrawnOn: '2026-11-01' });
    expect(fieldsOf(said('a'), gone, said('c', { title: 'Third', status: 'deleted' }))).toEqual([]);
  });
});

describe('notes that bear on risk', () => {
  it('are named, and say where in the note a value is', () => {
    const notes = {
      ...{ tier: 'Official', allowHosts: ['a.example', 'b.example'], disableNetwork: true },
      permissions: { network: { outbound: { allow_port: [443] } } },
    };
    expect(riskNotes(notes)).toEqual([
      { label: 'Hosts that it may reach', values: ['a.example', 'b.example'] },
      { label: 'Permissions', values: ['network.outbound.allow_port: 443'] },
      { label: 'Network switched off', values: ['true'] },
    ]);
  });

  it('show of settings the names', () => {
    const schema = { type: 'object', properties: { token: { type: 'string' }, port: {} } };
    expect(riskNotes({ configurations: [schema] })).toEqual([{ label: 'Settings', values: ['token', 'port'] }]);
  });

  it('end, however deep a note goes, and take nothing from its prototype', () => {
    let deep: unknown = 'end';
    for (let i = 0; i < 10_000; i += 1) deep = { a: deep };
    expect(riskNotes({ permissions: deep })[0]?.values).toEqual(['a.a.a.a.a: …']);
    expect(riskNotes(JSON.parse('{"__proto__": {"secrets": ["x"]}}') as Record<string, unknown>)).toEqual([]);
    expect(riskNotes({ secrets: null, volumes: [] })).toEqual([]);
  });
});
