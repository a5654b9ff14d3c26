import type { ToolSummary } from '../../catalog/read-tools.ts';
import type { Policy } from '../../policy/document.ts';
import { onlyFor } from '../../policy/recommend.ts';
import { factsOfServer, policyOfServer } from './catalog.ts';
import { rememberLatest } from './memo.ts';

/** The recommended policy for one tool alone. */
export function policyForTool({ serverId, name }: Pick<ToolSummary, 'serverId' | 'name'>): Policy {
  return onlyFor(name, policyOfServer(serverId));
}

const namesOfServer = rememberLatest(1, (serverId: string) => {
  const counts = new Map<string, number>();
  for (const { name } of factsOfServer(serverId)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
});

/** How many tools of the server have this name. */
export function toolsOfThatName({ serverId, name }: Pick<ToolSummary, 'serverId' | 'name'>): number {
  return namesOfServer(serverId).get(name) ?? 1;
}
