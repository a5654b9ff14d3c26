import type { Protocol } from '../../../catalog/listing.ts';
import type { Remote } from '../../../catalog/record.ts';
import type { Identity, Visit } from './visit.ts';

/**
 * How a remote server is spoken to. `straight`: its list is asked for at once. `probe`: it is first asked what it speaks
 * (`server/discover`), and what follows depends on that. `legacy`: it is greeted with a handshake. `sse`: likewise, over
 * the transport of before 2025-03-26.
 */
export type Way = 'straight' | 'probe' | 'legacy' | 'sse';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A server that has moved on to the modern protocol mostly still answers in the old one, so nothing else would show it. */
const LEGACY_DAYS = 30;
/** The instructions of a modern server come with what is asked only now and then. */
const STRAIGHT_DAYS = 7;

export function firstWay(
  { transport }: Remote,
  known: Protocol | undefined,
  last: Identity | undefined,
  now: string,
): Way {
  const days = known === undefined ? Infinity : (Date.parse(now) - Date.parse(known.foundOn)) / DAY_MS;
  if (known?.era === 'modern' && last !== undefined && days < STRAIGHT_DAYS) return 'straight';
  if (known !== undefined && known.era !== 'modern' && days < LEGACY_DAYS) return known.era;
  return transport === 'sse' && known?.era !== 'modern' ? 'sse' : 'probe';
}

/** Endings that another way may not share. */
const ELSEWHERE = new Set([
  ...['not-found', 'bad-request', 'not-json', 'wrong-type', 'server-error'],
  ...['no-answer', 'wrong-id', 'no-endpoint', 'bad-answer', 'error-answer', 'version'],
]);

/** Statuses with which servers of the older transport answer what they do not know. */
const UNKNOWN_THERE = [400, 404, 405];

const MOST_VISITS = 4;

/** The way to try after all that were tried, if any. */
export function nextWay(visits: Visit[]): Way | undefined {
  const last = visits.at(-1);
  if (last === undefined || visits.length >= MOST_VISITS) return undefined;
  const { way, asked, refusal, said } = last;
  const { state, reason } = last.explanation;
  if (said.complete) return last.hasChanged ? once('probe', visits) : undefined;
  if (reason === 'session-expired') {
    return visits.filter((visit) => visit.explanation.reason === reason).length < 2 ? 'legacy' : undefined;
  }
  if (said.pages.length > 0 || state === 'auth-required' || !ELSEWHERE.has(reason)) return undefined;
  if (way === 'straight' || (way !== 'probe' && visits.length === 1)) return 'probe';
  if (way === 'sse' || asked === 'tools/list') return undefined;
  const isUnknown = refusal !== undefined && UNKNOWN_THERE.includes(refusal.status);
  if (way === 'legacy') {
    if (!isUnknown) return undefined;
    // What failed at the first question and knows no greeting either may have failed by chance.
    return visits.length === 2 && hasFailed(visits[0]) ? 'probe' : once('sse', visits);
  }
  if (asked !== 'initialize' || hasFailed(last)) return once('legacy', visits);
  return isUnknown ? once('sse', visits) : undefined;
}

/** The host failed to answer, which may be over in a moment. */
export function hasFailed(visit: Visit | undefined): boolean {
  return visit?.explanation.reason === 'server-error';
}

function once(way: Way, visits: Visit[]): Way | undefined {
  return visits.some((visit) => visit.way === way) ? undefined : way;
}
