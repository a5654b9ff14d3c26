import type { Condition } from '../document.ts';
import { EACH, readPath } from '../language/path.ts';
import { MEANINGS } from '../patterns/index.ts';
import { listed, type Said } from './said.ts';

/** What a condition says: of what, and completing "It …". */
export interface Clause {
  subject: Said;
  says: string;
}

/** The clauses of conditions that must all hold. */
export function clausesOf(conditions: readonly Condition[]): Clause[] {
  return conditions.filter((one) => !isImplied(one, conditions)).map(clauseOf);
}

/** Conditions as one clause: "url has a scheme other than http and https". */
export function clausesInWords(conditions: readonly Condition[]): Said {
  return listed(
    clausesOf(conditions).map(({ subject, says }) => [...subject, ` ${says}`]),
    'and',
  );
}

/** "It is not null" says nothing beside what can only hold of something else. */
function isImplied({ path, op, value }: Condition, all: readonly Condition[]): boolean {
  return op === 'neq' && value === null && all.some((other) => other.path === path && other.op !== 'neq');
}

function clauseOf(condition: Condition): Clause {
  const read = readPath(condition.path);
  const steps = 'steps' in read ? read.steps : [condition.path];
  const last = steps.at(-1);
  if (condition.op === 'exists' && condition.value !== false && steps.length > 1 && /^\d+$/.test(String(last)))
    return { subject: subjectOf(steps.slice(0, -1)), says: `has more than ${String(last)} entries` };
  return { subject: subjectOf(steps), says: predicateOf(condition) };
}

/** "url", "an entry of urls", "path of an entry of files". */
export function subjectOf(steps: readonly (string | typeof EACH)[]): Said {
  const each = steps.lastIndexOf(EACH);
  if (each < 0) return [{ name: steps.map(String).join('.') }];
  const entry: Said = ['an entry of ', ...subjectOf(steps.slice(0, each))];
  const below = steps.slice(each + 1);
  return below.length === 0 ? entry : [{ name: below.map(String).join('.') }, ' of ', ...entry];
}

function predicateOf({ op, value }: Condition): string {
  switch (op) {
    case 'regex':
      return MEANINGS.get(value) ?? `fits the pattern ${value}`;
    case 'exists':
      return value === false ? 'is not given' : 'is given';
    case 'contains':
      return `contains ${JSON.stringify(value)}`;
    case 'in':
      return `is one of ${JSON.stringify(value)}`;
    case 'not_in':
      return `is none of ${JSON.stringify(value)}`;
    case 'eq':
      return `is ${JSON.stringify(value)}`;
    case 'neq':
      return `is not ${JSON.stringify(value)}`;
    case 'lt':
      return `is less than ${value}`;
    case 'lte':
      return `is at most ${value}`;
    case 'gt':
      return `is more than ${value}`;
    case 'gte':
      return `is at least ${value}`;
  }
}
