/** What the headers `Mcp-Name` and `Mcp-Param-*` repeat of the body, and how they write it. */

/** Which parameter `Mcp-Name` repeats, by method. */
const NAMED_BY = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
  ['tasks/get', 'taskId'],
  ['tasks/update', 'taskId'],
  ['tasks/cancel', 'taskId'],
]);

/** What `Mcp-Name` must repeat of a request; undefined when it has nothing to repeat. */
export function nameIn(method: string, params: unknown): string | undefined {
  const key = NAMED_BY.get(method);
  if (key === undefined || typeof params !== 'object' || params === null) return undefined;
  const value = (params as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : undefined;
}

const PREFIX = '=?base64?';
const SUFFIX = '?=';
/** What a header carries unharmed: printable ASCII, without blanks around it. */
const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A text as a header writes it: as it is, or in Base64 where a header would not carry it. */
export function encodeHeader(text: string): string {
  if (PLAIN.test(text) && !isEncoded(text)) return text;
  return `${PREFIX}${Buffer.from(text, 'utf8').toString('base64')}${SUFFIX}`;
}

/** The text that a header stands for; undefined when its Base64 is malformed. */
export function decodeHeader(header: string): string | undefined {
  if (!isEncoded(header)) return header;
  const encoded = header.slice(PREFIX.length, -SUFFIX.length);
  return BASE64.test(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}

/** Whether a header can carry a text as it is. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

function isEncoded(text: string): boolean {
  return text.startsWith(PREFIX) && text.endsWith(SUFFIX) && text.length >= PREFIX.length + SUFFIX.length;
}
