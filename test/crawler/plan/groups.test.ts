import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../../catalog/read-records.ts';
import { groupRecords } from '../../../crawler/plan/groups.ts';
import { anOffer, aRemote } from '../../catalog/records.ts';
import { stored } from './stored.ts';

/** The keys of the records of each group. */
function groups(records: StoredRecord[]): string[][] {
  return groupRecords(records, false).map((group) => group.map(({ key }) => key));
}

const npm = (...names: string[]) => ({ packages: names.map((name) => anOffer(name)) });
const at = (...urls: string[]) => ({ remotes: urls.map(aRemote) });
const REPOSITORY = { repository: { url: 'https://github.com/acme/ledger', subfolder: 'a' } };
const VOUCHED = { ...REPOSITORY, repositoryVouched: true };

describe('records of several sources are one server', () => {
  it.each<[string, Partial<StoredRecord>]>([
    ['package', npm('@acme/ledger')],
    ['address', at('https://mcp.acme.example/mcp')],
    ['vouched repository and folder', VOUCHED],
    ['proposed id', { id: 'com.acme/ledger' }],
  ])('when they share a %s', (_what, same) => {
    expect(groups([stored('official-registry', 'a', same), stored('docker-catalog', 'b', same)])).toEqual([['a', 'b']]);
  });

  it('when they share something with one that they share nothing with themselves', () => {
    const records = [
      stored('built-in', 'a', npm('x')),
      stored('official-registry', 'b', { ...npm('x'), ...VOUCHED }),
      stored('docker-catalog', 'c', { ...VOUCHED, ...at('https://c.example/mcp') }),
      stored('glama', 'd', at('https://c.example/mcp')),
    ];
    expect(groups(records)).toEqual([['a', 'b', 'c', 'd']]);
  });
});

describe('records are not one server', () => {
  it('when they share a package that two of one source name: it holds several servers', () => {
    const records = [
      stored('official-registry', 'a', npm('suite')),
      stored('official-registry', 'b', npm('suite')),
      stored('glama', 'c', npm('suite')),
    ];
    expect(groups(records)).toHaveLength(3);
    expect(groups(records.slice(1))).toHaveLength(1);
  });

  it('when they share an address that more than three of one source name', () => {
    const of = (count: number) => [
      ...Array.from({ length: count }, (_, i) => stored('official-registry', `r${i}`, at('https://all.example/mcp'))),
      stored('glama', 'g', at('https://all.example/mcp')),
    ];
    expect(groups(of(3))).toHaveLength(1);
    expect(groups(of(4))).toHaveLength(5);
  });

  it('when they share a repository that holds two servers of one source', () => {
    const records = [
      stored('official-registry', 'a', VOUCHED),
      stored('official-registry', 'b', VOUCHED),
      stored('docker-catalog', 'c', VOUCHED),
    ];
    expect(groups(records)).toHaveLength(3);
  });

  it('when they lie in different folders of a repository', () => {
    const other = { ...VOUCHED, repository: { url: 'https://github.com/acme/ledger', subfolder: 'b' } };
    expect(groups([stored('official-registry', 'a', VOUCHED), stored('docker-catalog', 'b', other)])).toHaveLength(2);
  });

  it('when one only claims the repository of the other', () => {
    const records = [stored('official-registry', 'a', VOUCHED), stored('glama', 'thief', REPOSITORY)];
    expect(groups(records)).toEqual([['a'], ['thief']]);
  });

  it('when they share a program that starts others, or an address that only users know', () => {
    const same = { ...npm('mcp-remote'), ...at('https://{tenant}.acme.example/mcp', 'http://localhost:3000/mcp') };
    expect(groups([stored('official-registry', 'a', same), stored('glama', 'b', same)])).toHaveLength(2);
  });

  it('because a third claims to be both, when a source keeps them apart', () => {
    const [a, b, c] = ['https://a.example/mcp', 'https://b.example/mcp', 'https://c.example/mcp'];
    const victims = [
      stored('official-registry', 'a', at(a)),
      stored('official-registry', 'b', at(b)),
      stored('docker-catalog', 'c', at(c)),
    ];
    for (const source of ['official-registry', 'glama']) {
      const thief = stored(source, 'thief', at(a, b, c));
      expect(groups([...victims, thief])).toEqual([['a', 'c', 'thief'], ['b']]);
    }
  });

  it('because a newcomer shares something with one of two that were one server before', () => {
    const [x, y] = ['https://x.example/mcp', 'https://y.example/mcp'];
    const before = (serverId: string | undefined) => [
      stored('official-registry', 'thief', at(x)),
      stored('official-registry', 'owner', { ...at(y), serverId }),
      stored('docker-catalog', 'both', { ...at(x, y), serverId }),
    ];
    expect(groups(before('known'))).toEqual([['thief'], ['owner', 'both']]);
    expect(groups(before(undefined))).toEqual([['thief', 'both'], ['owner']]);
  });
});

it('puts every record into one group, in order, and no two of one source that share nothing', () => {
  const names = fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 3 });
  const source = fc.constantFrom('built-in', 'official-registry', 'glama');
  fc.assert(
    fc.property(fc.array(fc.tuple(source, names), { maxLength: 14 }), (drawn) => {
      const records = drawn.map(([from, hosts], i) =>
        stored(from, `k${i}`, at(...hosts.map((host) => `https://${host}.example`))),
      );
      const made = groupRecords(records, false);
      expect(made.flat()).toHaveLength(records.length);
      expect(new Set(made.flat()).size).toBe(records.length);
      for (const group of made) {
        expect(group).toEqual(records.filter((record) => group.includes(record)));
        for (const one of group) {
          for (const other of group) {
            if (one === other || one.source !== other.source) continue;
            const shared = one.remotes.filter((a) => other.remotes.some((b) => a.url === b.url));
            expect(shared.length).toBeGreaterThan(0);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});
