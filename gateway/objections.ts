import type { Policy } from '../policy/document.ts';
import type { Objections } from './decide.ts';
import { deny, type Denial } from './denial.ts';
import type { Grant } from './grant.ts';
import type { ToolCall } from './call.ts';
import { pinObjection, strangeNames, type KnownTools } from './list-filter.ts';
import { after } from './soon.ts';
import type { ToolList } from './tool-list.ts';

/**
 * What the server's own list of tools objects to: a definition that is not the pinned one; and under `default: allow`, a
 * name in the policy that no tool has, because the tool that was meant is open.
 */
export function openObjections(tools: ToolList, warn: (problem: string) => void): Objections {
  const strange = rememberLast(strangeNames);
  let warned: Policy | undefined;

  function check(grant: Grant, known: KnownTools, call: ToolCall): Denial | undefined {
    const [first] = strange(grant.policy, known);
    if (first !== undefined && grant.policy.default === 'allow') return deny(first.rule, first.reason);
    if (first !== undefined && warned !== grant.policy) {
      warned = grant.policy;
      for (const { reason } of strange(grant.policy, known)) warn(reason);
    }
    return grant.pins === undefined ? undefined : pinObjection(grant.pins, known, call);
  }

  return (grant, call) => {
    if (!needsList(grant)) return undefined;
    return after(tools.known(call.modern?.meta), (known) =>
      typeof known === 'string' ? deny('state', known) : check(grant, known, call),
    );
  };
}

function needsList({ policy, pins }: Grant): boolean {
  if (pins !== undefined) return true;
  return (
    policy.default === 'allow' && ((policy.tools?.size ?? 0) > 0 || policy.hide?.some((name) => name !== '*') === true)
  );
}

/** The policy and the list rarely change, and every call asks. */
function rememberLast<A extends object, B extends object, R>(compute: (a: A, b: B) => R): (a: A, b: B) => R {
  let last: { a: A; b: B; result: R } | undefined;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, result: compute(a, b) };
    return last.result;
  };
}
