/**
 * The same text as `JSON.stringify(value)` for anything that `JSON.parse` can give, at any depth: published schemas
 * nest deeper than the call stack reaches. Absent members (`undefined`) are left out.
 */
export function stringifyJson(value: unknown): string {
  return write(value, Object.keys);
}

/**
 * The text of RFC 8785, equal for equal values whatever the order of their members, at any depth. Numbers that kept
 * their exact text are written as it.
 */
export function canonicalJson(value: unknown): string {
  return write(value, (object) => Object.keys(object).sort());
}

/** Whether this stands for a number that kept its exact text: part of ECMAScript and Node.js, not yet of TypeScript. */
export function isRawJson(value: unknown): boolean {
  return (JSON as unknown as { isRawJSON: (value: unknown) => boolean }).isRawJSON(value);
}

function write(value: unknown, keysOf: (object: object) => string[]): string {
  const out: string[] = [];
  // Work still to do, last first: a ready piece of text, or a value to write.
  const todo: ({ text: string } | { value: unknown })[] = [{ value }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('text' in next) out.push(next.text);
    else if (typeof next.value !== 'object' || next.value === null || isRawJson(next.value))
      out.push(JSON.stringify(next.value));
    else if (Array.isArray(next.value)) pushArray(todo, next.value);
    else pushObject(todo, next.value as Record<string, unknown>, keysOf(next.value));
  }
  return out.join('');
}

function pushArray(todo: ({ text: string } | { value: unknown })[], items: unknown[]): void {
  todo.push({ text: ']' });
  for (let i = items.length - 1; i >= 0; i -= 1) todo.push({ value: items[i] }, { text: i === 0 ? '[' : ',' });
  if (items.length === 0) todo.push({ text: '[' });
}

function pushObject(
  todo: ({ text: string } | { value: unknown })[],
  object: Record<string, unknown>,
  named: string[],
): void {
  const keys = named.filter((key) => object[key] !== undefined);
  todo.push({ text: '}' });
  for (let i = keys.length - 1; i >= 0; i -= 1) {
    const key = keys[i] ?? '';
    todo.push({ value: object[key] }, { text: `${i === 0 ? '{' : ','}${JSON.stringify(key)}:` });
  }
  if (keys.length === 0) todo.push({ text: '{' });
}
