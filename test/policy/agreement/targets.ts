import type { Call } from '../../../policy/evaluate.ts';
import { judge } from '../../../policy/evaluate.ts';
import { serverNameOf } from '../../../policy/targets/server-name.ts';
import type { Case } from '../targets/cases.ts';
import { disagreement } from '../targets/checks.ts';
import { MOMENT } from '../targets/policies.ts';
import type { Recommended } from './catalogs.ts';

/** What came of calls that the evaluator and a target decided. */
export interface Compared {
  same: number;
  /** The target decides otherwise, and the sentences beside its text say so. */
  stricter: Call[];
  looser: Call[];
  /** It decides otherwise, and nothing says so: one sentence each. */
  disagreements: string[];
}

const STRICTNESS = { allow: 0, ask: 1, deny: 2 };

/** Decides every call of a server by the text of a target and by the policy. */
export function compareTarget({ target, decide }: Case, { id, policy, names, calls }: Recommended): Compared {
  const input = { policy, server: serverNameOf(id), tools: names };
  const written = target.write(input);
  const compared: Compared = { same: 0, stricter: [], looser: [], disagreements: [] };
  for (const call of calls) {
    const said = judge(policy, call, MOMENT).decision;
    const done = decide(written.text, input.server, call);
    const wrong = disagreement({ target, decide }, input, written, call);
    if (wrong !== undefined) compared.disagreements.push(`${id}: ${wrong}: ${JSON.stringify(call).slice(0, 300)}`);
    else if (said === done) compared.same += 1;
    else (STRICTNESS[done] > STRICTNESS[said] ? compared.stricter : compared.looser).push(call);
  }
  return compared;
}
