const MAX_DEPTH = 500;

/**
 * JSON with the members of every object in one order (RFC 8785), so that equal values have equal texts. Members that
 * are undefined are left out. Numbers that kept their exact text are written as it.
 * @throws Error when the value nests too deeply
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new Error(`The value nests deeper than ${MAX_DEPTH} levels.`);
  if (typeof value !== 'object' || value === null || isRawJson(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}

/** Whether this stands for a number that kept its exact text: part of ECMAScript and Node.js, not yet of TypeScript. */
export function isRawJson(value: unknown): boolean {
  return (JSON as unknown as { isRawJSON: (value: unknown) => boolean }).isRawJSON(value);
}
