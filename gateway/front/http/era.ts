import type { IncomingHttpHeaders } from 'node:http';
import { decodeHeader, nameIn } from '../../http-headers.ts';
import { isRecord, type Message } from '../../message.ts';
import { CAPABILITIES_KEY, claimsRevision, metaOf, REVISION_KEY, STATELESS_REVISION } from '../../revisions.ts';
import { headerOf, mismatch, type Refusal } from './refusal.ts';

/**
 * Which era a message belongs to. The body decides; headers may only agree, or the request is refused, because who
 * stands in front of the gateway may have decided on the headers. `Mcp-Param-*` is looked at where the tools are known.
 */
export function eraOf(message: Message, headers: IncomingHttpHeaders): 'session' | 'stateless' | Refusal {
  const { method, params, id } = message;
  if (method === undefined) return 'session';
  const named = headerOf(headers, 'mcp-protocol-version');
  const namesStateless = named !== undefined && named >= STATELESS_REVISION;
  if (!claimsRevision(params)) {
    if (!namesStateless) return 'session';
    if (method === 'initialize') return mismatch(`"initialize" is no request of revision ${STATELESS_REVISION}`);
    if (id === undefined) return namesMethod(headers, method) ?? 'stateless';
    return invalid(`a request of revision ${STATELESS_REVISION} needs _meta[${JSON.stringify(REVISION_KEY)}]`);
  }
  const claimed = metaOf(params)?.[REVISION_KEY];
  if (typeof claimed !== 'string') return invalid(`_meta[${JSON.stringify(REVISION_KEY)}] is not a string`);
  // The claim of a revision with sessions means nothing in its handshake.
  if (method === 'initialize' && claimed < STATELESS_REVISION && !namesStateless) return 'session';
  if (named !== undefined && named !== claimed) return mismatch('MCP-Protocol-Version is not the revision in _meta');
  if (claimed !== STATELESS_REVISION) return unsupported(claimed);
  if (id === undefined) return namesMethod(headers, method) ?? 'stateless';
  return namesAll(headers, message, method) ?? declares(params) ?? 'stateless';
}

/** Every request says what its client can do. */
function declares(params: unknown): Refusal | undefined {
  if (isRecord(metaOf(params)?.[CAPABILITIES_KEY])) return undefined;
  return invalid(`a request of revision ${STATELESS_REVISION} needs _meta[${JSON.stringify(CAPABILITIES_KEY)}]`);
}

function namesAll(headers: IncomingHttpHeaders, { params }: Message, method: string): Refusal | undefined {
  if (headers['mcp-protocol-version'] === undefined) return mismatch('the header MCP-Protocol-Version is missing');
  if (headers['mcp-method'] === undefined) return mismatch('the header Mcp-Method is missing');
  return namesMethod(headers, method) ?? namesName(headers, nameIn(method, params));
}

function namesMethod(headers: IncomingHttpHeaders, method: string): Refusal | undefined {
  const named = headerOf(headers, 'mcp-method');
  return named === undefined || named === method ? undefined : mismatch('Mcp-Method is not the method in the body');
}

function namesName(headers: IncomingHttpHeaders, name: string | undefined): Refusal | undefined {
  if (name === undefined) return undefined;
  const named = headerOf(headers, 'mcp-name');
  if (named === undefined) return mismatch('the header Mcp-Name is missing');
  return decodeHeader(named) === name ? undefined : mismatch('Mcp-Name is not the name in the body');
}

function invalid(what: string): Refusal {
  return { status: 400, code: -32602, message: `Invalid params: ${what}.` };
}

function unsupported(requested: string): Refusal {
  return {
    ...{ status: 400, code: -32022, message: 'Unsupported protocol version.' },
    data: { supported: [STATELESS_REVISION], requested: requested.slice(0, 100) },
  };
}
