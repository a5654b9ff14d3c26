import { looksLike } from './look-alike.ts';
import { isRecord, type Message, type RequestId } from './message.ts';

/** A `tools/call` whose parameters are well formed. */
export interface ToolCall {
  id: RequestId;
  tool: string;
  arguments: Record<string, unknown>;
  params: Record<string, unknown>;
  /** What the client says of itself with this call: the stateless protocol of 2026-07-28. Undefined in a session. */
  modern: { version: string; capabilities: unknown; meta: Record<string, unknown> } | undefined;
}

/** @returns the call, or what is wrong with it */
export function readCall(id: RequestId, params: Message['params']): ToolCall | string {
  if (!isRecord(params)) return 'tools/call needs an object of parameters.';
  const { name, arguments: given } = params;
  if (typeof name !== 'string') return 'The name of the tool is not a string.';
  if (given !== undefined && !isRecord(given)) return 'The arguments of the tool are not an object.';
  const odd = Object.keys(params).find(
    (key) => INHERITED.has(key) || READ_BY_SERVERS.some((word) => looksLike(key, word)),
  );
  // A server that reads names without regard to case, or that copies members into an object with a prototype, would see
  // another call than the one that was decided on.
  if (odd !== undefined) return `The parameter ${JSON.stringify(odd)} can be taken for another one.`;
  return { id, tool: name, arguments: given ?? {}, params, modern: modernOf(params['_meta']) };
}

const READ_BY_SERVERS = ['name', 'arguments'];
const INHERITED = new Set(['__proto__', 'constructor']);
const PREFIX = 'io.modelcontextprotocol/';

function modernOf(meta: unknown): ToolCall['modern'] {
  if (!isRecord(meta)) return undefined;
  const version = meta[`${PREFIX}protocolVersion`];
  if (typeof version !== 'string') return undefined;
  const own = Object.entries(meta).filter(([key]) => key.startsWith(PREFIX));
  return { version, capabilities: meta[`${PREFIX}clientCapabilities`], meta: Object.fromEntries(own) };
}

/** Whether capabilities of a client say that it can ask a person with a form. */
export function canAsk(capabilities: unknown): boolean {
  if (!isRecord(capabilities) || !isRecord(capabilities['elicitation'])) return false;
  const { form, url } = capabilities['elicitation'];
  // An empty object stands for forms, as before there was anything else.
  return form !== undefined || url === undefined;
}
