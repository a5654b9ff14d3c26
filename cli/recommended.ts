import type { Catalog } from '../catalog/database.ts';
import { readToolFacts } from '../catalog/read-facts.ts';
import { describeForServer, describeForTool, plain } from '../policy/describe.ts';
import type { Policy } from '../policy/document.ts';
import { onlyFor, recommendForServer } from '../policy/recommend.ts';
import { UsageError } from './errors.ts';
import type { findTarget } from './target.ts';

export interface Recommended {
  serverId: string;
  /** The names of the server's tools, in the order of its manifest. */
  tools: string[];
  policy: Policy;
  /** What the policy does, in sentences. */
  about: string;
}

/**
 * The recommended policy for a server, or for one of its tools.
 * @throws UsageError when the server has no such tool
 */
export function recommendedFor(db: Catalog, { server, tool }: ReturnType<typeof findTarget>): Recommended {
  const facts = readToolFacts(db, server.id);
  const tools = [...new Set(facts.map(({ name }) => name))];
  const whole = recommendForServer(facts);
  const found = { serverId: server.id, tools };
  if (tool === undefined) {
    const { sentence, rest } = describeForServer(whole, tools);
    return { ...found, policy: whole, about: `${sentence} ${rest}` };
  }
  if (!tools.includes(tool)) throw new UsageError(`${server.title} has no tool "${tool}" in the catalog.`);
  const alone = onlyFor(tool, whole);
  const { effect, exceptions, unseen, rest } = describeForTool(alone, tool);
  const about = [...[effect, ...exceptions].map(plain), ...unseen, rest].join(' ');
  return { ...found, policy: alone, about };
}
