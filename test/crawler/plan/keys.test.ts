import { describe, expect, it } from 'vitest';
import type { PackageOffer } from '../../../catalog/record.ts';
import { keysOf } from '../../../crawler/plan/keys.ts';
import { anOffer, aRecord, aRemote } from '../../catalog/records.ts';

/** The keys of a record besides its own id. */
function keys(changes: Parameters<typeof aRecord>[0], allowPrivate = false): string[] {
  return keysOf(aRecord(changes), allowPrivate).slice(1);
}

describe('a package', () => {
  it.each<[PackageOffer['registry'], string, string]>([
    ['npm', '@acme/ledger', 'pkg:npm/@acme/ledger'],
    ['pypi', 'Acme_Ledger.mcp', 'pkg:pypi/acme-ledger-mcp'],
    ['nuget', 'Acme.LedgerMcp', 'pkg:nuget/acme.ledgermcp'],
    ['oci', 'docker.io/mcp/ledger', 'pkg:oci/mcp/ledger'],
    ['oci', 'index.docker.io/library/ledger', 'pkg:oci/ledger'],
    ['oci', 'ghcr.io/Acme/Ledger', 'pkg:oci/ghcr.io/acme/ledger'],
    [
      'mcpb',
      'https://github.com/acme/mcp/releases/download/v2.3.0/ledger.mcpb',
      'pkg:mcpb/https://github.com/acme/mcp/ledger.mcpb',
    ],
  ])('of %s named %s is the same in all spellings and versions', (registry, name, key) => {
    expect(keys({ packages: [anOffer(name, { registry }), anOffer(name, { registry, version: '2' })] })).toEqual([key]);
  });

  it.each<[PackageOffer['registry'], string]>([
    ['npm', 'mcp-remote'],
    ['npm', 'supergateway'],
    ['pypi', 'MCP_Proxy'],
    ['oci', 'docker.io/library/node'],
  ])('of %s that only starts others, %s, says nothing', (registry, name) => {
    expect(keys({ packages: [anOffer(name, { registry })] })).toEqual([]);
  });
});

describe('an address', () => {
  it('is the same in all spellings', () => {
    const urls = [
      'https://MCP.acme.example/mcp',
      'https://mcp.acme.example:443/mcp/',
      'https://mcp.acme.example//mcp#a',
    ];
    expect(keys({ remotes: urls.map(aRemote) })).toEqual(['remote:https://mcp.acme.example/mcp']);
  });

  it('is another one with another query, path or protocol', () => {
    const urls = ['https://a.example/mcp?x=1', 'https://a.example/mcp', 'https://a.example/', 'http://a.example/'];
    expect(keys({ remotes: urls.map(aRemote) })).toHaveLength(4);
  });

  it.each(['https://{tenant}.acme.example/mcp', 'https://acme.example/%7Btenant%7D/mcp', 'not an address', '{url}'])(
    'with parts that only users know says nothing: %s',
    (url) => {
      expect(keys({ remotes: [aRemote(url)] }, true)).toEqual([]);
    },
  );

  it.each([
    'http://localhost:3000/mcp',
    'http://127.0.0.1:8000/mcp',
    'http://0.0.0.0/mcp',
    'http://[::1]/mcp',
    'http://[::ffff:10.0.0.1]/mcp',
    'http://192.168.1.5/mcp',
    'http://169.254.169.254/mcp',
    'http://mcp-server:8080/mcp',
    'http://host.docker.internal/mcp',
    'http://printer.local/mcp',
  ])('that is another machine for everybody says nothing, except where everybody is one: %s', (url) => {
    expect(keys({ remotes: [aRemote(url)] })).toEqual([]);
    expect(keys({ remotes: [aRemote(url)] }, true)).toHaveLength(1);
  });
});

describe('a repository', () => {
  const repository = (url: string, subfolder?: string, repositoryVouched = true): string[] =>
    keys({ repository: { url, ...(subfolder === undefined ? {} : { subfolder }) }, repositoryVouched });

  it('says nothing when nobody vouches for it', () => {
    expect(repository('https://github.com/acme/ledger', undefined, false)).toEqual([]);
  });

  it.each([
    ['https://github.com/Acme/Ledger', undefined, 'repo:github.com/acme/ledger#'],
    ['https://www.github.com/acme/ledger.git', '.', 'repo:github.com/acme/ledger#'],
    ['https://github.com/acme/ledger/', './Servers/A/', 'repo:github.com/acme/ledger#servers/a'],
    ['https://github.com/acme/ledger/tree/main/servers/a', undefined, 'repo:github.com/acme/ledger#servers/a'],
    ['https://github.com/acme/ledger/issues', undefined, 'repo:github.com/acme/ledger#'],
    ['https://gitlab.com/acme/finance/ledger', undefined, 'repo:gitlab.com/acme/finance/ledger#'],
    ['https://gitlab.com/acme/finance/ledger/-/tree/main/a', undefined, 'repo:gitlab.com/acme/finance/ledger#a'],
  ])('%s with the folder %s is %s', (url, subfolder, key) => {
    expect(repository(url, subfolder)).toEqual([key]);
  });

  it.each(['https://github.com/acme', 'https://github.com/', 'git@github.com:acme/ledger', ''])(
    'that is none says nothing: %j',
    (url) => {
      expect(repository(url)).toEqual([]);
    },
  );
});

it('takes time in proportion to the length of what strangers write', () => {
  const long = '/'.repeat(500_000);
  const started = performance.now();
  keys({
    packages: [
      anOffer(`a${'-'.repeat(500_000)}`, { registry: 'pypi' }),
      anOffer(`https://a${long}`, { registry: 'mcpb' }),
    ],
    remotes: [aRemote(`https://a.example/${long}x`)],
    repository: { url: `https://github.com/acme/ledger${long}x`, subfolder: `${long}x` },
    repositoryVouched: true,
  });
  expect(performance.now() - started).toBeLessThan(2_000);
});
