import type { Agent } from 'undici';
import type { HttpCounts } from './http.ts';
import type { OptOut } from './opt-out.ts';
import type { Paces } from './pace.ts';
import type { Room } from './room.ts';

/** What all requests of one `Http` share. */
export interface Network {
  agent: Agent;
  paces: Paces;
  room: Room;
  optOut: OptOut;
  userAgent: string;
  allowPrivate: boolean;
  counts: Omit<HttpCounts, 'hosts'>;
  /** Hosts that were sent at least one request. */
  asked: Set<string>;
  /** Ends everything. */
  ended: AbortSignal;
}
