import type { ToolSummary } from '../../catalog/read-tools.ts';
import type { Policy } from '../../policy/document.ts';
import { onlyFor } from '../../policy/recommend.ts';
import { factsOfServer, policyOfServer, ruleById } from './catalog.ts';
import { rulePath } from './links.ts';
import { rememberLatest } from './memo.ts';
import { listed, type Prose } from './prose.ts';
import type { ToolPage } from './tool-page.ts';

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

/** Why the policy hides a tool. */
export function whyHidden({ findings }: Pick<ToolPage, 'findings'>): Prose {
  const attacks = findings.filter(
    ({ ruleId, confidence }) => confidence === 'high' && ruleById(ruleId)?.kind === 'attack',
  );
  const found = listed(attacks.map(({ ruleId }) => ({ to: rulePath(ruleId), text: ruleId })));
  const what: Prose =
    attacks.length === 0
      ? ['Another tool of this name has a definition whose text acts on the model. ']
      : ['The text of its definition acts on the model (', ...found, '). '];
  return [...what, 'A tool that is only denied is still listed, and its text still reaches the model.'];
}
