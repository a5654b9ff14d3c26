import type { ServerRecord } from '../../catalog/read-servers.ts';
import type { Attack } from '../../catalog/attack.ts';
import { treatmentOf } from '../../policy/describe.ts';
import { flowOf } from '../../policy/flows.ts';
import { attacks, factsOfServer, flowOfServer, policyOfServer } from './catalog.ts';
import { THEFT_ATTACK, type FlowContext } from './flow-words.ts';
import { serverPath } from './links.ts';

/** What sentences about a server's flow are made from. */
export function flowContext({ id, slug, title }: ServerRecord): FlowContext {
  return {
    flow: flowOfServer(id),
    server: { to: serverPath(slug), name: title },
    toolList: `${serverPath(slug)}#tools`,
  };
}

/** Whether the tools that the recommended policy does not deny still have all three. */
export function completeUnderPolicy(serverId: string): boolean {
  const policy = policyOfServer(serverId);
  const left = factsOfServer(serverId).filter(({ name }) => !['denied', 'hidden'].includes(treatmentOf(policy, name)));
  return flowOf(left).complete;
}

/** The attack to read about, when the catalog has it. */
export function theftAttack(): Attack | undefined {
  return attacks().find(({ id }) => id === THEFT_ATTACK);
}
