import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import type { Attack } from '../../catalog/attack.ts';
import type { RuleText } from '../../catalog/model.ts';
import { readCounts, type Counts } from '../../catalog/read-overview.ts';
import { readAttacks, readRuleCounts, readRules } from '../../catalog/read-rules.ts';
import { readServer, readServers, type ServerRecord, type ServerSummary } from '../../catalog/read-servers.ts';
import { readRecordsOf, type StoredRecord } from '../../catalog/read-records.ts';
import { readTargets, type TargetRecord } from '../../catalog/read-ways.ts';
import { readToolFacts } from '../../catalog/read-facts.ts';
import { readFactorCounts } from '../../catalog/read-for-pages.ts';
import type { FactorId } from '../../catalog/vocabulary.ts';
import { flowOf, type ServerFlow } from '../../policy/flows.ts';
import { recommendForServer, type ToolFacts } from '../../policy/recommend.ts';
import type { Policy } from '../../policy/document.ts';
import { remember, rememberLatest } from './memo.ts';

/** The catalog that the build reads, opened when the first page asks. */
export const catalog = remember(() => openCatalogToRead(catalogPath()));

export const counts: () => Counts = remember(() => readCounts(catalog()));
export const servers: () => ServerSummary[] = remember(() => readServers(catalog()));
export const attacks: () => Attack[] = remember(() => readAttacks(catalog()));
export const rules: () => RuleText[] = remember(() => readRules(catalog()).rules);
export const ruleCounts: () => Map<string, number> = remember(() => readRuleCounts(catalog()));

const rulesById = remember(() => new Map(rules().map((rule) => [rule.id, rule])));

export function ruleById(id: string): RuleText | undefined {
  return rulesById().get(id);
}

/**
 * A server by its URL segment. Pages are built server by server, so the latest few suffice: reading a server parses its
 * whole manifest, which can be large.
 */
export const serverBySlug: (slug: string) => ServerRecord | undefined = rememberLatest(2, (slug) =>
  readServer(catalog(), slug),
);

/** The ways in which a server was tried, best first. */
export const targetsOfServer: (id: string) => TargetRecord[] = rememberLatest(1, (id) => readTargets(catalog(), id));

/** What the sources say about a server. */
export const recordsOfServer: (id: string) => StoredRecord[] = rememberLatest(1, (id) => readRecordsOf(catalog(), id));

/** What the recommendation for a whole server is made from, in the order of the manifest. */
export const factsOfServer: (id: string) => ToolFacts[] = rememberLatest(1, (id) => readToolFacts(catalog(), id));

export const policyOfServer: (id: string) => Policy = rememberLatest(1, (id) => recommendForServer(factsOfServer(id)));

/** How the tools of a server complete each other. */
export const flowOfServer: (id: string) => ServerFlow = rememberLatest(1, (id) => flowOf(factsOfServer(id)));

export const factorCounts: () => ReadonlyMap<FactorId, number> = remember(() => readFactorCounts(catalog()));

const summaries = remember(() => new Map(servers().map((server) => [server.id, server])));

/** A server with its counts, as lists show it. */
export function serverSummary(id: string): ServerSummary | undefined {
  return summaries().get(id);
}
