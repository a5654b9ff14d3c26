import { z } from 'zod';
import { readToolFacts } from '../../../catalog/read-facts.ts';
import { RISK_IDS } from '../../../catalog/vocabulary.ts';
import { compareStack, comparedTool, type ComparedServer } from '../../../policy/stack/facts.ts';
import { plainName } from '../../../site/lib/text.ts';
import { catalogTool } from '../answer.ts';
import { findServer } from '../find.ts';
import { RatedTool, serverInput } from '../rating.ts';

const SERVERS = 20;
/** Tools that are named, riskiest first: more would fill a model's context. */
const NAMED = 20;
const Givers = z.array(z.object({ server: z.string(), tools: z.array(z.string()) }));

export const compare = catalogTool({
  name: 'compare',
  title: 'Servers of one session',
  description:
    'Returns what several MCP servers can do together in one session: how risky their tools are, whether together they can read private data, take in text of strangers and send data out, and which names of tools collide.',
  input: z.object({ servers: z.array(serverInput).min(1).max(SERVERS) }),
  output: z.object({
    unknown: z.array(z.string()).describe('Asked for, and not in the catalog: nothing is known about these.'),
    unread: z.array(z.string()).describe('Servers of which no tool is known: the rest is silent about them.'),
    tools: z.number().int(),
    byRisk: z.record(z.enum(RISK_IDS), z.number().int()),
    riskiest: z
      .array(RatedTool.omit({ confidence: true }))
      .describe(`At most ${NAMED} tools of critical and high risk.`),
    privateData: Givers.describe('Who returns what is not public.'),
    untrustedContent: Givers.describe('Who brings in text that strangers can have written.'),
    wayOut: Givers.describe('Who can send data to somebody outside.'),
    trifecta: z.object({
      complete: z.boolean().describe('All three are there.'),
      alone: z.array(z.string()).describe('Servers that have all three by themselves.'),
      sets: z.array(z.array(z.string())).describe('Servers that have all three only together.'),
      breakers: z.array(z.string()).describe('Leaving out any one of these is enough.'),
    }),
    collisions: z
      .array(z.object({ tool: z.string(), servers: z.array(z.string()) }))
      .describe('Names that tools of several servers share: one can be taken for the other.'),
    sentences: z.array(z.string()).describe('The same in words, what matters most first.'),
  }),
  answer(asked, db) {
    const found = [...new Set(asked.servers)].map((named) => ({ named, server: findServer(db, named) }));
    const ids = new Set(found.flatMap(({ server }) => (server === undefined ? [] : [server.sameAs ?? server.id])));
    const servers = [...ids].map((id): ComparedServer => {
      const facts = readToolFacts(db, id);
      return { name: id, tools: findServer(db, id)?.manifest === undefined ? undefined : facts.map(comparedTool) };
    });
    const { unread, tools, risks, riskiest, legs, trifecta, collisions, sentences } = compareStack(servers);
    const { complete, alone, sets, breakers } = trifecta;
    return {
      unknown: found.flatMap(({ named, server }) => (server === undefined ? [named] : [])),
      ...{ unread, tools, byRisk: risks },
      riskiest: riskiest
        .slice(0, NAMED)
        .map(({ server, name, category, risk }) => ({ server, tool: name, category, risk })),
      ...{ privateData: legs['private-data'], untrustedContent: legs['untrusted-content'], wayOut: legs['way-out'] },
      trifecta: { complete, alone, sets, breakers },
      collisions: collisions.map(({ name, servers }) => ({ tool: name, servers })),
      sentences: sentences.map((sentence) => plainName(sentence, 400)),
    };
  },
});
