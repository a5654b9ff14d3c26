import type { Catalog } from '../../../catalog/database.ts';
import type { Tool, ToolFacts } from '../../../catalog/model.ts';
import { readToolFacts } from '../../../catalog/read-facts.ts';
import { readServers } from '../../../catalog/read-servers.ts';
import type { Policy } from '../../../policy/document.ts';
import type { Call } from '../../../policy/evaluate.ts';
import { recommendForServer } from '../../../policy/recommend.ts';
import { openExamples } from '../../examples-catalog.ts';
import { builtInServers } from '../../golden/built-in.ts';
import { RECOMMENDED_TOOLS } from '../../golden/recommended-tools.ts';
import { callsOf, strangers } from './calls.ts';

/** A server of a catalog. */
export interface Listed {
  id: string;
  facts: readonly ToolFacts[];
}

/** A server, the policy that is recommended for it, and calls of each of its tools and of none. */
export interface Recommended {
  id: string;
  policy: Policy;
  tools: readonly Tool[];
  names: readonly string[];
  calls: readonly Call[];
}

/** The servers of a catalog that have tools. */
export function serversOf(db: Catalog): Listed[] {
  return readServers(db)
    .map(({ id }) => ({ id, facts: readToolFacts(db, id) }))
    .filter(({ facts }) => facts.length > 0);
}

/** The servers of the built-in list, without the schemas of their tools, and the tools that recommendations tell apart. */
export function goldenServers(): Listed[] {
  const builtIn = [...builtInServers()].map(([id, facts]) => ({ id, facts }));
  return [...builtIn, { id: 'kinds', facts: RECOMMENDED_TOOLS }];
}

/** The examples of every rule, with schemas: a server for each rule. */
export function exampleServers(): Listed[] {
  const examples = openExamples();
  try {
    return serversOf(examples);
  } finally {
    examples.close();
  }
}

/** The same tools on one server. Names that several servers have get a number. */
export function together(id: string, servers: readonly Listed[]): Listed {
  const having = new Map<string, number>();
  const facts = servers.flatMap((server) => {
    const before = new Map(having);
    return server.facts.map((one) => {
      const number = (before.get(one.name) ?? 0) + 1;
      having.set(one.name, number);
      const name = number === 1 ? one.name : `${one.name}_${number}`;
      return { ...one, name, tool: { ...one.tool, name } };
    });
  });
  return { id, facts };
}

export function recommended({ id, facts }: Listed): Recommended {
  const policy = recommendForServer(facts);
  const names = [...new Set(facts.map(({ name }) => name))];
  const calls = [...facts.flatMap(({ tool }) => callsOf(tool, policy)), ...strangers(names)];
  return { id, policy, tools: facts.map(({ tool }) => tool), names, calls };
}
