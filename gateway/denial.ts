import type { ToolCall } from './call.ts';
import type { Message } from './message.ts';
import { capped, visible } from './visible.ts';

/** Why a call does not go through. */
export interface Denial {
  decision: 'deny';
  /** RFC 6901 pointer into the policy, or what else decided: `grant`, `name`, `arguments`, `pins`, `state`,
   * `approval`, `audit`. */
  rule: string;
  /** A sentence. */
  reason: string;
  /** The same call may pass later: only a limit was used up. */
  passes?: true;
}

export function deny(rule: string, reason: string): Denial {
  return { decision: 'deny', rule, reason };
}

export function denyLookAlike(key: string, word: string): Denial {
  const reason = `The argument ${JSON.stringify(capped(key, 100))} is spelt almost like ${JSON.stringify(word)}, which the policy tests.`;
  return deny('arguments', reason);
}

/** A result that the model can read: what was refused, by which rule, and what to do. */
export function denialResult(call: ToolCall, { rule, reason, passes }: Denial): Message {
  const text =
    `The call of ${capped(visible(JSON.stringify(call.tool)), 200)} was refused by the gateway, and the server never saw it. ` +
    `${visible(reason)} Rule: ${capped(visible(rule), 200)}. ${passes ? WAIT : (ADVICE[rule] ?? GO_ON)}`;
  const result = { content: [{ type: 'text', text }], isError: true };
  return { jsonrpc: '2.0', id: call.id, result: call.modern ? { resultType: 'complete', ...result } : result };
}

const WAIT = 'Wait until then, or go on without this call.';
const GO_ON = 'The same call will be refused again: go on without it, or ask the person to change the policy.';
const ADVICE: Record<string, string> = {
  grant: 'Ask the person to grant access anew.',
  pins: 'Ask the person to review the definition of the tool and to pin it anew.',
  state: 'Try again later, and tell the person if it stays so.',
  audit: 'Tell the person: the gateway lets nothing through that it cannot record.',
  name: 'Spell it as the list of tools does.',
  arguments: 'Spell it as the definition of the tool does.',
  approval: 'Do not try to reach the same by other means: ask the person what to do.',
};
