import type { Policy, ToolRule } from '../document.ts';
import type { Abilities, TargetInput } from './target.ts';

/** What a format that does not look at arguments can say of a tool. */
export type Stance = 'allow' | 'ask' | 'deny';

export interface ToolStance {
  name: string;
  stance: Stance;
  /** The policy hides the tool. Its stance is `deny`. */
  hidden: boolean;
  /** The policy names the tool. What it does not name and allows, a client can be left to decide. */
  named: boolean;
}

export interface Stances {
  /** Every tool of the server and every tool that the policy names, once each. */
  tools: ToolStance[];
  /** Of a tool that neither the policy nor the list of the server's tools names. */
  others: Stance;
}

/**
 * What a format can say of each tool. What it cannot express is made stricter: what is denied or asked about for some
 * arguments is asked about for all where the format can ask, and denied for all where it cannot. A format that looks
 * at arguments writes these parts itself, so here they count for nothing. Limits make no difference: a tool with a
 * limit that cannot be kept stays usable, and `lostBy` says so.
 */
export function stancesOf({ policy, tools }: TargetInput, abilities: Abilities): Stances {
  return {
    tools: namesOf(policy, tools).map((name) => ({
      name,
      stance: stanceOf(partsOf(policy, name), abilities),
      hidden: isHidden(policy, name),
      named: policy.tools?.has(name) ?? false,
    })),
    others: stanceOf(partsOf(policy, undefined), abilities),
  };
}

/** The tools of the server, then those that only the policy names. */
export function namesOf(policy: Policy, tools: readonly string[]): string[] {
  const hidden = policy.hide?.filter((name) => name !== '*') ?? [];
  return [...new Set([...tools, ...(policy.tools?.keys() ?? []), ...hidden])];
}

export function isHidden(policy: Policy, name: string): boolean {
  return policy.hide?.some((hidden) => hidden === '*' || hidden === name) ?? false;
}

/**
 * The rules that a call of the tool has to pass, or undefined when none lets it through: the tool is hidden, or not
 * named under `default: deny`. Without a name: of a tool that nothing names.
 */
export function partsOf(policy: Policy, name: string | undefined): ToolRule[] | undefined {
  if (isHidden(policy, name ?? '*')) return undefined;
  const own = name === undefined ? undefined : policy.tools?.get(name);
  if (own === undefined && policy.default === 'deny') return undefined;
  return [policy.all_tools ?? {}, own ?? {}];
}

/** Whether every call is denied, whatever its arguments. */
export function alwaysDenied(parts: readonly ToolRule[] | undefined): boolean {
  return parts?.some(({ deny_if = [] }) => deny_if.some(({ conditions }) => conditions.length === 0)) ?? true;
}

/** Whether a call can be denied for its arguments. */
export function deniedByArguments(parts: readonly ToolRule[]): boolean {
  return parts.some(
    ({ require = [], deny_if = [], limits = [] }) =>
      [...require, ...deny_if].some(({ conditions }) => conditions.length > 0) ||
      // A call that does not say how much it uses up is denied.
      limits.some(({ increment_from }) => increment_from !== undefined),
  );
}

/** Whether a person is asked: about every call, about some by their arguments, or about none. */
export function askedAbout(parts: readonly ToolRule[]): 'every' | 'some' | 'none' {
  const approvals = parts.flatMap(({ approve = [] }) => approve);
  if (approvals.some(({ conditions }) => conditions.length === 0)) return 'every';
  return approvals.length > 0 ? 'some' : 'none';
}

function stanceOf(parts: readonly ToolRule[] | undefined, abilities: Abilities): Stance {
  if (parts === undefined || alwaysDenied(parts)) return 'deny';
  const strict = abilities.ask ? 'ask' : 'deny';
  if (askedAbout(parts) === 'every') return strict;
  if (abilities.arguments) return 'allow';
  return deniedByArguments(parts) || askedAbout(parts) === 'some' ? strict : 'allow';
}
