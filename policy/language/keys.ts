import { Condition } from './condition.ts';
import { WrittenLimit } from './limit.ts';
import { WrittenAllTools, WrittenApproval, WrittenDenial, WrittenRule } from './rule.ts';

const TOP = ['version', 'default', 'hide', 'all_tools', 'tools', '$schema'];

/** The keys that an object has, by the list or key that it stands in. */
const WITHIN: Record<string, string[]> = {
  conditions: [...new Set(Condition.options.flatMap(({ shape }) => Object.keys(shape)))],
  require: Object.keys(WrittenDenial.shape),
  deny_if: Object.keys(WrittenDenial.shape),
  approve: Object.keys(WrittenApproval.shape),
  limits: Object.keys(WrittenLimit.shape),
  rate_limit: ['max', 'window'],
};

/** The keys that are known at a place in a policy. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  if (path.length === 0) return TOP;
  if (path[0] === 'tools' && path.length === 2) return Object.keys(WrittenRule.shape);
  if (path[0] === 'all_tools' && path.length === 1) return Object.keys(WrittenAllTools.shape);
  const within = path.findLast((key) => typeof key === 'string');
  return WITHIN[String(within)] ?? [];
}
