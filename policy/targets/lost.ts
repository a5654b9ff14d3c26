import type { Policy, ToolRule } from '../document.ts';
import { listed } from './names.ts';
import { alwaysDenied, askedAbout, deniedByArguments, isHidden, namesOf, partsOf, type Stance } from './stance.ts';
import type { Abilities, TargetInput } from './target.ts';

/**
 * What the policy says and a format with these abilities does not do, one sentence each. It tells what `stancesOf`
 * makes of the policy; what else a format cannot write, its target adds.
 */
export function lostBy({ policy, tools }: TargetInput, abilities: Abilities): string[] {
  const names = namesOf(policy, tools);
  // Without a name: every tool that nothing names.
  const usable = [...names, undefined].flatMap((name) => {
    const parts = partsOf(policy, name);
    return parts === undefined || alwaysDenied(parts) ? [] : [{ name, parts }];
  });
  return [
    ...argumentsLost(usable, abilities),
    ...askingLost(usable, abilities),
    ...limitsLost(policy, usable, abilities),
    ...hidingLost(policy, names, abilities),
    ...othersLost(policy, abilities),
    ...reasonsLost(policy, usable, abilities),
  ];
}

interface Usable {
  name: string | undefined;
  parts: ToolRule[];
}

/** The tools that fit, for a sentence, or undefined when none does. */
function which(usable: readonly Usable[], fits: (parts: ToolRule[]) => boolean): string | undefined {
  const names = usable.filter(({ parts }) => fits(parts)).map(({ name }) => name);
  const known = names.filter((name) => name !== undefined);
  return names.length > 0 ? listed(known, known.length < names.length) : undefined;
}

/** What the policy allows without naming it is not written for a client: nobody asked to have it run unasked there. */
export function leftToClient(others: Stance, client: string): string[] {
  return others === 'allow'
    ? [`Tools that the policy does not name are left to ${client}, which decides by its own settings whether to ask.`]
    : [];
}

/** Tools whose names a format cannot write exactly. `effect` completes "… cannot be written here exactly: …". */
export function unwritable(names: readonly string[], effect: string): string[] {
  return names.length > 0
    ? [`The ${names.length === 1 ? 'name' : 'names'} ${listed(names)} cannot be written here exactly: ${effect}.`]
    : [];
}

function argumentsLost(usable: readonly Usable[], abilities: Abilities): string[] {
  if (abilities.arguments) return [];
  const instead = (tools: string) =>
    abilities.ask ? `a person is asked about every call of ${tools}` : `every call of ${tools} is denied`;
  const denied = which(usable, (parts) => deniedByArguments(parts) && (askedAbout(parts) !== 'every' || abilities.ask));
  const asked = which(usable, (parts) => !deniedByArguments(parts) && askedAbout(parts) === 'some');
  return [
    ...(denied ? [`Arguments are not looked at: ${instead(denied)}, where the policy denies some.`] : []),
    ...(asked ? [`Arguments are not looked at: ${instead(asked)}, where the policy asks a person about some.`] : []),
  ];
}

function askingLost(usable: readonly Usable[], abilities: Abilities): string[] {
  if (abilities.ask) return [];
  const asked = which(usable, (parts) => askedAbout(parts) === 'every');
  const some = abilities.arguments && which(usable, (parts) => askedAbout(parts) === 'some');
  return [
    ...(asked ? [`Nobody can be asked: every call of ${asked}, which a person should approve, is denied.`] : []),
    ...(some ? [`Nobody can be asked: calls of ${some} that a person should approve are denied.`] : []),
  ];
}

function limitsLost(policy: Policy, usable: readonly Usable[], abilities: Abilities): string[] {
  if (abilities.limits) return [];
  const limited = which(usable, ([, own]) => (own?.limits ?? []).length > 0);
  return [
    ...(limited ? [`Nothing counts calls here: the policy's limits on ${limited} are not kept.`] : []),
    ...((policy.all_tools?.limits ?? []).length > 0
      ? [`Nothing counts calls here: the policy's limits on the server as a whole are not kept.`]
      : []),
  ];
}

function hidingLost(policy: Policy, names: readonly string[], abilities: Abilities): string[] {
  if (abilities.hide) return [];
  const hidden = names.filter((name) => isHidden(policy, name));
  return hidden.length > 0 ? [`Not hidden: ${listed(hidden)} can stay in the list that the model sees.`] : [];
}

function othersLost(policy: Policy, abilities: Abilities): string[] {
  if (abilities.denyOthers) return [];
  const parts = partsOf(policy, undefined);
  const harmless = parts !== undefined && !deniedByArguments(parts) && askedAbout(parts) === 'none';
  if (harmless && !alwaysDenied(parts)) return [];
  const verb = alwaysDenied(parts) ? 'denied' : 'denied or asked about';
  return [`Tools that the text does not name are not ${verb}: when the server gets a new one, write the text anew.`];
}

function reasonsLost(policy: Policy, usable: readonly Usable[], abilities: Abilities): string[] {
  const rules = [policy.all_tools ?? {}, ...(policy.tools?.values() ?? [])];
  const told = rules.some(({ require = [], deny_if = [] }) =>
    [...require, ...deny_if].some(({ on_deny }) => on_deny !== undefined),
  );
  const asked = usable.some(({ parts }) =>
    parts.some(({ approve = [] }) => approve.some(({ reason }) => reason !== undefined)),
  );
  return [
    ...(told && !abilities.reasons ? [`The model is not told the policy's reasons for a denial.`] : []),
    ...(asked && abilities.ask ? [PERSON_NOT_TOLD] : []),
  ];
}

/** What a format that does tell the person has to leave out. */
export const PERSON_NOT_TOLD = `The person who is asked is not told the policy's reasons.`;
