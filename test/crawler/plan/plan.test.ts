import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../../catalog/read-records.ts';
import { anOffer, aRemote } from '../../catalog/records.ts';
import { afterwards, grouping, plan, SOURCES, stored } from './stored.ts';

const npm = (...names: string[]) => ({ packages: names.map((name) => anOffer(name)) });

describe('a server of several records', () => {
  const registry = stored('official-registry', 'com.acme/a', {
    ...npm('a'),
    title: 'A',
    homepage: 'https://acme.example',
  });
  const glama = stored('glama', 'g', { ...npm('a'), title: 'Evil', homepage: 'https://evil.example' });

  it('is named by its best one alone', () => {
    expect(plan([glama, registry])).toMatchObject([
      { id: 'com.acme/a', title: 'A', source: 'official-registry', homepage: 'https://acme.example' },
    ]);
    const silent = stored('official-registry', 'com.acme/a', npm('a'));
    expect(plan([glama, silent])[0]).not.toHaveProperty('homepage');
  });

  it('keeps its id, and is told of by what is left, when its best one is withdrawn', () => {
    const before = plan([registry, glama]);
    const [there, gone] = afterwards([glama, { ...registry, withdrawnOn: '2026-11-02' }], before);
    expect(plan([there, gone].filter((it) => it !== undefined))).toMatchObject([
      { id: 'com.acme/a', title: 'Evil', source: 'glama' },
    ]);
  });

  it('is not renamed by a newcomer of the same source that comes first and shares a key', () => {
    const same = { remotes: [aRemote('https://a.example/mcp')] };
    const owner = stored('official-registry', 'com.acme/a', { ...same, title: 'A' });
    const thief = stored('official-registry', 'aaa/thief', { ...same, title: 'Evil', repositoryVouched: true });
    expect(plan([thief, ...afterwards([owner], plan([owner]))])).toMatchObject([{ id: 'com.acme/a', title: 'A' }]);
  });

  it('is asked when one of its sources is', () => {
    const isAsked = ({ source }: StoredRecord): boolean => source === 'glama';
    expect(plan([registry, glama], { isAsked })[0]?.asked).toEqual(['glama']);
    expect(plan([registry], { isAsked })[0]?.asked).toEqual([]);
  });
});

describe('a server that no source names', () => {
  it('is gone, with the reason, and cannot be listed', () => {
    const record = stored('official-registry', 'a', { ...npm('a'), serverId: 'a' });
    expect(plan([{ ...record, withdrawnOn: '2026-11-02' }])).toMatchObject([
      { id: 'a', targets: [], asked: [], goneWhy: 'No source names this server any longer.' },
    ]);
    expect(plan([{ ...record, status: 'deleted', statusMessage: 'Spam' }])[0]?.goneWhy).toBe(
      'The source official-registry has deleted this server. It says: "Spam"',
    );
  });

  it('is none when it never was one', () => {
    expect(plan([stored('official-registry', 'spam', { ...npm('a'), status: 'deleted' })])).toEqual([]);
  });

  it('is one that another source still names', () => {
    const [server] = plan([
      stored('official-registry', 'a', { ...npm('a'), status: 'deleted', serverId: 'a' }),
      stored('glama', 'b', { ...npm('a'), title: 'Still there' }),
    ]);
    expect(server).toMatchObject({ title: 'Still there', targets: [{ id: 'npm:a' }, { id: 'readme:npm:a' }] });
    expect(server).not.toHaveProperty('goneWhy');
  });
});

it('tells addresses of a private network apart only where they may be asked', () => {
  const local = { remotes: [aRemote('http://127.0.0.1:3000/mcp')] };
  const records = [stored('official-registry', 'a', local), stored('glama', 'b', local)];
  expect(plan(records)).toHaveLength(2);
  expect(plan(records, { allowPrivate: true })).toHaveLength(1);
});

/** Records that share few names, so that they meet. */
const drawn = fc.array(
  fc.record({
    source: fc.constantFrom(...SOURCES, 'unknown', 'unheard-of'),
    id: fc.constantFrom('i', 'j', 'k', undefined),
    packages: fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 2 }),
    remote: fc.constantFrom('https://a.example/', 'https://b.example/', undefined),
    folder: fc.constantFrom('x', 'y', undefined),
    repositoryVouched: fc.boolean(),
    withdrawnOn: fc.constantFrom(undefined, undefined, '2026-11-02'),
    serverId: fc.constantFrom(undefined, undefined, 'i', 'j', 'former'),
  }),
  { maxLength: 16 },
);

it('makes the same servers of the same records in whatever order, with ids of their own', () => {
  fc.assert(
    fc.property(drawn, fc.infiniteStream(fc.nat()), (made, random) => {
      const records = made.map(({ source, id, packages, remote, folder, ...rest }, i) =>
        stored(source, `k${i}`, {
          ...{ ...npm(...packages), remotes: remote === undefined ? [] : [aRemote(remote)], ...rest },
          ...(id === undefined ? {} : { id }),
          ...(folder === undefined ? {} : { repository: { url: 'https://github.com/acme/a', subfolder: folder } }),
        }),
      );
      const planned = plan(records);
      expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length);
      const heard = records.filter(({ withdrawnOn, serverId }) => withdrawnOn === undefined || serverId !== undefined);
      expect(planned.flatMap((server) => server.records)).toHaveLength(heard.length);
      const shuffled = records
        .map((record) => ({ record, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ record }) => record);
      expect(plan(shuffled)).toEqual(planned);
      const next = afterwards(records, planned);
      expect(grouping(plan(next))).toEqual(grouping(planned));
    }),
    { numRuns: 1_000 },
  );
});
