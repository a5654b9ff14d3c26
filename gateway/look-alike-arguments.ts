import type { Policy, ToolRule } from '../policy/document.ts';
import type { ToolCall } from './call.ts';
import { deny, denyLookAlike, type Denial } from './denial.ts';
import { fold } from './look-alike.ts';
import { isRecord } from './message.ts';

/**
 * Refuses a call with an argument that is spelt almost like one that the rules test: some servers read names without
 * regard to case, so that it would be that argument for them, and none for the policy. And one with a key by which it
 * could pass on any argument, because programs in JavaScript look for what is absent in the prototype.
 */
export function lookAlikeArguments(policy: Policy, call: ToolCall): Denial | undefined {
  const own = policy.tools?.get(call.tool);
  const tested = [...testedBy(policy.all_tools), ...testedBy(own)];
  if (tested.length === 0) return undefined;
  const words = new Map(tested.map((word) => [fold(word), word]));
  const exact = new Set(tested);
  const todo: unknown[] = [call.arguments];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      const word = exact.has(key) ? undefined : words.get(fold(key));
      if (word !== undefined) return denyLookAlike(key, word);
      if (!exact.has(key) && isPrototype(key, value)) {
        return deny('arguments', `The argument "${key}" can stand for any other, and the policy tests some.`);
      }
      if (typeof value === 'object' && value !== null) todo.push(value);
    }
  }
  return undefined;
}

function isPrototype(key: string, value: unknown): boolean {
  return key === '__proto__' || (key === 'constructor' && isRecord(value) && Object.hasOwn(value, 'prototype'));
}

const seen = new WeakMap<ToolRule, string[]>();

/** The names on the paths of a rule. */
function testedBy(rule: ToolRule | undefined): string[] {
  if (rule === undefined) return [];
  const known = seen.get(rule);
  if (known !== undefined) return known;
  const conditions = [rule.require, rule.deny_if, rule.approve].flatMap((parts) => parts ?? []);
  const paths = conditions.flatMap((part) => part.conditions.map(({ path }) => path));
  const summed = (rule.limits ?? []).flatMap(({ increment_from }) => increment_from ?? []);
  const words = [...paths, ...summed].flatMap(namesOn);
  seen.set(rule, words);
  return words;
}

/** `args.to.*.a\.b`: `to` and `a.b`. */
function namesOn(path: string): string[] {
  const segments = path.match(/(?:\\.|[^.\\])+/g) ?? [];
  return segments
    .slice(1)
    .filter((segment) => segment !== '*' && !/^\d+$/.test(segment))
    .map((segment) => segment.replace(/\\(.)/g, '$1'));
}
