import type { z } from 'zod';
import type { Posture } from '../../../catalog/listing.ts';
import { HttpError, type Http } from '../../http/http.ts';
import { parseJson } from '../../http/json.ts';
import { telling } from '../clean.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import {
  isResourceOf,
  ResourceMetadata,
  resourceMetadataUrls,
  ServerMetadata,
  serverMetadataUrls,
} from './metadata.ts';
import type { Refusal } from './refusal.ts';

/** For all metadata together, in milliseconds. */
const TIME_MS = 20_000;
const MAX_BYTES = 256 * 1024;
const MOST_REQUESTS = 6;

/** Asks for one metadata document; undefined when there is none, which is noted. */
type Ask = <T>(url: string, host: string, schema: z.ZodType<T>) => Promise<T | undefined>;

/**
 * What a server that refused us asks of those who want in, as its public metadata say. Nothing is registered and no
 * token is asked for. What cannot be read is noted, never fatal.
 */
export async function postureOf(
  url: URL,
  refusal: Refusal,
  http: Http,
  signal: AbortSignal | undefined,
): Promise<Posture> {
  const challenges = parseChallenges(refusal.challenge ?? '');
  const challenge = challenges.find(({ scheme }) => scheme.toLowerCase() === 'bearer') ?? challenges[0];
  const posture: Posture = {
    status: refusal.status,
    ...(challenge && { scheme: telling(challenge.scheme) }),
    ...{ authorizationServers: [], scopes: [], registration: [], challengeMethods: [], problems: [] },
  };
  posture.scopes = scopesOf(challenge);
  if (challenge === undefined && refusal.status === 403) {
    posture.problems.push('The server does not say how to sign in: its answer has no WWW-Authenticate header.');
    return posture;
  }
  const ask = asker(http, signal, posture.problems);
  const resource = await askResource(url, challenge, ask, posture.problems);
  posture.authorizationServers = resource?.authorization_servers ?? [];
  if (resource !== undefined) posture.resource = resource.resource;
  posture.scopes = unique([...posture.scopes, ...(resource?.scopes_supported ?? [])]);
  // Before there were metadata of resources, a server's own origin was its authorization server.
  const issuer = resource === undefined ? url.origin : posture.authorizationServers[0];
  if (issuer === undefined) posture.problems.push('The metadata of the resource name no authorization server.');
  else noteServer(posture, await askServer(issuer, ask, posture.problems));
  return posture;
}

function noteServer(posture: Posture, server: ServerMetadata | undefined): void {
  if (server === undefined) return;
  if (posture.authorizationServers.length === 0) posture.authorizationServers = [server.issuer];
  if (posture.scopes.length === 0) posture.scopes = unique(server.scopes_supported ?? []);
  posture.challengeMethods = unique(server.code_challenge_methods_supported ?? []);
  if (server.registration_endpoint !== undefined) posture.registration.push('dynamic');
  if (server.client_id_metadata_document_supported === true) {
    posture.registration.push('client-id-metadata-document');
  }
}

function asker(http: Http, signal: AbortSignal | undefined, problems: string[]): Ask {
  const timeout = AbortSignal.timeout(TIME_MS);
  const stop = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  let requests = 0;
  return async (url, host, schema) => {
    if (requests >= MOST_REQUESTS) return undefined;
    requests += 1;
    try {
      const answer = await http.get(url, { hosts: [host], maxBytes: MAX_BYTES, timeoutMs: TIME_MS, signal: stop });
      const read = schema.safeParse(parseJson(answer));
      if (read.success) return read.data;
      problems.push(`${shown(url)} lacks what such metadata must hold: ${read.error.issues[0]?.path.join('.') ?? ''}`);
    } catch (error) {
      if (!(error instanceof HttpError) && !stop.aborted) throw error;
      const why = error instanceof HttpError ? error.message : 'There was no time left for it.';
      problems.push(`${shown(url)} cannot be read. ${telling(why)}`);
    }
    return undefined;
  };
}

async function askResource(
  url: URL,
  challenge: Challenge | undefined,
  ask: Ask,
  problems: string[],
): Promise<ResourceMetadata | undefined> {
  const named = challenge?.parameters.get('resource_metadata');
  const usable = named !== undefined && URL.parse(named, url)?.host === url.host ? new URL(named, url).href : undefined;
  if (named !== undefined && usable === undefined) {
    problems.push(`${shown(named)} is not asked: metadata of a resource have to be on its own host.`);
  }
  for (const place of new Set([...(usable === undefined ? [] : [usable]), ...resourceMetadataUrls(url)])) {
    const found = await ask(place, url.host, ResourceMetadata);
    if (found === undefined) continue;
    if (isResourceOf(found.resource, url)) return found;
    problems.push(`${shown(place)} is about another resource: ${shown(found.resource)}`);
  }
  return undefined;
}

async function askServer(issuer: string, ask: Ask, problems: string[]): Promise<ServerMetadata | undefined> {
  const url = URL.parse(issuer);
  if (!url?.protocol.startsWith('http')) {
    problems.push(`${shown(issuer)} is not the address of an authorization server.`);
    return undefined;
  }
  for (const place of serverMetadataUrls(url)) {
    const found = await ask(place, url.host, ServerMetadata);
    if (found === undefined) continue;
    if (found.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, '')) return found;
    problems.push(`${shown(place)} is of another issuer: ${shown(found.issuer)}`);
  }
  return undefined;
}

function scopesOf(challenge: Challenge | undefined): string[] {
  const scopes = challenge?.parameters.get('scope')?.split(' ') ?? [];
  return unique(scopes.filter((scope) => /^[\x21-\x7e]{1,500}$/.test(scope)));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

function shown(url: string): string {
  return telling(url);
}
