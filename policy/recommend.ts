import type { ToolFacts } from '../catalog/model.ts';
import type { Limit, Policy, ToolRule } from './document.ts';
import { approvalsFor, denialsFor, untestedIn } from './recommend/guards.ts';
import { limitsFor, perMinute } from './recommend/caps.ts';
import { parametersOf } from './recommend/parameters.ts';
import { TABLE } from './recommend/table.ts';

export type { ToolFacts };
export { CALLS_A_MINUTE } from './recommend/numbers.ts';

/** The rules for all tools of a server. Of tools that share a name, the riskiest speaks for the name. */
export function recommendForServer(tools: readonly ToolFacts[]): Policy {
  const named = tools.filter(({ name }) => canBeNamed(name));
  const hide = [...new Set(named.filter(attacks).map(({ name }) => name))];
  const rules = [...speakersOf(named)]
    .filter(([name]) => !hide.includes(name))
    .map(([name, { row, facts }]) => [name, ruleFor(facts, row)] as const);
  return { version: '1', default: 'deny', ...(hide.length > 0 && { hide }), tools: new Map(rules) };
}

/** Why a name gets the rule that it gets. */
export interface Reason {
  /** Completes "It is a tool …". */
  which: string;
  why: string;
  /** What the model chooses freely and no condition tests: sentences, each complete. */
  untested: string[];
}

/** Undefined when the name is hidden. */
export function reasonFor(name: string, tools: readonly ToolFacts[]): Reason | undefined {
  const alike = tools.filter((tool) => tool.name === name);
  const speaker = speakersOf(alike).get(name);
  const row = TABLE[speaker?.row ?? -1];
  if (speaker === undefined || row === undefined || alike.some(attacks)) return undefined;
  const untested = 'deny' in row.verdict ? [] : untestedIn(speaker.facts, parametersOf(speaker.facts.tool));
  return { which: row.which, why: row.why, untested };
}

/** Of the tools of each name, the one that the first row of the table fits. */
function speakersOf(tools: readonly ToolFacts[]): Map<string, { row: number; facts: ToolFacts }> {
  const speakers = new Map<string, { row: number; facts: ToolFacts }>();
  for (const facts of tools) {
    const row = TABLE.findIndex(({ when }) => when(facts));
    const other = speakers.get(facts.name);
    if (other === undefined || row < other.row) speakers.set(facts.name, { row, facts });
  }
  return speakers;
}

/**
 * The part of a server's policy that is about one name, alone in a policy that denies the rest of the server. A policy
 * knows tools by name only, so tools that share a name get the same. A name that the policy does not have is denied.
 */
export function onlyFor(name: string, policy: Policy): Policy {
  const rule = policy.tools?.get(name);
  return {
    version: '1',
    default: 'deny',
    ...(policy.hide?.includes(name) === true && { hide: [name] }),
    tools: new Map(rule === undefined ? [] : [[name, rule]]),
  };
}

/** A policy that caps one tool and leaves the rest of the server as it is. */
export function policyThatLimits(name: string, max: number): Policy {
  return restricting(name, { limits: [perMinute(name, max)] });
}

/** A policy that blocks one tool and leaves the rest of the server as it is. */
export function policyThatBlocks(name: string): Policy {
  return restricting(name, denied('Blocked by the policy.'));
}

function restricting(name: string, rule: ToolRule): Policy {
  // What cannot be named can only be denied with all that is not named.
  if (!canBeNamed(name)) return { version: '1', default: 'deny' };
  return { version: '1', default: 'allow', tools: new Map([[name, rule]]) };
}

/**
 * A denied tool is still listed, and its text still reaches the model; only a hidden one's does not. What is only
 * likely an attack is not enough to take a tool away from its users.
 */
function attacks({ attacks }: ToolFacts): boolean {
  return attacks.some(({ confidence }) => confidence === 'high');
}

/** The language has no way to name a tool that is called `*`: to `hide`, that is every tool. */
function canBeNamed(name: string): boolean {
  return name !== '*';
}

function ruleFor(facts: ToolFacts, row: number): ToolRule {
  const verdict = TABLE[row]?.verdict ?? { deny: 'Not reviewed.' };
  if ('deny' in verdict) return denied(verdict.deny);
  const parameters = parametersOf(facts.tool);
  const deny_if = denialsFor(facts, parameters);
  const limits: Limit[] = limitsFor(facts, verdict.aMinute, parameters);
  // Who is asked about every call need not be asked about some.
  const approve =
    verdict.ask === undefined ? approvalsFor(facts, parameters) : [{ conditions: [], reason: verdict.ask }];
  return {
    ...(deny_if.length > 0 && { deny_if }),
    ...(approve.length > 0 && { approve }),
    ...(limits.length > 0 && { limits }),
  };
}

function denied(reason: string): ToolRule {
  return { deny_if: [{ conditions: [], on_deny: reason }] };
}
