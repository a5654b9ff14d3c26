import { createHash } from 'node:crypto';
import type { Listing } from '../catalog/listing.ts';
import { NEVER, type DueTarget, type Next } from '../catalog/target.ts';
import type { ListingState } from '../catalog/vocabulary.ts';

/** States that say more about the moment than about the server. */
const PASSING: readonly ListingState[] = ['timeout', 'install-failed', 'not-started', 'unreachable', 'throttled'];

/** What this machine lacks. It costs nothing to look again, and whoever adds it wants to see what it changes. */
const OUR_OWN = ['no-sandbox', 'runtime-missing'];

/** Days until the next visit of a remote server: after it was listed first, or changed, and at most. */
const DAYS = { first: 4, changed: 1, longest: 16, settledFailure: 7, longestFailure: 28 };

/** Nights are not all of the same length; what is due in a day is due tomorrow night, even if that begins earlier. */
const SLACK_MS = 4 * 3_600_000;
const DAY_MS = 86_400_000;

/** A server that did not answer for this long is gone. It is still asked now and then. */
export const GONE_AFTER_DAYS = 14;

/**
 * When a target is to be listed again. What an exact version of a package or a record says stays as it is; a remote is
 * asked often when it changes often, and less and less when it does not or fails. What failed for the first time is
 * tried by the next crawl, because it may be our own network that failed.
 * @param changed the answer was another one than the time before
 * @param retryAt before which its host does not want to be asked (ISO 8601, UTC), whatever crawl it is
 */
export function nextVisit(target: DueTarget, listing: Listing, changed: boolean, retryAt = ''): Next {
  const next = byOutcome(target, listing, changed);
  return retryAt > next.dueAt ? { ...next, dueAt: retryAt } : next;
}

function byOutcome(target: DueTarget, listing: Listing, changed: boolean): Next {
  const calm = { failures: 0, failingSince: undefined };
  const { state, reason, startedAt } = listing;
  if (OUR_OWN.includes(reason)) return { ...calm, dueAt: startedAt, intervalDays: 0 };
  if (PASSING.includes(state) || isGoneRemote(target, listing)) return afterFailure(target, listing);
  const wasListed = isListed(state);
  if ((wasListed && target.way.kind !== 'remote') || reason === 'templated-url')
    return { ...calm, dueAt: NEVER, intervalDays: 0 };
  const days = wasListed ? afterListing(target, changed) : afterRefusal(target, changed);
  return { ...calm, intervalDays: days, dueAt: inDays(listing, target, days) };
}

/**
 * Since when a target has not answered, this attempt included; undefined when it answered. A host that asks to wait is
 * there.
 */
export function failingSince(target: DueTarget, listing: Pick<Listing, 'state' | 'startedAt'>): string | undefined {
  const { state, startedAt } = listing;
  const isSilent = state !== 'throttled' && (PASSING.includes(state) || isGoneRemote(target, listing));
  return isSilent ? (target.known?.failingSince ?? startedAt) : undefined;
}

function isListed(state: ListingState): boolean {
  return state === 'ok' || state === 'empty';
}

function isGoneRemote({ way }: DueTarget, { state }: Pick<Listing, 'state'>): boolean {
  return state === 'gone' && way.kind === 'remote';
}

/** A server that is back after a failure says nothing about how often it changes. */
function afterListing({ known }: DueTarget, changed: boolean): number {
  if (known === undefined || known.failures > 0) return DAYS.first;
  return changed ? DAYS.changed : Math.min(DAYS.longest, Math.max(1, known.intervalDays) * 2);
}

function afterRefusal({ known }: DueTarget, changed: boolean): number {
  if (known === undefined || changed) return DAYS.settledFailure;
  return Math.min(DAYS.longestFailure, Math.max(DAYS.settledFailure, known.intervalDays * 2));
}

/** Two crawls on one day are one strike. */
function afterFailure(target: DueTarget, listing: Listing): Next {
  const { failures: before = 0, triedAt = '' } = target.known ?? {};
  const isSameDay = before > 0 && triedAt.slice(0, 10) === listing.startedAt.slice(0, 10);
  const failures = before + (isSameDay ? 0 : 1);
  const days = failures <= 1 ? 0 : Math.min(DAYS.longestFailure, 2 ** (failures - 2));
  return {
    failures,
    failingSince: failingSince(target, listing),
    intervalDays: days,
    dueAt: inDays(listing, target, days),
  };
}

/**
 * Spread by the server's id, so that what was listed in one night is not all due in one night. Never before its ttl, if
 * it was listed: what failed has nothing to keep.
 */
function inDays({ startedAt, state, cache }: Listing, { serverId }: DueTarget, days: number): string {
  const spread = days < 2 ? 1 : 0.8 + 0.4 * fraction(serverId);
  const ttlMs = isListed(state) ? Math.min(cache?.ttlMs ?? 0, DAYS.longest * DAY_MS) : 0;
  const wait = Math.max(0, days * spread * DAY_MS - SLACK_MS, ttlMs);
  return new Date(Date.parse(startedAt) + wait).toISOString();
}

/** From 0 up to 1, by the id alone. */
function fraction(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(4) / 2 ** 32;
}
