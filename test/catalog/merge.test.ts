import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/database.ts';
import { mergeCatalog } from '../../catalog/merge.ts';
import { readRecord } from '../../catalog/read-records.ts';
import { readServer } from '../../catalog/read-servers.ts';
import { readDueTargets } from '../../catalog/read-targets.ts';
import { readDefinitions } from '../../catalog/read-tools.ts';
import { saveRun } from '../../catalog/write.ts';
import { copyOf, crawl, emptyCatalog, exported, night, shown, type Night } from './nights.ts';

const TIMES = [1, 3, 9, 12].map((day) => new Date(Date.UTC(2026, 10, day, 3)).toISOString());

function merged(shards: readonly Catalog[], into = emptyCatalog()): Catalog {
  for (const shard of shards) mergeCatalog(into, shard);
  return into;
}

/** One server with a package and an address, of which the package has these tools. */
function servers(tools: string[] | 'fails', version = '1.0.0'): Night {
  return { a: { version, hasPackage: true, hasRemote: true, declares: undefined, package: tools, remote: 'fails' } };
}

function tools(db: Catalog): string[] {
  return readDefinitions(db, 'a').map(({ tool }) => tool.name);
}

describe('the catalogs of shards', () => {
  const nights = fc.array(night, { minLength: 1, maxLength: TIMES.length });

  it('joined are what one crawl of all servers gives, night after night, in whatever order they are joined', () => {
    fc.assert(
      fc.property(
        nights,
        fc.integer({ min: 2, max: 4 }),
        fc.boolean(),
        fc.boolean(),
        (all, of, startJoined, backwards) => {
          const whole = emptyCatalog();
          let shards = Array.from({ length: of }, () => emptyCatalog());
          for (const [index, servers] of all.entries()) {
            const now = TIMES[index] ?? '';
            crawl(whole, servers, now);
            for (const [part, shard] of shards.entries()) crawl(shard, servers, now, { index: part + 1, of });
            const joined = merged(backwards ? shards.toReversed() : shards);
            expect(exported(joined)).toBe(exported(whole));
            expect(shown(joined)).toEqual(shown(whole));
            // Machines of a matrix start from what was joined the night before; others keep what is theirs.
            if (startJoined) shards = shards.map(() => copyOf(joined));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('joined into the catalog of the night before are that, too', () => {
    fc.assert(
      fc.property(night, night, (before, servers) => {
        const whole = emptyCatalog();
        crawl(whole, before, TIMES[0] ?? '');
        const [into, ...shards] = [copyOf(whole), copyOf(whole), copyOf(whole)] as const;
        crawl(whole, servers, TIMES[1] ?? '');
        for (const [part, shard] of shards.entries()) crawl(shard, servers, TIMES[1] ?? '', { index: part + 1, of: 2 });
        merged(shards, into);
        expect(exported(into)).toBe(exported(whole));
        expect(shown(into)).toEqual(shown(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('joined twice are the same as once', () => {
    fc.assert(
      fc.property(night, night, (first, second) => {
        const [a, b] = [emptyCatalog(), emptyCatalog()];
        for (const [db, index] of [
          [a, 1],
          [b, 2],
        ] as const) {
          crawl(db, first, TIMES[0] ?? '', { index, of: 2 });
          crawl(db, second, TIMES[1] ?? '', { index, of: 2 });
        }
        const once = merged([a, b]);
        const [text, listings] = [exported(once), once.prepare('SELECT count(*) FROM listings').pluck().get()];
        merged([a, b, copyOf(once)], once);
        expect(exported(once)).toBe(text);
        expect(once.prepare('SELECT count(*) FROM listings').pluck().get()).toBe(listings);
      }),
      { numRuns: 40 },
    );
  });
});

describe('of two catalogs of one server', () => {
  /** Catalogs of two nights that know nothing of each other. */
  function apart(first: Night, second: Night): [Catalog, Catalog] {
    const made: [Catalog, Catalog] = [emptyCatalog(), emptyCatalog()];
    crawl(made[0], first, TIMES[0] ?? '');
    crawl(made[1], second, TIMES[1] ?? '');
    return made;
  }

  it('the later record, plan and attempt count, whichever comes first', () => {
    for (const backwards of [false, true]) {
      const both = apart(servers(['old']), servers(['new'], '2.0.0'));
      const joined = merged(backwards ? both.toReversed() : both);
      expect(readRecord(joined, 's', 'a')?.packages[0]?.version).toBe('2.0.0');
      expect(tools(joined)).toEqual(['a new']);
      expect(readServer(joined, 'a')?.last?.startedAt).toBe(TIMES[1]);
    }
  });

  it('the list of the earlier stays when the later attempt gave none', () => {
    for (const backwards of [false, true]) {
      const both = apart(servers(['old']), servers('fails'));
      const joined = merged(backwards ? both.toReversed() : both);
      expect(readServer(joined, 'a')).toMatchObject({ last: { state: 'timeout' }, manifest: { state: 'ok' } });
      expect(tools(joined)).toEqual(['a old']);
    }
  });

  it('a withdrawal counts, and that a record came back', () => {
    const [there, gone] = apart(servers(['x']), servers(['x']));
    crawl(gone, {}, TIMES[2] ?? '');
    const joined = merged([gone, there]);
    expect(readRecord(joined, 's', 'a')?.withdrawnOn).toBe('2026-11-09');
    expect(readServer(joined, 'a')?.gone?.on).toBe('2026-11-09');
    expect(readDueTargets(joined, { now: TIMES[3] ?? '', full: true })).toEqual([]);
    crawl(there, servers(['x']), TIMES[3] ?? '');
    const again = emptyCatalog();
    crawl(again, servers(['x']), TIMES[3] ?? '');
    expect(readServer(merged([again], joined), 'a')?.gone).toBeUndefined();
  });

  it('a later confirmation of the same answer counts, with when to ask again', () => {
    const first = emptyCatalog();
    crawl(first, servers(['x']), TIMES[0] ?? '');
    const second = copyOf(first);
    first.prepare("UPDATE targets SET due_at = '' WHERE id LIKE 'npm:%'").run();
    second.exec("UPDATE listings SET confirmed_at = '2026-11-05T03:00:00.000Z'");
    second.exec("UPDATE targets SET interval_days = 16, due_at = '2026-11-20' WHERE id LIKE 'npm:%'");
    merged([second], first);
    expect(first.prepare("SELECT interval_days, due_at FROM targets WHERE id LIKE 'npm:%'").get()).toEqual({
      ...{ interval_days: 16, due_at: '2026-11-20' },
    });
    expect(readServer(first, 'a')?.last?.confirmedAt).toBe('2026-11-05T03:00:00.000Z');
  });
});

it('keeps the report of every run, once', () => {
  const [a, b] = [emptyCatalog(), emptyCatalog()];
  for (const [db, shard] of [
    [a, 1],
    [b, 2],
  ] as const)
    saveRun(db, { startedAt: TIMES[0] ?? '', finishedAt: TIMES[1] ?? '', report: { shard } });
  const joined = merged([a, b, a]);
  expect(joined.prepare('SELECT report FROM runs ORDER BY report').pluck().all()).toEqual([
    '{"shard":1}',
    '{"shard":2}',
  ]);
});

it('leaves nothing behind when a catalog cannot be read to its end', () => {
  const [into, from] = [emptyCatalog(), emptyCatalog()];
  crawl(from, servers(['x']), TIMES[0] ?? '');
  from.exec('DROP TABLE runs');
  expect(() => {
    mergeCatalog(into, from);
  }).toThrow(/runs/);
  expect(into.prepare('SELECT count(*) FROM servers').pluck().get()).toBe(0);
});
