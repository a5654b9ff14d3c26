/* eslint-disable @typescript-eslint/no-deprecated -- Many servers speak only the transport that the SDK advises against. */
import { SSEClientTransport, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import type { Wire } from './wire.ts';

/** The SDK's transport: the one of today, or the one of before 2025-03-26, whose answers come over one stream of events. */
export function openTransport(url: URL, isOld: boolean, fetch: Wire['fetch']): Transport {
  return isOld ? new SSEClientTransport(url, { fetch }) : new StreamableHTTPClientTransport(url, { fetch });
}
