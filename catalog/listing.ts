import { z } from 'zod';
import { Launch } from './record.ts';
import { BASIS_IDS, COMPLETENESS_IDS, LISTING_STATE_IDS } from './vocabulary.ts';

/** How a remote server is spoken to, found out by trying: dated, because servers move on. */
export const Protocol = z.object({
  /** `modern`: without a handshake, since 2026-07-28. `legacy`: with one. `sse`: legacy over the HTTP+SSE transport. */
  era: z.enum(['modern', 'legacy', 'sse']),
  /** The revision that was agreed on. */
  version: z.string(),
  /** ISO 8601 day on which the era was found. */
  foundOn: z.string(),
});
export type Protocol = z.infer<typeof Protocol>;

/** What a remote server asks of those who want in, as its public metadata say (RFC 9728, RFC 8414). */
export const Posture = z.object({
  /** 401 or 403. */
  status: z.number().int(),
  /** The scheme of WWW-Authenticate, such as `Bearer`; absent when there was no such header. */
  scheme: z.string().optional(),
  /** The protected resource as its metadata name it. */
  resource: z.string().optional(),
  authorizationServers: z.array(z.string()),
  scopes: z.array(z.string()),
  /** How a client can become known: `dynamic` registration, `client-id-metadata-document`. */
  registration: z.array(z.enum(['dynamic', 'client-id-metadata-document'])),
  /** PKCE methods. */
  challengeMethods: z.array(z.string()),
  /** What of the metadata could not be read, and why. */
  problems: z.array(z.string()),
});
export type Posture = z.infer<typeof Posture>;

/** One attempt to list a server's tools, and how it ended. */
export const Listing = z.object({
  /** Which of the server's ways to be listed: the id of a target. */
  target: z.string(),
  /** Whether the server itself said it, a catalog says so for it, or a page for people does. */
  basis: z.enum(BASIS_IDS),
  state: z.enum(LISTING_STATE_IDS),
  /** Why it ended in this state: a short code, `ok` when all went well. */
  reason: z.string(),
  completeness: z.enum(COMPLETENESS_IDS),
  /** What happened and what a maintainer can do, in one or two sentences. Empty when the state is `ok`. */
  message: z.string(),
  /** How the tools were read. */
  enumerator: z.enum(['stdio', 'http', 'record', 'bundle', 'readme', 'import']),
  /** What confined the server while it ran. */
  sandbox: z.enum(['bwrap', 'unshare', 'docker', 'none']).optional(),
  launch: Launch.optional(),
  /** Hash of everything that decides whether listing again could give another answer. */
  launchKey: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  /** Milliseconds. */
  durationMs: z.number().int().nonnegative(),
  /** Subresource integrity of the installed package, as the registry published it. */
  integrity: z.string().optional(),
  posture: Posture.optional(),
  protocol: Protocol.optional(),
  /** How long the answer may be kept, as the server said, and for whom. */
  cache: z.object({ ttlMs: z.number().nonnegative(), scope: z.enum(['public', 'private']) }).optional(),
});
export type Listing = z.infer<typeof Listing>;
