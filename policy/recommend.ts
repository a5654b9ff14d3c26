import type { ToolFacts } from '../catalog/model.ts';
import type { Category, FactorId } from '../catalog/vocabulary.ts';
import type { Policy, ToolRule } from './document.ts';

export type { ToolFacts };

/** The caps, once; every page and sentence reads them from the policy that they end up in. */
const CALLS_A_MINUTE = { read: 60, write: 30, execute: 10 } as const;

interface Row {
  when: (facts: ToolFacts) => boolean;
  rule: (name: string) => ToolRule;
}

const has = (factor: FactorId) => (facts: ToolFacts) => facts.factors.includes(factor);
const is = (category: Category) => (facts: ToolFacts) => facts.category === category;

/** The first row that fits decides. */
const TABLE: Row[] = [
  { when: is('Unknown'), rule: () => denied('Not reviewed: the definition does not say what this tool does.') },
  { when: is('Destructive'), rule: () => denied('What this tool does cannot be undone. A person has to do it.') },
  { when: is('Financial'), rule: () => asked('This call moves or commits money.') },
  {
    when: has('runs-arbitrary-code'),
    rule: (name) => ({ ...asked('This call runs code.'), ...capped(name, 'execute') }),
  },
  { when: has('exposes-secrets'), rule: () => asked('This call returns secrets.') },
  { when: has('changes-access'), rule: () => asked('This call changes who may do what.') },
  { when: ({ risk }) => risk === 'critical', rule: () => asked('This call cannot be undone.') },
  { when: is('Execute'), rule: (name) => capped(name, 'execute') },
  { when: ({ risk }) => risk === 'high', rule: (name) => capped(name, 'execute') },
  { when: is('Write'), rule: (name) => capped(name, 'write') },
  { when: ({ risk }) => risk === 'medium', rule: (name) => capped(name, 'read') },
  { when: is('Read'), rule: () => ({}) },
];

/** The rules for all tools of a server. Of tools that share a name, the riskiest speaks for the name. */
export function recommendForServer(tools: ToolFacts[]): Policy {
  const rules = new Map<string, { row: number; rule: ToolRule }>();
  for (const facts of tools) {
    const row = rowFor(facts);
    const other = rules.get(facts.name);
    if (other === undefined || row < other.row) rules.set(facts.name, { row, rule: ruleFor(facts) });
  }
  return { version: '1', default: 'deny', tools: new Map([...rules].map(([name, { rule }]) => [name, rule])) };
}

/**
 * The part of a server's policy that is about one name, alone in a policy that denies the rest of the server. A policy
 * knows tools by name only, so tools that share a name get the same.
 * @throws RangeError when the policy has no rule for the name
 */
export function onlyFor(name: string, policy: Policy): Policy {
  const rule = policy.tools?.get(name);
  if (rule === undefined) throw new RangeError(`The policy has no rule for "${name}".`);
  return { version: '1', default: 'deny', tools: new Map([[name, rule]]) };
}

/** A policy that caps one tool and leaves the rest of the server as it is. */
export function policyThatLimits(name: string, max: number): Policy {
  return { version: '1', default: 'allow', tools: new Map([[name, { limits: [perMinute(name, max)] }]]) };
}

/** A policy that blocks one tool and leaves the rest of the server as it is. */
export function policyThatBlocks(name: string): Policy {
  return { version: '1', default: 'allow', tools: new Map([[name, denied('Blocked by the policy.')]]) };
}

function ruleFor(facts: ToolFacts): ToolRule {
  return TABLE[rowFor(facts)]?.rule(facts.name) ?? {};
}

function rowFor(facts: ToolFacts): number {
  return TABLE.findIndex((row) => row.when(facts));
}

function denied(reason: string): ToolRule {
  return { deny_if: [{ conditions: [], on_deny: reason }] };
}

function asked(reason: string): ToolRule {
  return { approve: [{ conditions: [], reason }] };
}

function capped(name: string, rate: keyof typeof CALLS_A_MINUTE): ToolRule {
  return { limits: [perMinute(name, CALLS_A_MINUTE[rate])] };
}

function perMinute(name: string, max: number) {
  return { counter: `${name}_rate`, window: 'minute', max, scope: 'grant' } as const;
}
