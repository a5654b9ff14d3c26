import type { ServerRecord } from '../../catalog/read-servers.ts';
import { readTool, type ToolRecord, type ToolSummary } from '../../catalog/read-tools.ts';
import {
  describeForTool,
  looksAtArguments,
  treatmentOf,
  type Described,
  type Treatment,
} from '../../policy/describe.ts';
import { formatPolicy } from '../../policy/document.ts';
import { legsOf, type ToolLeg } from '../../policy/flows.ts';
import { reasonFor, type Reason } from '../../policy/recommend.ts';
import { attacksOn, type PossibleAttack } from './attack-match.ts';
import { attacks, catalog, factsOfServer, ruleById, serverBySlug } from './catalog.ts';
import { evidenceBlocks, numbered, type EvidenceBlock, type NumberedFinding } from './evidence.ts';
import type { FlowContext } from './flow-words.ts';
import { parametersOf, type Parameters } from './parameters.ts';
import type { Provenance } from './provenance.ts';
import { alikeElsewhere, othersOfServer } from './related.ts';
import { flowContext } from './server-flow.ts';
import type { Room } from './room.ts';
import { serverProvenance } from './server-page.ts';
import { policyForTool } from './tool-policy.ts';

/** The recommended policy for a tool, in words. */
interface ToolPolicy extends Described {
  text: string;
  treatment: Treatment;
  /** Whether the arguments of a call count too. */
  checked: boolean;
  /** Why it is so; undefined when the tool is hidden. */
  reason: Reason | undefined;
}

/** Everything that one tool page shows, read and computed once. */
export interface ToolPage {
  room: Room;
  tool: ToolRecord;
  server: ServerRecord;
  /** Where its definition was read; undefined when that is not known. */
  provenance: Provenance | undefined;
  parameters: Parameters | undefined;
  findings: NumberedFinding[];
  evidence: { blocks: EvidenceBlock[]; more: number };
  attacks: PossibleAttack[];
  policy: ToolPolicy;
  /** What the tool has of the three kinds of access that make a theft possible. */
  legs: ToolLeg[];
  flow: FlowContext;
  others: ToolSummary[];
  elsewhere: ToolSummary[];
}

export function toolPage(serverSlug: string, toolSlug: string, room: Room): ToolPage {
  const server = serverBySlug(serverSlug);
  const tool = readTool(catalog(), serverSlug, toolSlug);
  if (server === undefined || tool === undefined) throw new Error(`No tool at ${serverSlug}/${toolSlug}.`);
  const findings = numbered(tool);
  const policy = policyForTool(tool);
  return {
    room,
    tool,
    server,
    provenance: serverProvenance(server),
    parameters: parametersOf(tool.tool, room.parameters),
    findings,
    evidence: evidenceBlocks(tool.definition, findings, room.evidence),
    attacks: attacksOn({ ...tool, rules: attackRulesOf(tool) }, attacks()),
    policy: {
      text: formatPolicy(policy),
      treatment: treatmentOf(policy, tool.name),
      checked: looksAtArguments(policy, tool.name),
      reason: reasonFor(tool.name, factsOfServer(server.id)),
      ...describeForTool(policy, tool.name),
    },
    legs: legsOf(tool),
    flow: flowContext(server),
    others: othersOfServer(tool),
    elsewhere: alikeElsewhere(tool),
  };
}

/** The rules for attacks that fired on its definition. */
function attackRulesOf({ findings }: ToolRecord): string[] {
  return findings
    .filter(({ outcome, ruleId }) => outcome === 'detected' && ruleById(ruleId)?.kind === 'attack')
    .map(({ ruleId }) => ruleId);
}
