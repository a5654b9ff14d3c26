import { closeSync, fstatSync, openSync, statSync, writeSync } from 'node:fs';

/** One line of the audit log. Names of arguments, never values. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  time: string;
  grant: string;
  server: string;
  tool: string;
  decision: 'allow' | 'deny' | 'approved' | 'refused';
  /** RFC 6901 pointer into the policy, or what else decided: `grant`, `name`, `arguments`, `pins`, `state`, `approval`, `audit`. */
  rule: string;
  arguments: string[];
}

export interface Audit {
  /** @throws when the log cannot be written; the call is then denied */
  write: (entry: AuditEntry) => void;
  close: () => void;
}

const MAX_NAME = 200;
const MAX_ARGUMENTS = 64;

/**
 * Opens a log of JSON Lines that is only ever appended to, readable by its owner alone. Each entry is one write, so that
 * several processes can share the file. One that was removed or moved away, as logs are, is begun anew: what is written
 * to a file without a name, nobody reads.
 * @throws when the file cannot be opened
 */
export function openAudit(path: string): Audit {
  let log = openLog(path);

  function current(): number {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.ino === log.ino && there.dev === log.dev) return log.file;
    const anew = openLog(path);
    closeSync(log.file);
    log = anew;
    return log.file;
  }

  return {
    write: (entry) => {
      const line = Buffer.from(`${JSON.stringify(cut(entry))}\n`);
      const written = writeSync(current(), line);
      if (written !== line.length) throw new Error(`Only ${written} of ${line.length} bytes fit into the audit log.`);
    },
    close: () => {
      closeSync(log.file);
    },
  };
}

function openLog(path: string): { file: number; ino: number; dev: number } {
  const file = openSync(path, 'a', 0o600);
  const { ino, dev } = fstatSync(file);
  return { file, ino, dev };
}

/** What a client chose is cut, so that no call can fill the log. */
function cut(entry: AuditEntry): AuditEntry {
  const names = entry.arguments.slice(0, MAX_ARGUMENTS).map((name) => name.slice(0, MAX_NAME));
  const more = entry.arguments.length - names.length;
  return {
    ...entry,
    tool: entry.tool.slice(0, MAX_NAME),
    rule: entry.rule.slice(0, 2 * MAX_NAME),
    arguments: more > 0 ? [...names, `… ${more} more`] : names,
  };
}
