import type { Listener, OpenServer, Side } from '../connection.ts';
import { openGate, type GateOptions } from '../gate.ts';
import type { GrantInForce } from '../grant.ts';
import { openGrantFiles, type GrantFiles } from './files.ts';

/** What all grants of one gateway share. */
export type Shared = Pick<GateOptions, 'counters' | 'audit' | 'patience' | 'warn'>;

/** A grant and all connections under it. */
export interface OpenGrant {
  inForce: GrantInForce;
  /** Why a file of the grant, as it is now, is refused. */
  problem: () => string | undefined;
  /** Puts the gate between a client and a server of its own. */
  connect: (client: Side, session?: string) => Listener;
  /** Puts the grant out of force at once, and ends its connections. `reason` completes "… because …". */
  close: (reason: string) => void;
}

export function openGrant(files: GrantFiles, openServer: OpenServer, shared: Shared): OpenGrant {
  const connections = new Map<Side, { listener: Listener; policyChanged: () => void }>();
  const { grant, problem, close } = openGrantFiles(files, {
    warn: shared.warn,
    changed: () => {
      shared.warn(`The grant "${files.id}" follows the new version of its files.`);
      for (const { policyChanged } of connections.values()) policyChanged();
    },
  });

  function connect(client: Side, session?: string): Listener {
    let over = false;
    const side: Side = {
      send: client.send,
      close: () => {
        over = true;
        connections.delete(side);
        client.close();
      },
    };
    const opening: OpenServer = (behind) =>
      openServer({
        ...behind,
        closed: (reason) => {
          if (!over) shared.warn(`The connection of "${files.id}" to its server ended because ${reason}.`);
          behind.closed(reason);
        },
      });
    const gate = openGate({ ...shared, grant, session }, side, opening);
    const listener: Listener = {
      message: gate.message,
      closed: (reason) => {
        over = true;
        connections.delete(side);
        gate.closed(reason);
      },
    };
    connections.set(side, { listener, policyChanged: gate.policyChanged });
    return listener;
  }

  return {
    inForce: grant,
    problem,
    connect,
    close: (reason) => {
      close();
      for (const [side, { listener }] of connections) {
        listener.closed(reason);
        side.close();
      }
    },
  };
}
