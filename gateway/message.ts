import { stringifyJson } from '../catalog/json.ts';
import { isRawJson } from '../catalog/json.ts';
import { parseExactly } from './exact-json.ts';

/**
 * One JSON-RPC message, parsed. What is forwarded is always written anew from this, so that the server reads what was
 * decided on: of keys that come twice, both see the last.
 */
export interface Message {
  jsonrpc: '2.0';
  id?: RequestId;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export type RequestId = string | number;

/** What may come from a client. What comes from a server may be larger, because results are. */
export const CLIENT_BYTES = 16 * 2 ** 20;
export const SERVER_BYTES = 256 * 2 ** 20;
/** How deep a message of a client may nest. */
export const CLIENT_DEPTH = 256;

/** What stood in a text: a message, or the error to answer to what was none. */
export type Parsed = { message: Message } | { refusal: Message };

/**
 * Reads one text, which holds one message or a batch of them (revision 2025-03-26): each is judged by itself, never the
 * batch as one thing. `depth` bounds how deep it may nest.
 */
export function parseMessages(text: string, depth = Infinity): Parsed[] {
  if (nestsDeeper(text, depth)) return [refuse(-32600, `The message nests deeper than ${depth} levels.`)];
  let value: unknown;
  try {
    value = parseExactly(text);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return [refuse(-32700, `The message is not JSON: ${error.message.slice(0, 200)}`)];
  }
  if (!Array.isArray(value)) return [check(value)];
  return value.length === 0 ? [refuse(-32600, 'The batch is empty.')] : value.map(check);
}

/** The text of a message, without a line break in it. */
export function writeMessage(message: Message): string {
  try {
    return JSON.stringify(message);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // It nests deeper than the call stack reaches, so no number in it kept its text: see `parseExactly`.
    return stringifyJson(message);
  }
}

export function errorAnswer(id: RequestId | undefined, code: number, message: string): Message {
  return { jsonrpc: '2.0', ...(id !== undefined && { id }), error: { code, message } };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJson(value);
}

/**
 * Only the members that JSON-RPC knows are kept: some servers read names of members without regard to case, and would
 * take a `Method` for the method.
 */
function check(value: unknown): Parsed {
  if (!isRecord(value)) return refuse(-32600, 'The message is not an object.');
  const { jsonrpc, id, method, params, result, error } = value;
  const known = isRequestId(id) ? id : undefined;
  if (jsonrpc !== '2.0') return refuse(-32600, 'The message needs "jsonrpc": "2.0".', known);
  if (id !== undefined && id !== null && known === undefined) {
    return refuse(-32600, 'An id is a string of at most 1024 characters or an integer within ±2^53.');
  }
  if (method !== undefined) {
    if (typeof method !== 'string') return refuse(-32600, 'The method is not a string.', known);
    if (id === null) return refuse(-32600, 'The id of a request is not null.');
    if (result !== undefined || error !== undefined) {
      return refuse(-32600, 'The message is a request and an answer at once.', known);
    }
    return { message: { jsonrpc, ...(known !== undefined && { id: known }), method, ...given({ params }) } };
  }
  if ((result === undefined) === (error === undefined)) {
    return refuse(-32600, 'The message has no method, and not one of result and error.', known);
  }
  if (error === undefined) {
    if (known === undefined) return refuse(-32600, 'A result needs the id of its request.');
    return { message: { jsonrpc, id: known, result } };
  }
  if (!isError(error)) return refuse(-32600, 'An error needs a code and a message.', known);
  return { message: { jsonrpc, ...(known !== undefined && { id: known }), error } };
}

function isError(value: unknown): value is NonNullable<Message['error']> {
  return isRecord(value) && typeof value['code'] === 'number' && typeof value['message'] === 'string';
}

function isRequestId(id: unknown): id is RequestId {
  return typeof id === 'string' ? id.length <= 1024 : Number.isSafeInteger(id);
}

function given(members: { params: unknown }): { params?: unknown } {
  return members.params === undefined ? {} : members;
}

function refuse(code: number, message: string, id?: RequestId): Parsed {
  return { refusal: errorAnswer(id, code, message) };
}

/** Counts brackets outside strings, so that a hostile text is refused before it is built up. */
function nestsDeeper(text: string, depth: number): boolean {
  // Every level takes two characters.
  if (text.length <= depth * 2) return false;
  let level = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) level += 1;
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) level -= 1;
    if (level > depth) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 92, 91, 93, 123, 125];
