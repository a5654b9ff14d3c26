import { SEVERITY_IDS, type Severity } from '../../../catalog/change.ts';
import { readNights, readWatchedSince, type Night } from '../../../catalog/read-changes.ts';
import { catalog, counts } from '../catalog.ts';
import { day } from '../language.ts';
import { remember } from '../memo.ts';

/** Changes that a server's page shows; a longer history has pages of its own. */
export const SHOWN_ON_SERVER = 10;
/** Changes on one page of a list: each may quote two texts. */
export const CHANGES_PER_PAGE = 100;
/** The newest changes of a severity that are listed; older ones are under their nights. */
export const MOST_OF_SEVERITY = 2000;

/** The nights with a change, newest first. */
export const nights: () => Night[] = remember(() => readNights(catalog()));

/** How many changes a night had. */
export function changesOf(night: Night): number {
  return SEVERITY_IDS.reduce((sum, id) => sum + night[id], 0);
}

/** How many changes of a severity there are. */
export function changesOfSeverity(severity: Severity): number {
  return nights().reduce((sum, night) => sum + night[severity], 0);
}

/** ISO 8601 day since which the catalog watches; undefined in an empty one. */
export const watchedSince: () => string | undefined = remember(() => readWatchedSince(catalog()));

/** Why nothing changed yet, in sentences: only one crawl was made, or more were. */
export function noChangeYet(what: string): string {
  const [since, newest] = [watchedSince(), counts().newest?.slice(0, 10)];
  if (since === undefined) return 'The catalog is empty, so there is nothing to watch yet.';
  if (newest === undefined || newest <= since) {
    return `The catalog was first filled on ${day(since)}. There is no earlier look to compare that one with.`;
  }
  return `The catalog watches since ${day(since)}, and looked last on ${day(newest)}. ${what}`;
}
