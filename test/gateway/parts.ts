import type { AuditEntry } from '../../gateway/audit.ts';
import type { Counters } from '../../gateway/counters/counters.ts';
import type { GateOptions } from '../../gateway/gate.ts';
import type { Grant } from '../../gateway/grant.ts';
import { parsePolicy, type Policy } from '../../policy/document.ts';

export function policyOf(parts: object): Policy {
  const read = parsePolicy({ version: '1', default: 'deny', ...parts });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

export function grantOf(parts: object, pins?: Grant['pins']): Grant {
  return { id: 'g', server: 'shop', policy: policyOf(parts), pins };
}

/** Counters that any test can look into. `late` makes every answer come later, as that of a store over a network does. */
export function countersFor(late = false): Counters & { used: Map<string, number> } {
  const used = new Map<string, number>();
  const soon = <T>(value: T): T | Promise<T> => (late ? new Promise((resolve) => setImmediate(resolve, value)) : value);
  return {
    used,
    reserve: (spends) => {
      const full = spends.find(({ key, amount, max }) => (used.get(key) ?? 0) + amount > max);
      if (full === undefined) for (const { key, amount } of spends) used.set(key, (used.get(key) ?? 0) + amount);
      return soon(full);
    },
    release: (spends) => {
      for (const { key, amount } of spends) used.set(key, (used.get(key) ?? 0) - amount);
      return soon(undefined);
    },
    now: () => soon(0),
    close: () => undefined,
  };
}

/** Options for a gate, with what it wrote down. */
export function optionsFor(grant: Grant, more: Partial<GateOptions> = {}) {
  const entries: AuditEntry[] = [];
  const warnings: string[] = [];
  const counters = countersFor();
  const options: GateOptions = {
    grant: () => grant,
    counters,
    audit: { write: (entry) => entries.push(entry), close: () => undefined },
    patience: 60_000,
    session: undefined,
    warn: (problem) => warnings.push(problem),
    ...more,
  };
  return { options, entries, warnings, counters };
}
