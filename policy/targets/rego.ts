import type { Condition } from '../document.ts';
import { EACH, readPath } from '../language/path.ts';
import type { Literal } from './clauses.ts';

/** A text, a list or an object of texts, or a scalar, as a term of Rego. Texts have to be well formed. */
export function regoTerm(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(regoTerm).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).replaceAll(/[^ -~]/g, escape);
  const entries = Object.entries(value).map(([key, it]) => `${regoTerm(key)}: ${regoTerm(it)}`);
  return `{${entries.join(', ')}}`;
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A call of the library that holds where the literal does, or undefined where a text in it cannot be written. */
export function regoLiteral({ condition, wanted }: Literal): string | undefined {
  const found = foundAt(condition.path);
  const value = condition.op === 'exists' ? (condition.value ?? true) : condition.value;
  if (found === undefined || !isWritable(value)) return undefined;
  return `${wanted === 'yes' ? 'surely' : 'surely_not'}(${found}, ${regoTerm(condition.op)}, ${regoTerm(value)})`;
}

/** All that stands at the path of an argument. */
function foundAt(path: string): string | undefined {
  const read = readPath(path);
  if ('problem' in read || !path.isWellFormed()) return undefined;
  return read.steps.reduce<string>(
    (found, step) => (step === EACH ? `each(${found})` : `below(${found}, ${regoTerm(step)})`),
    'args',
  );
}

function isWritable(value: Condition['value']): boolean {
  return (Array.isArray(value) ? value : [value]).every((it) => typeof it !== 'string' || it.isWellFormed());
}
