import type { Policy } from '../policy/document.ts';
import type { Pins } from './pins.ts';

/** One client's permission to use one server, as it is in force now. Read anew for every call, so that it can change. */
export interface Grant {
  id: string;
  /** The server's id in the configuration: limits of scope `server` count by it. */
  server: string;
  policy: Policy;
  /** Fingerprints of tools by name, of the day the policy was written; undefined when none are given. */
  pins?: Pins | undefined;
}

/** The grant in force, or undefined when it was revoked. */
export type GrantInForce = () => Grant | undefined;
