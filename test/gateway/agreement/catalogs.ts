import type { Catalog } from '../../../catalog/database.ts';
import type { ToolFacts } from '../../../catalog/model.ts';
import { readToolFacts } from '../../../catalog/read-facts.ts';
import { readServers } from '../../../catalog/read-servers.ts';
import type { Call } from '../../../policy/evaluate.ts';
import { recommendForServer } from '../../../policy/recommend.ts';
import { callsOf, strangers } from './calls.ts';

/** A server of a catalog. */
export interface Listed {
  id: string;
  facts: readonly ToolFacts[];
}

/** The servers of a catalog that have tools. */
export function serversOf(db: Catalog): Listed[] {
  return readServers(db)
    .map(({ id }) => ({ id, facts: readToolFacts(db, id) }))
    .filter(({ facts }) => facts.length > 0);
}

/** The policy that is recommended for a server, and calls of each of its tools and of none. */
export function recommended({ facts }: Listed) {
  const policy = recommendForServer(facts);
  const names = [...new Set(facts.map(({ name }) => name))];
  const calls: Call[] = facts.flatMap(({ tool }) => callsOf(tool, policy));
  return { policy, tools: facts.map(({ tool }) => tool), names, calls: [...calls, ...strangers(names)] };
}
