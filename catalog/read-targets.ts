import type { Catalog } from './database.ts';
import type { Protocol } from './listing.ts';
import { NEVER, type DueTarget, type Way } from './target.ts';
import type { Basis } from './vocabulary.ts';

interface Row {
  serverId: string;
  id: string;
  basis: Basis;
  way: string;
  launchKey: string;
  listedKey: string | null;
  intervalDays: number;
  failures: number;
  failingSince: string | null;
  triedAt: string | null;
  protocol: string | null;
}

const SELECT = `SELECT targets.server_id AS serverId, targets.id, targets.basis, targets.way,
  targets.launch_key AS launchKey, listed_key AS listedKey, interval_days AS intervalDays, failures,
  failing_since AS failingSince, confirmed_at AS triedAt, targets.protocol
  FROM targets LEFT JOIN listings ON listings.id = targets.last_listing`;

const DUE = '(listed_key IS NOT targets.launch_key OR due_at <= @now)';

/** A README is read only where nothing better is to be had. */
const README = `targets.way ->> '$.kind' = 'readme'`;
const BETTER = `EXISTS (SELECT 1 FROM targets AS better WHERE better.server_id = targets.server_id
  AND better.active AND better.basis <> 'claimed' AND better.manifest_listing IS NOT NULL)`;

interface Moment {
  /** ISO 8601, UTC. */
  now: string;
  /** Also what is not due. */
  full: boolean;
}

/** The targets whose turn it is, in the order of their servers and their preference. */
export function readDueTargets(db: Catalog, moment: Moment): DueTarget[] {
  return readDue(db, `way IS NOT NULL AND NOT ${README}`, moment);
}

/** The READMEs whose turn it is, now that everything else was tried. */
export function readDueReadmes(db: Catalog, moment: Moment): DueTarget[] {
  return readDue(db, `${README} AND NOT ${BETTER}`, moment);
}

/** At the end of time everything is due. */
function readDue(db: Catalog, condition: string, { now, full }: Moment): DueTarget[] {
  return db
    .prepare<[{ now: string }], Row>(
      `${SELECT} WHERE active AND ${condition} AND ${DUE} ORDER BY targets.server_id, targets.position`,
    )
    .all({ now: full ? NEVER : now })
    .map(targetOf);
}

function targetOf(row: Row): DueTarget {
  const { serverId, id, basis, launchKey, listedKey, intervalDays, failures } = row;
  return {
    ...{ serverId, id, basis, launchKey, way: JSON.parse(row.way) as Way },
    known:
      listedKey === null
        ? undefined
        : {
            ...{ listedKey, intervalDays, failures, failingSince: row.failingSince ?? undefined },
            triedAt: row.triedAt ?? '',
            protocol: row.protocol === null ? undefined : (JSON.parse(row.protocol) as Protocol),
          },
  };
}
