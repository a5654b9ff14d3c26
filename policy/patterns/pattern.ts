/** An RE2 pattern that recommended policies test arguments with, and what it says. */
export interface KnownPattern {
  pattern: string;
  /** Completes "The argument …", for example "climbs with ..". */
  means: string;
  /** What the agent is told when a call is denied for it: what is wrong, and what to do. */
  onDeny: string;
}
