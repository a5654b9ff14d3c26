import { randomUUID } from 'node:crypto';
import type { Listener, Side } from '../../connection.ts';
import type { GrantInForce } from '../../grant.ts';
import { openSession, type Session } from './session.ts';
import { openShared, type Shared } from './shared.ts';

/** All that is open, of all grants. */
export interface Connections {
  /** Opens a session; undefined when the grant has too many that are in use. */
  open: (inForce: GrantInForce, grant: string) => Session | undefined;
  /** The session, if this grant opened it. */
  find: (id: string, grant: string) => Session | undefined;
  /** The connection that all clients without sessions share. */
  shared: (inForce: GrantInForce, grant: string) => Shared;
  endGrant: (grant: string, reason: string) => void;
  endAll: (reason: string) => void;
}

export interface Bounds {
  /** How many sessions a grant may have. A session more takes the place of the one that was idle for longest. */
  sessions: number;
  /** After how many milliseconds without a response or stream a connection ends. */
  idle: number;
  /** How often, in milliseconds, silent streams are kept alive, and what is idle or revoked is looked for. */
  beat: number;
}

export function openConnections(
  connect: (grant: GrantInForce, session: string | undefined, client: Side) => Listener,
  bounds: Bounds,
): Connections {
  const sessions = new Map<string, Session>();
  const shared = new Map<string, Shared>();

  const timer = setInterval(() => {
    const longAgo = Date.now() - bounds.idle;
    for (const each of [...sessions.values(), ...shared.values()]) {
      if (each.inForce() === undefined) each.end('the grant was revoked');
      else if ((each.idleSince() ?? Infinity) < longAgo) each.end('it was idle');
      else each.beat();
    }
  }, bounds.beat);
  timer.unref();

  function hasRoom(grant: string): boolean {
    const mine = [...sessions.values()].filter((session) => session.grant === grant);
    if (mine.length < bounds.sessions) return true;
    const [idlest] = mine
      .map((session) => ({ session, since: session.idleSince() ?? Infinity }))
      .sort((a, b) => a.since - b.since);
    if (idlest === undefined || idlest.since === Infinity) return false;
    idlest.session.end('a newer session took its place');
    return true;
  }

  function end(of: (grant: string) => boolean, reason: string): void {
    for (const session of [...sessions.values()]) if (of(session.grant)) session.end(reason);
    for (const [grant, each] of [...shared]) if (of(grant)) each.end(reason);
  }

  return {
    open: (inForce, grant) => {
      if (!hasRoom(grant)) return undefined;
      const id = randomUUID();
      const fate = { over: false };
      const session = openSession({
        ...{ id, grant, inForce },
        connect: (named, client) => connect(inForce, named, client),
        ended: () => {
          fate.over = true;
          sessions.delete(id);
        },
      });
      if (!fate.over) sessions.set(id, session);
      return session;
    },
    find: (id, grant) => {
      const session = sessions.get(id);
      return session?.grant === grant ? session : undefined;
    },
    shared: (inForce, grant) => {
      const known = shared.get(grant);
      if (known) return known;
      const fate = { over: false };
      const opened = openShared(
        inForce,
        (client) => connect(inForce, undefined, client),
        () => {
          fate.over = true;
          shared.delete(grant);
        },
      );
      if (!fate.over) shared.set(grant, opened);
      return opened;
    },
    endGrant: (grant, reason) => {
      end((each) => each === grant, reason);
    },
    endAll: (reason) => {
      clearInterval(timer);
      end(() => true, reason);
    },
  };
}
