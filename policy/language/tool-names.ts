import { pointerToken } from '../../catalog/pointer.ts';
import { nearest } from '../nearest.ts';
import type { Policy } from './policy.ts';
import type { PolicyProblem } from './problems.ts';

/** Where a policy names a tool that is not among the tools of its server, compared exactly. */
export function unknownTools(policy: Policy, names: readonly string[]): PolicyProblem[] {
  const known = new Set(names);
  const hidden = (policy.hide ?? [])
    .map((name, i) => ({ name, path: `/hide/${i}` }))
    .filter(({ name }) => name !== '*');
  const ruled = [...(policy.tools?.keys() ?? [])].map((name) => ({ name, path: `/tools/${pointerToken(name)}` }));
  return [...hidden, ...ruled]
    .filter(({ name }) => !known.has(name))
    .map(({ name, path }) => ({
      path,
      message: `the server has no tool ${JSON.stringify(name)}; ${helpFor(name, names)}`,
    }));
}

function helpFor(name: string, names: readonly string[]): string {
  const close = nearest(name, names);
  if (close !== undefined) return `did you mean ${JSON.stringify(close)}?`;
  if (name.includes('*')) return 'names are exact, and only "*" alone in "hide" means all';
  return names.length === 0 ? 'it has none' : `it has ${names.length}, for example ${JSON.stringify(names[0])}`;
}
