import { Client, type VersionNegotiationOptions } from '@modelcontextprotocol/client';
import { CRAWLER_VERSION } from '../version.ts';

/** The first revision without a handshake. */
export const MODERN = '2026-07-28';

/** Some servers show a tool only to clients that can do what it needs. No tool is ever called, so none of it happens. */
const capabilities = { roots: {}, sampling: {}, elicitation: {} };

/** A client that only ever lists tools: what a server asks of it is refused, except for its roots, which are none. */
export function newClient(mode: VersionNegotiationOptions['mode']): Client {
  const client = new Client(
    { name: 'mcp-risk-catalog', version: CRAWLER_VERSION },
    { versionNegotiation: mode === undefined ? {} : { mode }, capabilities, inputRequired: { autoFulfill: false } },
  );
  client.setRequestHandler('roots/list', () => ({ roots: [] }));
  return client;
}
