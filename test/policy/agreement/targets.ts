import type { Policy } from '../../../policy/document.ts';
import { judge, type Call } from '../../../policy/evaluate.ts';
import { serverNameOf } from '../../../policy/targets/server-name.ts';
import type { Target, TargetInput, Written } from '../../../policy/targets/target.ts';
import type { Case } from '../targets/cases.ts';
import { disagreement, isAbout } from '../targets/checks.ts';
import type { Answer } from '../targets/decide.ts';
import { MOMENT } from '../targets/policies.ts';
import type { Recommended } from './catalogs.ts';

/** What came of calls that the evaluator and a target decided. */
export interface Compared {
  same: number;
  /** The target decides otherwise, and the sentences beside its text say so. */
  stricter: Call[];
  looser: Call[];
  /** It decides otherwise, and nothing says so, or it could have done as the policy says: one sentence each. */
  disagreements: string[];
}

const STRICTNESS: Record<Answer, number> = { allow: 0, ask: 1, deny: 2 };

/** Decides every call of a server by the text of a target and by the policy. */
export function compareTarget({ target, decide }: Case, { id, policy, names, calls }: Recommended): Compared {
  const input = { policy, server: serverNameOf(id), tools: names };
  const written = target.write(input);
  const compared: Compared = { same: 0, stricter: [], looser: [], disagreements: [] };
  for (const call of calls) {
    const said = judge(policy, call, MOMENT).decision;
    const done = decide(written.text, input.server, call);
    const untold = disagreement({ target, decide }, input, written, call);
    const needless =
      isPlain(policy, call.tool) && done !== asFarAs(target, said) && !isInexact(call.tool, input, written);
    if (untold !== undefined || needless) {
      const why = untold ?? `is ${said} by the policy, ${done} by ${target.id}, and looks at no arguments`;
      compared.disagreements.push(`${id}: ${why}: ${JSON.stringify(call).slice(0, 300)}`);
    } else if (said === done) compared.same += 1;
    else (STRICTNESS[done] > STRICTNESS[said] ? compared.stricter : compared.looser).push(call);
  }
  return compared;
}

/** The format cannot write the name of the tool as it is. */
function isInexact(tool: string, input: TargetInput, { lost }: Written): boolean {
  return lost.some((sentence) => sentence.includes('cannot be written here exactly') && isAbout(sentence, tool, input));
}

/** The policy has a rule of the tool, which looks at no arguments. */
function isPlain(policy: Policy, tool: string): boolean {
  if (policy.tools?.has(tool) !== true) return false;
  const { require = [], deny_if = [], approve = [], limits = [] } = policy.tools.get(tool) ?? {};
  return (
    [...require, ...deny_if, ...approve].every(({ conditions }) => conditions.length === 0) &&
    limits.every(({ increment_from }) => increment_from === undefined)
  );
}

/** What the target can do of a decision. */
function asFarAs({ kind, abilities }: Target, said: Answer): Answer {
  if (kind === 'advisory') return said === 'deny' ? 'ask' : said;
  return said === 'ask' && !abilities.ask ? 'deny' : said;
}
