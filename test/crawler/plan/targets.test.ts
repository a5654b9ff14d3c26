import { describe, expect, it } from 'vitest';
import type { PackageRegistry } from '../../../catalog/record.ts';
import { targetsOf, type Listable } from '../../../crawler/plan/targets.ts';
import { anOffer, aRemote } from '../../catalog/records.ts';

function listable(changes: Partial<Listable> = {}): Listable {
  return { source: 'official-registry', key: 'a', packages: [], remotes: [], lists: {}, ...changes };
}

function ids(records: Listable[], missing: PackageRegistry[] = []): string[] {
  return targetsOf(records, (registry) => !missing.includes(registry)).map(({ id }) => id);
}

const NPM = anOffer('@acme/a');
const PYPI = anOffer('acme-a', { registry: 'pypi' });
const OCI = anOffer('acme/a', { registry: 'oci' });
const BUNDLE = anOffer('https://github.com/acme/a/releases/download/v1/a.mcpb', { registry: 'mcpb' });

describe('of one record', () => {
  it('are a package, its addresses, a bundle, its lists and its README', () => {
    const record = listable({
      packages: [BUNDLE, OCI, NPM, PYPI],
      remotes: [aRemote('https://a.example/mcp')],
      lists: { declared: 'hash', claimed: 'hash' },
    });
    const targets = targetsOf([record], () => true);
    expect(targets.map(({ id, basis }) => [basis, id])).toEqual([
      ['observed', 'oci:acme/a'],
      ['observed', 'remote:https://a.example/mcp'],
      ['declared', `mcpb:${BUNDLE.package}`],
      ['declared', 'declared:official-registry:a'],
      ['claimed', 'claimed:official-registry:a'],
      ['claimed', 'readme:npm:@acme/a'],
    ]);
  });

  it('take the first package that can be started here', () => {
    const packages = [anOffer('http-only', { transport: 'sse' }), OCI, NPM];
    expect(ids([listable({ packages })])[0]).toBe('oci:acme/a');
    expect(ids([listable({ packages })], ['oci'])[0]).toBe('npm:@acme/a');
    expect(ids([listable({ packages })], ['oci', 'npm'])[0]).toBe('oci:acme/a');
    expect(ids([listable({ packages: packages.slice(0, 1) })])[0]).toBe('npm:http-only');
  });

  it('are four addresses at most, those that can be asked first, each once', () => {
    const urls = ['https://{tenant}.example/mcp', ...[1, 2, 3, 4, 5].map((i) => `https://a${i}.example/mcp`)];
    const remotes = [...urls, 'https://a1.example/mcp/'].map(aRemote);
    expect(ids([listable({ remotes })])).toEqual([1, 2, 3, 4].map((i) => `remote:https://a${i}.example/mcp`));
    expect(ids([listable({ remotes: remotes.slice(0, 2) })])).toEqual([
      'remote:https://{tenant}.example/mcp',
      'remote:https://a1.example/mcp',
    ]);
  });
});

describe('of several records', () => {
  const thief = listable({
    source: 'glama',
    key: 'thief',
    packages: [anOffer('evil')],
    remotes: [aRemote('https://evil.example/mcp')],
    lists: { declared: 'hash' },
  });

  it('come after all of the better record', () => {
    const owner = listable({ remotes: [aRemote('https://a.example/mcp')], lists: { declared: 'hash' } });
    expect(ids([owner, thief]).slice(0, 2)).toEqual(['remote:https://a.example/mcp', 'declared:official-registry:a']);
  });

  it('hold no other package than the one of the best record that has any', () => {
    expect(ids([listable({ packages: [NPM] }), thief])).not.toContain('npm:evil');
  });

  it('also hold the best package that can be started here, when that one cannot', () => {
    const targets = ids([listable({ packages: [PYPI] }), thief], ['pypi']);
    expect(targets.indexOf('pypi:acme-a')).toBe(0);
    expect(targets).toContain('npm:evil');
  });

  it('take version and settings from the better record', () => {
    const [target] = targetsOf(
      [listable({ packages: [NPM] }), listable({ source: 'glama', packages: [{ ...NPM, version: '6.6.6' }] })],
      () => true,
    );
    expect(target?.way).toEqual({ kind: 'package', offer: NPM });
  });
});

describe('the launch key', () => {
  const keyOf = (record: Partial<Listable>): string | undefined =>
    targetsOf([listable(record)], () => true)[0]?.launchKey;

  it('is the same for the same, and another one for what could give another answer', () => {
    const setting = { place: 'argument', value: '--x', required: false, secret: false, format: 'string' } as const;
    const keys = [
      { packages: [NPM] },
      { packages: [{ ...NPM, version: '2.0.0' }] },
      { packages: [{ ...NPM, settings: [setting] }] },
      { remotes: [aRemote('https://a.example/mcp')] },
      { lists: { declared: 'one' } },
      { lists: { declared: 'two' } },
    ].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf({ packages: [{ ...NPM }] })).toBe(keys[0]);
  });
});
