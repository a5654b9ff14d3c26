import type { Policy, PolicyProblem } from '../policy/document.ts';
import { unknownTools } from '../policy/language/tool-names.ts';
import type { ToolCall } from './call.ts';
import type { Objections } from './decide.ts';
import { deny, type Denial } from './denial.ts';
import type { Grant } from './grant.ts';
import { pinObjection, type KnownTools } from './list-filter.ts';
import { isRecord, type Message } from './message.ts';
import { after, type Soon } from './soon.ts';
import type { ToolList } from './tool-list.ts';

/** What is checked against the server's list of tools. */
export interface ListChecks {
  /**
   * A definition that is not the pinned one. And under `default: allow`, where what is not named is open: a name in the
   * policy that no tool has, and a call of a name that no tool has, which a lenient server could take for another.
   */
  objections: Objections;
  /** The client was sent a list: when it is whole, names that no tool has are warned of once. */
  listed: (grant: Grant, params: unknown, answer: Message) => void;
}

export function openListChecks(tools: ToolList, warn: (problem: string) => void): ListChecks {
  const strange = rememberLast((policy: Policy, known: KnownTools) => unknownTools(policy, [...known.keys()]));
  let warned: Policy | undefined;

  function warnOf(policy: Policy, problems: PolicyProblem[]): void {
    if (warned === policy) return;
    warned = policy;
    for (const problem of problems) warn(sentence(problem));
  }

  function check(grant: Grant, known: KnownTools, call: ToolCall): Denial | undefined {
    const problems = strange(grant.policy, known);
    warnOf(grant.policy, problems);
    const [first] = problems;
    if (first !== undefined && grant.policy.default === 'allow') return deny(first.path, sentence(first));
    if (grant.pins !== undefined) return pinObjection(grant.pins, known, call);
    return known.has(call.tool) ? undefined : deny('name', 'The server lists no tool of exactly this name.');
  }

  function list(grant: Grant, call: ToolCall): Soon<KnownTools | string> {
    const meta = call.modern?.meta;
    return after(tools.known(meta), (known) => {
      const isNew = typeof known !== 'string' && grant.pins === undefined && !known.has(call.tool);
      return isNew ? tools.anew(known, meta) : known;
    });
  }

  return {
    objections: (grant, call) => {
      if (!needsList(grant)) return undefined;
      return after(list(grant, call), (known) =>
        typeof known === 'string' ? deny('state', known) : check(grant, known, call),
      );
    },
    listed: ({ policy }, params, { result }) => {
      if (isRecord(params) && params['cursor'] !== undefined) return;
      if (!isRecord(result) || !Array.isArray(result['tools']) || typeof result['nextCursor'] === 'string') return;
      const names = result['tools'].map((tool: unknown) => (isRecord(tool) ? tool['name'] : undefined));
      warnOf(
        policy,
        unknownTools(
          policy,
          names.filter((name) => typeof name === 'string'),
        ),
      );
    },
  };
}

function sentence({ message }: PolicyProblem): string {
  return `The policy does not fit: ${message}${message.endsWith('?') ? '' : '.'}`;
}

function needsList({ policy, pins }: Grant): boolean {
  if (pins !== undefined) return true;
  const hidesSome = policy.hide?.some((name) => name !== '*') ?? false;
  return policy.default === 'allow' && ((policy.tools?.size ?? 0) > 0 || hidesSome);
}

/** The policy and the list rarely change, and every call asks. */
function rememberLast<A extends object, B extends object, R>(compute: (a: A, b: B) => R): (a: A, b: B) => R {
  let last: { a: A; b: B; result: R } | undefined;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, result: compute(a, b) };
    return last.result;
  };
}
