/** One line of the audit log. Names of arguments, never values. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  time: string;
  grant: string;
  server: string;
  tool: string;
  decision: 'allow' | 'deny' | 'approved' | 'refused';
  /** RFC 6901 pointer into the policy, or what else decided: `pins`, `state`, `approval`. */
  rule: string;
  arguments: string[];
}

export interface Audit {
  /** @throws when the log cannot be written; the call is then denied */
  write: (entry: AuditEntry) => void;
  close: () => void;
}
