import { setTimeout as delay } from 'node:timers/promises';
import type { Protocol } from '../../../catalog/listing.ts';
import type { Remote } from '../../../catalog/record.ts';
import { HttpError, type Http } from '../../http/http.ts';
import { MODERN } from '../client.ts';
import { manifestOf } from '../conversation.ts';
import type { Listed } from '../listed.ts';
import { addressOf } from './address.ts';
import { postureOf } from './posture.ts';
import { visit, type Identity, type Visit } from './visit.ts';
import { firstWay, hasFailed, nextWay, type Way } from './ways.ts';

export interface RemoteOptions {
  http: Http;
  /** For all attempts together, in milliseconds; saying good-bye and asking for OAuth metadata have their own time. */
  timeoutMs: number;
  /** What was found on an earlier night: spares the probe while it is fresh. */
  known?: Protocol | undefined;
  /**
   * What the last manifest held besides the tools. A server that is known to be modern does not say it again with its
   * list, so it is asked straight for that only when this is given.
   */
  last?: Identity | undefined;
  /** ISO 8601, UTC. */
  now: string;
  signal?: AbortSignal | undefined;
}

/** How long a host that failed is left alone before it is asked once more. */
const PAUSE_MS = 500;

/** Lists the tools of a remote server, in whichever way it is spoken to. Every way this can fail is a state. */
export async function listRemote(remote: Remote, options: RemoteOptions): Promise<Listed> {
  const { http, timeoutMs, known, last, now, signal } = options;
  const url = addressOf(remote.url);
  if (!(url instanceof URL)) return { ...url, completeness: 'unknown', tools: 0 };
  const deadline = performance.now() + timeoutMs;
  const visits: Visit[] = [];
  for (let way: Way | undefined = firstWay(remote, known, last, now); way !== undefined; way = nextWay(visits)) {
    if (hasFailed(visits.at(-1))) await delay(PAUSE_MS);
    visits.push(await visit(url, way, { http, deadline, timeoutMs, signal, last, version: known?.version }));
  }
  const best = bestOf(visits);
  const posture = isAuthGated(best) ? { posture: await postureOf(url, best.refusal, http, signal) } : {};
  const { said, explanation } = best;
  const isKnown = best === visits[0] && best.way === (known?.era === 'modern' ? 'straight' : known?.era);
  const protocol = protocolOf(best, isKnown ? known : undefined, now);
  return {
    ...explanation,
    ...(protocol && { protocol }),
    ...(said.cache && { cache: said.cache }),
    ...posture,
    ...retryAtOf(best),
    tools: said.tools,
    ...manifestOf(said),
  };
}

/**
 * The visit that says most: the one that read most, else the one that was asked for credentials, else the first that
 * did not rely on what was known.
 */
function bestOf(visits: Visit[]): Visit {
  const whole = visits.findLast(({ said }) => said.complete);
  const partial = visits.filter(({ said }) => said.pages.length > 0).sort((a, b) => b.said.tools - a.said.tools)[0];
  const best =
    whole ?? partial ?? visits.find(isAuthGated) ?? visits.find(({ way }) => way === 'probe') ?? visits.at(-1);
  if (best === undefined) throw new TypeError('A server is visited at least once.');
  return best;
}

/** What a host that asks to wait says about how long. */
function retryAtOf({ said: { problem } }: Visit): Pick<Listed, 'retryAt'> {
  const error = problem !== undefined && 'error' in problem ? problem.error : undefined;
  return error instanceof HttpError && error.retryAt !== undefined ? { retryAt: error.retryAt } : {};
}

function isAuthGated(visit: Visit): visit is Visit & { refusal: NonNullable<Visit['refusal']> } {
  return visit.explanation.reason === 'unauthorized' && visit.refusal !== undefined;
}

function protocolOf({ way, said }: Visit, known: Protocol | undefined, now: string): Protocol | undefined {
  const version = said.protocolVersion;
  if (version === undefined) return undefined;
  const era = way === 'sse' ? 'sse' : version < MODERN ? 'legacy' : 'modern';
  return { era, version, foundOn: known?.foundOn ?? now.slice(0, 10) };
}
