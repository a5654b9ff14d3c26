import type { Tool } from '../../../catalog/model.ts';
import { SAID_NO } from '../../../gateway/approve/question.ts';
import type { AuditEntry } from '../../../gateway/audit.ts';
import type { Used } from '../../../gateway/counters/store.ts';
import { visible } from '../../../gateway/visible.ts';
import type { Policy } from '../../../policy/document.ts';
import type { Call } from '../../../policy/evaluate.ts';
import type { Got } from './asking.ts';
import { passes, type Outcome } from './model.ts';
import type { Step } from './steps.ts';

/** Hidden tools are not in the list, and all others are. */
export function unlikeList({ hide = [] }: Policy, tools: readonly Tool[], listed: readonly string[]): string[] {
  const shown = tools.map(({ name }) => name).filter((name) => !hide.includes(name) && !hide.includes('*'));
  return shown.join('\n') === listed.join('\n')
    ? []
    : [`listed: ${JSON.stringify(listed)}, not: ${JSON.stringify(shown)}`];
}

/** What passes is answered by the server, which saw the call as it was; what does not, with the reason. */
export function unlikeAnswer(
  call: Call,
  outcome: Outcome,
  server: { text: string; fails: boolean },
  got: Got,
): string[] {
  const { decision, reason, asked } = outcome;
  const isAnswer = passes(outcome)
    ? got.said === server.text && got.isError === server.fails
    : got.isError && got.said.includes(decision === 'refused' ? SAID_NO : visible(reason));
  if (isAnswer && got.asked === (asked ? 1 : 0)) return [];
  return [`${inShort(call)}: ${JSON.stringify(outcome)}, but the client got ${JSON.stringify(got).slice(0, 600)}`];
}

/** One line for each call: what was decided, by which rule, with the names of its arguments. */
export function unlikeLog(steps: readonly Step[], outcomes: readonly Outcome[], log: string): string[] {
  const entries = log.split('\n').slice(0, -1);
  if (entries.length !== steps.length) return [`${steps.length} calls, and ${entries.length} lines in the log`];
  return steps.flatMap(({ call }, i) => {
    const { tool, decision, rule, arguments: names } = JSON.parse(entries[i] ?? '') as AuditEntry;
    const logged = JSON.stringify([tool, decision, rule, names]);
    const given = Object.keys(call.arguments ?? {});
    const expected = JSON.stringify([call.tool, outcomes[i]?.decision, outcomes[i]?.rule, given]);
    return logged === expected ? [] : [`${inShort(call)}: logged ${logged}, not ${expected}`];
  });
}

export function unlikeReached(allowed: readonly string[], reached: readonly string[]): string[] {
  if (allowed.join('\n') === reached.join('\n')) return [];
  const at = allowed.findIndex((text, i) => text !== reached[i]);
  return [
    `${allowed.length} calls were allowed, and ${reached.length} reached the server; see ${allowed[at] ?? reached[0] ?? ''}`,
  ];
}

/** Sums of fractions may differ by a hair, because what is given back is subtracted. */
export function unlikeCounters(model: ReadonlyMap<string, number>, stored: readonly Used[]): string[] {
  const kept = new Map(stored.map(({ key, used }) => [key, used]));
  return [...new Set([...model.keys(), ...kept.keys()])]
    .filter((key) => Math.abs((kept.get(key) ?? 0) - (model.get(key) ?? 0)) > 1e-6)
    .map((key) => `${key}: ${kept.get(key) ?? 0} is used up, not ${model.get(key) ?? 0}`);
}

function inShort(call: Call): string {
  return JSON.stringify(call).slice(0, 400);
}
