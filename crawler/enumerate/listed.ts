import type { Listing } from '../../catalog/listing.ts';

/** What listing one server in one way gave: the part of a `Listing` that whoever lists it knows. */
export interface Listed extends Pick<
  Listing,
  | 'state'
  | 'reason'
  | 'completeness'
  | 'message'
  | 'sandbox'
  | 'launch'
  | 'integrity'
  | 'posture'
  | 'protocol'
  | 'cache'
> {
  /** Number of entries of the tool list. */
  tools: number;
  /** When the host wants to be asked again, when it says so: ISO 8601, UTC. */
  retryAt?: string;
  /** JSON text, when at least one page of tools was read. */
  manifest?: string;
}
