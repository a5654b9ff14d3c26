import { encodeHeader, isPlain, nameIn } from '../../http-headers.ts';
import { isRecord, type Message } from '../../message.ts';
import type { ParamHeaders } from '../../param-headers.ts';
import { metaOf, REVISION_KEY } from '../../revisions.ts';

export const POST_HEADERS = ['content-type', 'application/json', 'accept', 'application/json, text/event-stream'];

/** The revision that a request itself claims; undefined in the era of sessions. */
export function revisionOf({ params }: Message): string | undefined {
  const claimed = metaOf(params)?.[REVISION_KEY];
  return typeof claimed === 'string' ? claimed : undefined;
}

/** The headers that repeat a request of the era without sessions: names and values in turn, made from the body alone. */
export function repeatingHeaders(message: Message, revision: string, params: ParamHeaders): string[] {
  const { method = '' } = message;
  const name = nameIn(method, message.params);
  return [
    ...['mcp-protocol-version', encodeHeader(revision)],
    ...['mcp-method', encodeHeader(method)],
    ...(name === undefined ? [] : ['mcp-name', encodeHeader(name)]),
    ...(method === 'tools/call' ? paramHeaders(params, message.params) : []),
  ];
}

function paramHeaders(params: ParamHeaders, call: unknown): string[] {
  return params.of(call).flatMap(({ header, value }) => [`Mcp-Param-${header}`, encodeHeader(String(value))]);
}

/** What a server says of the era of sessions once, and hears with every request after it. */
export interface Spoken {
  session?: string;
  revision?: string;
}

export function spokenHeaders({ session, revision }: Spoken): string[] {
  return [
    ...(session === undefined ? [] : ['mcp-session-id', session]),
    ...(revision === undefined ? [] : ['mcp-protocol-version', revision]),
  ];
}

/** A session id that no header can carry is none. */
export function sessionIn(header: string | undefined): Pick<Spoken, 'session'> {
  return header !== undefined && header.length <= 1024 && isPlain(header) ? { session: header } : {};
}

export function revisionIn(result: unknown): Pick<Spoken, 'revision'> {
  const revision = isRecord(result) ? result['protocolVersion'] : undefined;
  return typeof revision === 'string' && revision.length <= 64 && isPlain(revision) ? { revision } : {};
}
