import { isDeepStrictEqual } from 'node:util';
import { compiled, remembering } from '../decide.ts';
import type { Definition, Statement, Term } from './parse.ts';

const UNDEFINED = Symbol('undefined');
type Locals = ReadonlyMap<string, unknown>;

/** The value of a rule for an input, or undefined when it has none. */
export function valueOf(definitions: readonly Definition[], rule: string, input: unknown): unknown {
  const known = new Map<string, unknown>();
  const value = ruleValue(rule);
  return value === UNDEFINED ? undefined : value;

  function ruleValue(name: string): unknown {
    if (!known.has(name)) known.set(name, apply(name, []));
    return known.get(name);
  }

  /** Of several definitions of a rule or function, those that hold have to agree. */
  function apply(name: string, args: unknown[]): unknown {
    const all =
      byName(definitions)
        .get(name)
        ?.filter(({ parameters }) => parameters.length === args.length) ?? [];
    if (all.length === 0) throw new ReferenceError(`Rego: nothing is called ${name}.`);
    const found = all.filter(({ isDefault }) => !isDefault).map((it) => valueFor(it, args));
    const values = found.filter((it) => it !== UNDEFINED);
    if (values.some((it) => !isDeepStrictEqual(it, values[0]))) throw new TypeError(`Rego: ${name} has two values.`);
    if (values.length > 0) return values[0];
    const fallback = all.find(({ isDefault }) => isDefault);
    return fallback === undefined ? UNDEFINED : valueFor(fallback, args);
  }

  function valueFor({ parameters, cases }: Definition, args: unknown[]): unknown {
    const locals = new Map<string, unknown>();
    for (const [i, parameter] of parameters.entries()) {
      if (parameter.is === 'name') locals.set(parameter.name, args[i]);
      else if (!isDeepStrictEqual(evaluate(parameter, locals), args[i])) return UNDEFINED;
    }
    for (const { value: term, body } of cases) {
      for (const found of solutions(body, locals)) {
        const value = evaluate(term, found);
        if (value !== UNDEFINED) return value;
      }
    }
    return UNDEFINED;
  }

  function* solutions([first, ...rest]: readonly Statement[], locals: Locals): Generator<Locals> {
    if (first === undefined) yield locals;
    else for (const found of solve(first, locals)) yield* solutions(rest, found);
  }

  function* solve(statement: Statement, locals: Locals): Generator<Locals> {
    switch (statement.is) {
      case 'term': {
        const value = evaluate(statement.term, locals);
        if (value !== UNDEFINED && value !== false) yield locals;
        return;
      }
      case 'not':
        if (!holds([statement.statement], locals)) yield locals;
        return;
      case 'let': {
        const value = evaluate(statement.value, locals);
        if (value !== UNDEFINED) yield new Map([...locals, [statement.name, value]]);
        return;
      }
      case 'some':
        for (const element of elements(evaluate(statement.list, locals)))
          yield new Map([...locals, [statement.name, element]]);
        return;
      case 'every': {
        const list = evaluate(statement.list, locals);
        if (list === UNDEFINED) return;
        const { name, body } = statement;
        if (elements(list).every((element) => holds(body, new Map([...locals, [name, element]])))) yield locals;
      }
    }
  }

  function holds(body: readonly Statement[], locals: Locals): boolean {
    return solutions(body, locals).next().done === false;
  }

  function evaluate(term: Term, locals: Locals): unknown {
    switch (term.is) {
      case 'value':
        return term.value;
      case 'name':
        if (locals.has(term.name)) return locals.get(term.name);
        return term.name === 'input' ? input : ruleValue(term.name);
      case 'at':
        return property(evaluate(term.of, locals), evaluate(term.key, locals));
      case 'infix':
        return infix(term.op, evaluate(term.left, locals), evaluate(term.right, locals));
      case 'list':
        return whole(term.items.map((item) => evaluate(item, locals)));
      case 'object': {
        const entries = term.entries.map(([key, value]) => [evaluate(key, locals), evaluate(value, locals)]);
        return entries.flat().includes(UNDEFINED) ? UNDEFINED : Object.fromEntries(entries);
      }
      case 'comprehension':
        return [...solutions(term.body, locals)]
          .map((found) => evaluate(term.item, found))
          .filter((it) => it !== UNDEFINED);
      case 'call': {
        const args = whole(term.args.map((arg) => evaluate(arg, locals)));
        if (args === UNDEFINED) return UNDEFINED;
        const builtin = BUILTINS.get(term.name);
        return builtin === undefined ? apply(term.name, args as unknown[]) : builtin(...(args as unknown[]));
      }
    }
  }
}

const byName = remembering((definitions: readonly Definition[]) => Map.groupBy(definitions, ({ name }) => name));

/** A list with something undefined in it is undefined. */
function whole(items: unknown[]): unknown {
  return items.includes(UNDEFINED) ? UNDEFINED : items;
}

function elements(list: unknown): unknown[] {
  if (typeof list !== 'object' || list === null) return [];
  return Object.values(list);
}

function property(of: unknown, key: unknown): unknown {
  if (Array.isArray(of)) return typeof key === 'number' && key in of ? of[key] : UNDEFINED;
  if (typeof of !== 'object' || of === null || typeof key !== 'string' || !Object.hasOwn(of, key)) return UNDEFINED;
  return (of as Record<string, unknown>)[key];
}

/** Only numbers are ordered here: the order of other types is not used. A sum binds as loosely as a comparison. */
function infix(op: string, left: unknown, right: unknown): unknown {
  if (left === UNDEFINED || right === UNDEFINED) return UNDEFINED;
  if (op === 'in') return elements(right).some((it) => isDeepStrictEqual(it, left));
  if (op === '==' || op === '!=') return isDeepStrictEqual(left, right) === (op === '==');
  if (typeof left !== 'number' || typeof right !== 'number') throw new TypeError(`Rego: ${op} of other than numbers.`);
  if (op === '+') return left + right;
  if (op === '<' || op === '<=') return op === '<' ? left < right : left <= right;
  return op === '>' ? left > right : left >= right;
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};
const isA = (type: string) => (value: unknown) => typeOf(value) === type;
const ofTexts = (compute: (a: string, b: string) => unknown) => (a: unknown, b: unknown) =>
  typeof a === 'string' && typeof b === 'string' ? compute(a, b) : UNDEFINED;

const BUILTINS = new Map<string, (...args: unknown[]) => unknown>([
  ['is_string', isA('string')],
  ['is_number', isA('number')],
  ['is_boolean', isA('boolean')],
  ['is_array', isA('array')],
  ['is_object', isA('object')],
  ['type_name', typeOf],
  ['count', (of) => (typeof of === 'string' ? Array.from(of) : elements(of)).length],
  ['abs', (value) => (typeof value === 'number' ? Math.abs(value) : UNDEFINED)],
  ['to_number', (text) => Number(text)],
  ['contains', ofTexts((text, part) => text.includes(part))],
  ['regex.match', ofTexts((pattern, text) => compiled(pattern).matcher(text).find())],
  ['regex.find_n', ofTexts((pattern, text) => findAll(pattern, text))],
  ['object.get', (of, key, otherwise) => (property(of, key) === UNDEFINED ? otherwise : property(of, key))],
]);

function findAll(pattern: string, text: string): string[] {
  const matcher = compiled(pattern).matcher(text);
  const found: string[] = [];
  while (matcher.find()) found.push(matcher.group() ?? '');
  return found;
}
