import type { Attack } from '../../catalog/attack.ts';
import type { ToolFacts } from '../../catalog/model.ts';
import type { Risk } from '../../catalog/vocabulary.ts';
import { RISK_IDS, riskRank } from '../../catalog/vocabulary.ts';
import { readToolFacts } from '../../catalog/read-facts.ts';
import { readTools, type ToolSummary } from '../../catalog/read-tools.ts';
import { attacksOn, type Attackable } from './attack-match.ts';
import { attacks, catalog, servers } from './catalog.ts';
import { remember } from './memo.ts';

/** How many tools of the catalog make an attack possible, and the riskiest of them. */
export interface AttackUse {
  tools: number;
  servers: number;
  risks: Record<Risk, number>;
  /** At most one of a server, so that a large server does not stand for all. */
  riskiest: { server: string; name: string; risk: Risk }[];
}

const NAMED = 8;

/** The use of every attack, from one pass over the catalog, server by server. */
const uses = remember(() => {
  const found = new Map(attacks().map(({ id }) => [id, emptyUse()]));
  for (const server of servers()) {
    if (server.tools === 0) continue;
    const best = new Map<string, ToolFacts>();
    for (const facts of readToolFacts(catalog(), server.id)) {
      for (const { attack } of attacksOn(attackable(facts), attacks())) {
        const use = found.get(attack.id);
        if (use === undefined) continue;
        use.tools += 1;
        use.risks[facts.risk] += 1;
        const before = best.get(attack.id);
        if (before === undefined || riskRank(facts.risk) > riskRank(before.risk)) best.set(attack.id, facts);
      }
    }
    for (const [id, { name, risk }] of best) note(found.get(id), { server: server.id, name, risk });
  }
  return found;
});

export function attackUse(attack: Attack): AttackUse {
  return uses().get(attack.id) ?? emptyUse();
}

/** The riskiest tools of an attack, as lists show them. */
export function riskiestOf({ riskiest }: AttackUse): ToolSummary[] {
  return riskiest.flatMap(({ server, name }) => {
    const tool = readTools(catalog(), { server }).find((one) => one.name === name);
    return tool === undefined ? [] : [tool];
  });
}

/** What decides about a tool, from what the policy is made from. */
function attackable({ category, factors, attacks: fired, tool }: ToolFacts): Attackable {
  return { category, factors, rules: fired.map(({ rule }) => rule), tool };
}

function note(use: AttackUse | undefined, tool: AttackUse['riskiest'][number]): void {
  if (use === undefined) return;
  use.servers += 1;
  const { riskiest } = use;
  if (riskiest.length === NAMED && riskRank(tool.risk) <= riskRank(riskiest.at(-1)?.risk ?? 'low')) return;
  riskiest.push(tool);
  riskiest.sort((a, b) => riskRank(b.risk) - riskRank(a.risk));
  riskiest.splice(NAMED);
}

function emptyUse(): AttackUse {
  const risks = Object.fromEntries(RISK_IDS.map((risk) => [risk, 0])) as Record<Risk, number>;
  return { tools: 0, servers: 0, risks, riskiest: [] };
}
