import Database from 'better-sqlite3';
import fc from 'fast-check';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { exportCatalog } from '../../catalog/export.ts';
import { readRecords } from '../../catalog/read-records.ts';
import { readDueReadmes, readDueTargets } from '../../catalog/read-targets.ts';
import type { DueTarget } from '../../catalog/target.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { beginReading, finishReading, saveRecords } from '../../catalog/write-records.ts';
import { savePlan } from '../../catalog/write-servers.ts';
import { nextVisit } from '../../crawler/due.ts';
import { planServers } from '../../crawler/plan/plan.ts';
import { shardOf } from '../../crawler/shard.ts';
import { aListing, anOffer, aRecord, aRemote } from './records.ts';

/** What one server is like on one night. */
interface Server {
  version: string;
  hasPackage: boolean;
  hasRemote: boolean;
  declares: string[] | undefined;
  /** What each attempt on it gives: nothing, a list that broke off, no tools, or these. */
  package: Answer;
  remote: Answer;
}
type Answer = 'fails' | 'breaks off' | string[];

/** The servers by name, on one night. */
export type Night = Record<string, Server>;

const tools = fc.array(fc.constantFrom('read', 'write', 'run'), { maxLength: 2 });
const answer = fc.oneof(fc.constantFrom<Answer>('fails', 'breaks off'), tools);
const server: fc.Arbitrary<Server> = fc.record({
  ...{ version: fc.constantFrom('1.0.0', '2.0.0'), hasPackage: fc.boolean(), hasRemote: fc.boolean() },
  ...{ declares: fc.option(tools, { nil: undefined }), package: answer, remote: answer },
});
const names = fc.constantFrom('a', 'b', 'com.acme/c', 'io.github.acme/d', '@e/f', 'g', 'h', 'ü');
export const night: fc.Arbitrary<Night> = fc.dictionary(names, server, { maxKeys: 8, noNullPrototype: true });

/** A crawl of one night, of all servers or of those of one shard. */
export function crawl(db: Catalog, servers: Night, now: string, shard = { index: 1, of: 1 }): void {
  const { reading } = beginReading(db, { source: 's', place: 'p', now, full: false });
  const records = Object.entries(servers).map(([key, it]) =>
    aRecord({
      ...{ source: 's', key, id: key, retrievedAt: now, body: JSON.stringify(it) },
      packages: it.hasPackage ? [anOffer(`@acme/${key}`, { version: it.version })] : [],
      remotes: it.hasRemote ? [aRemote(`https://mcp.example/${encodeURIComponent(key)}`)] : [],
      ...(it.declares === undefined
        ? {}
        : { declared: { tools: it.declares.map((name) => ({ name })), complete: true } }),
    }),
  );
  saveRecords(db, reading, records, undefined);
  finishReading(db, reading, { covered: 'everything', now });
  const plan = planServers(readRecords(db), {
    ...{ sourceOrder: ['s'], canStart: () => true, isAsked: () => true, allowPrivate: false },
  });
  savePlan(db, plan, now);
  for (const read of [readDueTargets, readDueReadmes]) {
    const due = read(db, { now, full: false });
    for (const target of due) if (shardOf(target.serverId, shard.of) === shard.index) list(db, servers, target, now);
  }
}

function list(db: Catalog, servers: Night, target: DueTarget, startedAt: string): void {
  const { id, serverId, basis, launchKey, way } = target;
  const { declares = [], ...it } = servers[serverId] ?? { package: 'fails', remote: 'fails' };
  const said: Answer = way.kind === 'record' ? declares : way.kind === 'readme' ? ['claimed'] : it[way.kind];
  const broken = said === 'breaks off';
  const names = typeof said === 'string' ? ['half'] : said;
  const listing = aListing({
    ...{ target: id, basis, launchKey, startedAt, state: typeof said === 'string' ? 'timeout' : 'ok' },
    ...(broken ? { completeness: 'partial', message: 'It broke off.' } : {}),
    ...(said === 'fails' ? { completeness: 'unknown', message: 'It failed.' } : {}),
    ...(names.length === 0 ? { state: 'empty' } : {}),
    // How long it took is different on every machine.
    durationMs: Math.round(performance.now()),
  });
  const manifest = JSON.stringify({ tools: names.map((name) => ({ name: `${serverId} ${name}` })) });
  saveListing(db, serverId, listing, said === 'fails' ? undefined : manifest, (changed) =>
    nextVisit(target, listing, changed),
  );
}

export function emptyCatalog(): Catalog {
  return openCatalog(':memory:');
}

export function copyOf(db: Catalog): Catalog {
  const copy = new Database(db.serialize());
  copy.pragma('foreign_keys = ON');
  return copy;
}

/** The whole export as one text. */
export function exported(db: Catalog): string {
  return [...exportCatalog(db)].map(({ file, line }) => `${file}: ${line}\n`).join('');
}

/** What each server shows: tools that can be computed again are not in an export. */
export function shown(db: Catalog): unknown[] {
  return db
    .prepare(
      `SELECT servers.id, tools.name, last.target, last.state FROM servers LEFT JOIN tools ON tools.server_id = servers.id
       LEFT JOIN listings AS last ON last.id = last_listing ORDER BY servers.id, tools.position`,
    )
    .all();
}
