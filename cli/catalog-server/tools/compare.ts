import { z } from 'zod';
import { readToolFacts } from '../../../catalog/read-facts.ts';
import type { ToolFacts } from '../../../catalog/model.ts';
import { riskRank, RISK_IDS } from '../../../catalog/vocabulary.ts';
import { flowOf } from '../../../policy/flows.ts';
import { catalogTool } from '../answer.ts';
import { findServer } from '../find.ts';
import { countedByRisk, RatedTool, serverInput } from '../rating.ts';

const SERVERS = 20;
/** Tools of one server that are named: the riskiest. */
const NAMED = 5;
const Part = z.array(RatedTool.pick({ server: true, tool: true }));

export const compare = catalogTool({
  name: 'compare',
  title: 'Servers of one session',
  description:
    'Returns what several MCP servers can do together in one session: the risk of each, the names of tools that collide, and whether their tools together can read private data, take in text of strangers, and send data out.',
  input: z.object({ servers: z.array(serverInput).min(1).max(SERVERS) }),
  output: z.object({
    servers: z.array(
      z.object({
        server: z.string(),
        total: z.number().int(),
        byRisk: z.partialRecord(z.enum(RISK_IDS), z.number().int()),
        riskiest: z.array(RatedTool.omit({ server: true, confidence: true })),
      }),
    ),
    unknown: z
      .array(z.string())
      .describe('Asked for, but not in the catalog, or without known tools: judge these by other means.'),
    trifecta: z.object({
      complete: z.boolean(),
      privateData: Part,
      untrustedContent: Part,
      wayOut: Part,
      alone: z.array(z.string()).describe('Servers whose own tools are enough.'),
      deny: Part.describe('The fewest tools whose denial breaks it.'),
    }),
    collisions: z
      .array(z.object({ tool: z.string(), servers: z.array(z.string()) }))
      .describe('Tools of one name on several servers: a model can take one for the other.'),
  }),
  answer(asked, db) {
    const listed: Listed[] = [];
    const unknown: string[] = [];
    for (const named of new Set(asked.servers)) {
      const server = findServer(db, named);
      const facts = server === undefined ? [] : readToolFacts(db, server.id);
      if (server === undefined || facts.length === 0) unknown.push(named);
      else if (!listed.some(({ id }) => id === server.id)) listed.push({ id: server.id, facts });
    }
    return { servers: listed.map(summaryOf), unknown, trifecta: trifectaOf(listed), collisions: collisionsOf(listed) };
  },
});

interface Listed {
  id: string;
  facts: ToolFacts[];
}

function summaryOf({ id, facts }: Listed) {
  const byRisk = countedByRisk(facts);
  const riskiest = facts
    .toSorted((a, b) => riskRank(b.risk) - riskRank(a.risk))
    .slice(0, NAMED)
    .map(({ name, category, risk }) => ({ tool: name, category, risk }));
  return { server: id, total: facts.length, byRisk, riskiest };
}

/** The flow over the tools of all servers; a tool is known by its place among them, for names can repeat. */
function trifectaOf(listed: readonly Listed[]) {
  const all = listed.flatMap(({ id, facts }) => facts.map((one) => ({ server: id, tool: one.name, one })));
  const flow = flowOf(all.map(({ one }, i) => ({ ...one, name: String(i) })));
  const partOf = (places: readonly string[]) =>
    places.flatMap((place) => all[Number(place)] ?? []).map(({ server, tool }) => ({ server, tool }));
  return {
    complete: flow.complete,
    privateData: partOf(flow.tools['private-data']),
    untrustedContent: partOf(flow.tools['untrusted-content']),
    wayOut: partOf(flow.tools['way-out']),
    alone: listed.filter(({ facts }) => flowOf(facts).complete).map(({ id }) => id),
    deny: partOf(flow.smallest?.tools ?? []),
  };
}

function collisionsOf(listed: readonly Listed[]) {
  const servers = new Map<string, Set<string>>();
  for (const { id, facts } of listed)
    for (const { name } of facts) servers.set(name, (servers.get(name) ?? new Set()).add(id));
  return [...servers].filter(([, of]) => of.size > 1).map(([tool, of]) => ({ tool, servers: [...of] }));
}
