import { isRecord } from './message.ts';

/** The first revision without sessions, and the only one of its era that the gateway speaks. */
export const STATELESS_REVISION = '2026-07-28';
/** Revisions with sessions. */
export const SESSION_REVISIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2024-10-07'];

export const REVISION_KEY = 'io.modelcontextprotocol/protocolVersion';
export const CAPABILITIES_KEY = 'io.modelcontextprotocol/clientCapabilities';
export const SUBSCRIPTION_KEY = 'io.modelcontextprotocol/subscriptionId';

export function metaOf(params: unknown): Record<string, unknown> | undefined {
  const meta = isRecord(params) ? params['_meta'] : undefined;
  return isRecord(meta) ? meta : undefined;
}

/** Whether a message says itself which revision it follows: only the stateless era does. */
export function claimsRevision(params: unknown): boolean {
  const meta = metaOf(params);
  return meta !== undefined && REVISION_KEY in meta;
}
