import { RISK_IDS, riskRank, type Category, type Risk } from '../../catalog/vocabulary.ts';
import { legsOf } from '../flows.ts';
import { LEG_IDS, type LegId } from '../legs.ts';
import type { ToolFacts } from '../recommend.ts';
import { together, type LegGiver, type Together } from './together.ts';
import { sentencesOf } from './sentences.ts';

/** A tool as far as servers are compared by it. */
export interface ComparedTool {
  name: string;
  category: Category;
  risk: Risk;
  legs: LegId[];
}

/** A server to compare: by the name that sentences call it, with every tool that is known of it. */
export interface ComparedServer {
  name: string;
  /** Undefined when nobody knows which tools it has. */
  tools: ComparedTool[] | undefined;
}

interface RiskyTool extends ComparedTool {
  server: string;
}

/** What servers are in one session: each list is whole, and in the order of the servers unless it says otherwise. */
export interface StackFacts {
  servers: number;
  /** The servers of which no tool is known: all below is silent about them. */
  unread: string[];
  tools: number;
  risks: Record<Risk, number>;
  /** Tools of critical and high risk, the riskiest first. */
  riskiest: RiskyTool[];
  /** Who gives each of the three legs, with the tools that do. */
  legs: Record<LegId, LegGiver[]>;
  /** How the three legs come together. */
  trifecta: Together;
  /** Names that tools of several servers share. */
  collisions: { name: string; servers: string[] }[];
  /** The same in words, what matters most first. */
  sentences: string[];
}

/** A tool from what the catalog knows of it. */
export function comparedTool(facts: ToolFacts): ComparedTool {
  const { name, category, risk } = facts;
  return { name, category, risk, legs: legsOf(facts).map(({ leg }) => leg) };
}

/**
 * What the tools of servers are together, when one session has them all. Servers should have different names. It reads
 * what definitions say, so it tells what can happen and not what will.
 */
export function compareStack(servers: readonly ComparedServer[]): StackFacts {
  const read = servers.flatMap(({ name, tools }) => (tools === undefined ? [] : [{ name, tools }]));
  const tools = read.flatMap(({ name, tools }) => tools.map((tool) => ({ ...tool, server: name })));
  const legs = byLeg((leg) =>
    read.flatMap(({ name, tools }) => {
      const names = [...new Set(tools.filter((tool) => tool.legs.includes(leg)).map((tool) => tool.name))];
      return names.length === 0 ? [] : [{ server: name, tools: names }];
    }),
  );
  const facts = {
    servers: servers.length,
    unread: servers.filter((server) => server.tools === undefined).map(({ name }) => name),
    tools: tools.length,
    risks: countsOf(tools),
    riskiest: tools
      .filter(({ risk }) => risk === 'critical' || risk === 'high')
      .sort((a, b) => riskRank(b.risk) - riskRank(a.risk) || b.legs.length - a.legs.length),
    legs,
    trifecta: together(legs),
    collisions: collisionsIn(read),
  };
  return { ...facts, sentences: sentencesOf(facts) };
}

function byLeg(giversOf: (leg: LegId) => LegGiver[]): Record<LegId, LegGiver[]> {
  return Object.fromEntries(LEG_IDS.map((leg) => [leg, giversOf(leg)])) as Record<LegId, LegGiver[]>;
}

function countsOf(tools: readonly ComparedTool[]): Record<Risk, number> {
  const count = (risk: Risk) => tools.filter((tool) => tool.risk === risk).length;
  return Object.fromEntries(RISK_IDS.map((risk) => [risk, count(risk)])) as Record<Risk, number>;
}

/** Clients that do not put the server's name before a tool's can mix such tools up. */
function collisionsIn(servers: readonly { name: string; tools: ComparedTool[] }[]): StackFacts['collisions'] {
  const owners = new Map<string, string[]>();
  for (const { name, tools } of servers)
    for (const tool of new Set(tools.map((it) => it.name))) owners.set(tool, [...(owners.get(tool) ?? []), name]);
  return [...owners].filter(([, names]) => names.length > 1).map(([name, names]) => ({ name, servers: names }));
}
