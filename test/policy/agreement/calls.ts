import type { Tool } from '../../../catalog/model.ts';
import type { Condition, Limit, Policy, ToolRule } from '../../../policy/document.ts';
import type { Call } from '../../../policy/evaluate.ts';
import { EACH, type Step } from '../../../policy/language/path.ts';
import { stepsIn } from '../calls.ts';
import { argumentsFor } from './samples.ts';
import { amountsFor, valuesFor } from './values.ts';

/**
 * Calls of one tool: none and all of the arguments of its schema, and for each argument that its policy looks at, values
 * that fulfil the condition, that just do not, that do not compare, in lists, and none. The same every time.
 */
export function callsOf(tool: Tool, policy: Policy): Call[] {
  const all = argumentsFor(tool, 'all');
  const rules = [policy.all_tools ?? {}, policy.tools?.get(tool.name) ?? {}];
  const tested = rules.flatMap(testsIn).flatMap(({ path, values }) => variants(all, stepsIn(path), values));
  const written = new Set([all, argumentsFor(tool, 'required'), {}, ...tested].map((args) => JSON.stringify(args)));
  const calls = [...written].map((text): Call => ({ tool: tool.name, arguments: JSON.parse(text) as unknown }));
  return [{ tool: tool.name }, ...calls];
}

/** Names that the server does not have, some of which are nearly those that it has. */
export function strangers(names: readonly string[]): Call[] {
  const near = names.slice(0, 2).flatMap((name) => [`${name} `, name.toUpperCase(), `${name}\u200b`, name.slice(1)]);
  const strange = ['unheard_of', '*', '__proto__', '', ...near].filter((name) => !names.includes(name));
  return strange.map((tool) => ({ tool, arguments: {} }));
}

interface Test {
  path: string;
  values: unknown[];
}

function testsIn({ require = [], deny_if = [], approve = [], limits = [] }: ToolRule): Test[] {
  const conditions = [...require, ...deny_if, ...approve].flatMap((part) => part.conditions);
  return [...conditions.map(ofCondition), ...limits.flatMap(ofLimit)];
}

function ofCondition(condition: Condition): Test {
  return { path: condition.path, values: valuesFor(condition) };
}

function ofLimit({ increment_from: path, max }: Limit): Test[] {
  return path === undefined ? [] : [{ path, values: amountsFor(max) }];
}

/** The arguments with each value at the path, with a text or a list where the path goes on, and without it. */
function variants(args: unknown, steps: Step[], values: unknown[]): unknown[] {
  const [first = ''] = steps;
  const without = Object.entries(args as object).filter(([name]) => name !== first);
  return [
    ...values.map((value) => placed(args, steps, [value])),
    ...(steps.includes(EACH) ? [placed(args, steps, values.slice(0, 3)), placed(args, steps, [])] : []),
    ...(steps.length > 1 ? [placed(args, steps.slice(0, 1), ['text']), placed(args, steps.slice(0, 1), [{}])] : []),
    Object.fromEntries(without),
  ];
}

/** Each value is an element of its own where the path means each element; elsewhere there is one. */
function placed(at: unknown, [step, ...rest]: Step[], values: unknown[]): unknown {
  if (step === undefined) return values[0];
  if (step === EACH) return values.map((value) => placed(undefined, rest, [value]));
  if (/^\d+$/.test(step) && !isRecord(at)) {
    const before = Array.isArray(at) ? (at as unknown[]) : [];
    const filled = Array.from({ length: Number(step) }, (_, i) => before[i] ?? 'text');
    return [...filled, placed(before[Number(step)], rest, values)];
  }
  const before = isRecord(at) ? at : {};
  const inner = placed(Object.hasOwn(before, step) ? before[step] : undefined, rest, values);
  return Object.fromEntries([...Object.entries(before), [step, inner]]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
