import type { Audit } from './audit.ts';
import type { Listener, OpenServer, Side } from './connection.ts';
import type { Counters } from './counters/counters.ts';
import type { GrantInForce } from './grant.ts';

export interface GateOptions {
  grant: GrantInForce;
  counters: Counters;
  audit: Audit;
  /** How long a person has to answer, in milliseconds. */
  patience: number;
  /** Id of the client's session; undefined when the protocol has none, and limits of scope `session` count by grant. */
  session: string | undefined;
}

/**
 * Stands between one client and the server: every message of either side passes through here, and nothing else knows
 * the policy. Returns what listens to the client.
 */
export type OpenGate = (options: GateOptions, client: Side, openServer: OpenServer) => Listener;
