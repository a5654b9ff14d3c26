import { validateHeaderName, validateHeaderValue } from 'node:http';
import { Agent } from 'undici';
import type { OpenServer } from '../connection.ts';
import { connect } from './http/connection.ts';

export interface ServerAddress {
  url: string;
  /** Sent with every request; never shown. */
  headers: Record<string, string>;
}

/** Headers that say what a message is or how it travels: the gateway's own. */
const OWN = /^(?:accept|connection|content-.*|last-event-id|mcp-.*|transfer-encoding)$/i;

/** How long a tool may take is for the client to say. Sockets are shared by all that goes to one origin. */
const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, allowH2: false });

/**
 * A server behind Streamable HTTP.
 * @throws Error when the address is none of HTTP, or a header cannot be sent
 */
export function openHttpServer({ url, headers }: ServerAddress): OpenServer {
  const { protocol, origin, pathname, search, username } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('The address of a server begins with https://.');
  if (username !== '') throw new Error('Credentials go into a header of the server, not into its address.');
  for (const [name, value] of Object.entries(headers)) {
    if (OWN.test(name)) throw new Error(`The header ${name} is the gateway's own: remove it from the server.`);
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  const wire = { agent, origin, path: pathname + search, headers: Object.entries(headers).flat() };
  return (listener) => connect(wire, listener);
}
