import type { AuditEntry } from '../../gateway/audit.ts';
import type { Listener, Side } from '../../gateway/connection.ts';
import type { Counters } from '../../gateway/counters/counters.ts';
import { openGate, type GateOptions } from '../../gateway/gate.ts';
import type { Grant } from '../../gateway/grant.ts';
import type { Message, RequestId } from '../../gateway/message.ts';
import { parsePolicy, type Policy } from '../../policy/document.ts';

function policyOf(parts: object): Policy {
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

/** A gate between two hand-written sides, with everything that each was sent. */
export function openTestGate(grant: Grant, more: Partial<GateOptions> = {}) {
  const made = optionsFor(grant, more);
  const toClient: Message[] = [];
  const toServer: Message[] = [];
  const closed = { client: false, server: false };
  let listener: Listener | undefined;
  const client: Side = {
    send: (message) => toClient.push(message),
    close: () => {
      closed.client = true;
    },
  };
  const gate = openGate(made.options, client, (behind) => {
    listener = behind;
    return {
      send: (message) => toServer.push(message),
      close: () => {
        closed.server = true;
      },
    };
  });
  if (listener === undefined) throw new Error('The gate opened no server.');
  return { ...made, gate, server: listener, toClient, toServer, closed };
}

export function request(id: RequestId, method: string, params?: unknown): Message {
  return { jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) };
}

export function callOf(id: RequestId, name: string, args?: unknown): Message {
  return request(id, 'tools/call', { name, ...(args !== undefined && { arguments: args }) });
}

export function answerTo(id: RequestId, result: unknown): Message {
  return { jsonrpc: '2.0', id, result };
}

/** The text of a tool result. */
export function textOf(message: unknown): string {
  const { result } = (message ?? {}) as { result?: { content?: { text?: string }[] } };
  return result?.content?.[0]?.text ?? '';
}

/** Lets everything that is ready happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
