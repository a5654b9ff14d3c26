import { judge, type Call } from '../../../policy/evaluate.ts';
import { displayed } from '../../../policy/targets/names.ts';
import type { Target, TargetInput, Written } from '../../../policy/targets/target.ts';
import type { Answer, Decide } from './decide.ts';
import { MOMENT } from './policies.ts';

const STRICTNESS: Record<Answer, number> = { allow: 0, ask: 1, deny: 2 };

/** What is wrong with what a text decides for a call, or undefined: it is as the policy says, or said to be not. */
export function disagreement(
  { target, decide }: { target: Target; decide: Decide },
  input: TargetInput,
  { text, lost }: Written,
  call: Call,
): string | undefined {
  const said = judge(input.policy, call, MOMENT).decision;
  const done = decide(text, input.server, call);
  if (said === done) return undefined;
  const what = `${displayed(call.tool)} is ${said} by the policy and ${done} by ${target.id}`;
  const named = lost.filter((sentence) => isAbout(sentence, call.tool, input));
  if (named.length === 0) return `${what}, and nothing says so`;
  const looser = STRICTNESS[done] < STRICTNESS[said];
  if (looser && done === 'allow' && !named.some(admitsToAllow)) return `${what}, and nothing says that it runs unasked`;
  return undefined;
}

/** A sentence names the tool, or counts it among others, or is about all tools or about those that nothing names. */
export function isAbout(sentence: string, tool: string, { tools, policy }: TargetInput): boolean {
  if (sentence.includes('any tool')) return true;
  const named = [...(policy.tools?.keys() ?? []), ...(policy.hide ?? [])].filter((name) => name !== '*').includes(tool);
  if (/^tools that the policy does not name/i.test(sentence) && !named) return true;
  if (!named && !tools.includes(tool))
    return /tools? that the (text|policy) does not name|Tools that the server gets later/i.test(sentence);
  return sentence.includes(displayed(tool)) || / more tools?\b/.test(sentence);
}

function admitsToAllow(sentence: string): boolean {
  return /not denied|by its own settings/.test(sentence);
}
