import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../catalog/json.ts';
import type { ToolCall } from '../call.ts';
import type { Passing } from '../decide.ts';

/** What an approval is about. It travels through the client, which can read it and cannot change it. */
const State = z.strictObject({
  /** `asked`: the answer comes with it. `approved`: the answer was yes, and the server has questions of its own. */
  kind: z.enum(['asked', 'approved']),
  /** Hash of the grant, the tool and the arguments. */
  about: z.string(),
  /** Hash of the rule that asks, with its reason. */
  rule: z.string(),
  /** Milliseconds since 1970. */
  expires: z.number(),
  /** So that it is used once. */
  nonce: z.string(),
  /** The server's own state. */
  inner: z.string().optional(),
});
export type State = z.infer<typeof State>;

const PREFIX = 'mcp-risk-gateway/1.';
/** Of this process: after a restart people are asked again. */
const KEY = randomBytes(32);
/** Nonces that were used, with their expiry, oldest first. */
const used = new Map<string, number>();

/** Seals that a person was asked about this call, or approved it, for `patience` milliseconds. */
export function seal(
  kind: State['kind'],
  call: ToolCall,
  verdict: Passing,
  { patience, inner }: { patience: number; inner: string | undefined },
): string {
  const state: State = {
    kind,
    about: aboutOf(call, verdict),
    rule: ruleOf(verdict),
    expires: Date.now() + patience,
    nonce: randomBytes(16).toString('base64url'),
    ...(inner !== undefined && { inner }),
  };
  const body = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${PREFIX}${body}.${sign(body)}`;
}

/** Whether a request's state was made here, and not by the server. It may still be false or old. */
export function isSealed(text: string): boolean {
  return text.startsWith(PREFIX);
}

/**
 * Opens a sealed state, once.
 * @returns undefined when it is forged, too old, used before, or about another call
 */
export function unseal(
  text: string,
  call: ToolCall,
  verdict: Passing,
): (Pick<State, 'kind' | 'inner'> & { sameRule: boolean }) | undefined {
  const [body = '', signature = '', ...rest] = text.slice(PREFIX.length).split('.');
  if (rest.length > 0 || !isEqual(signature, sign(body))) return undefined;
  const state = State.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  const now = Date.now();
  if (state.expires < now || state.about !== aboutOf(call, verdict) || used.has(state.nonce)) return undefined;
  forgetBefore(now);
  used.set(state.nonce, state.expires);
  return { kind: state.kind, inner: state.inner, sameRule: state.rule === ruleOf(verdict) };
}

function aboutOf(call: ToolCall, { grant }: Passing): string {
  return hash([grant.id, grant.server, call.tool, call.arguments]);
}

function ruleOf({ rule, reason }: Passing): string {
  return hash([rule, reason]);
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}

function sign(body: string): string {
  return createHmac('sha256', KEY).update(body).digest('base64url');
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function forgetBefore(now: number): void {
  for (const [nonce, expires] of used) {
    if (expires >= now) return;
    used.delete(nonce);
  }
}
