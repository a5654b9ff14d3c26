/** What an origin lets us do. */
export interface RobotsEntry {
  /** The rules of its robots.txt that concern us. */
  rules: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** Keeps robots.txt files. An entry that has expired may be forgotten, or returned: it is not used. */
export interface RobotsMemory {
  get: (origin: string) => RobotsEntry | undefined;
  set: (origin: string, entry: RobotsEntry) => void;
}

/** In characters. Rules are short; a host that sends long ones must not fill the memory. */
const MOST_CHARACTERS = 16_000_000;

/** Keeps them as long as the process runs, and forgets the oldest when they get too many. */
export function robotsInMemory(): RobotsMemory {
  const entries = new Map<string, RobotsEntry>();
  let characters = 0;

  function forget(origin: string): void {
    const entry = entries.get(origin);
    if (entry === undefined) return;
    characters -= sizeOf(origin, entry);
    entries.delete(origin);
  }

  return {
    get: (origin) => entries.get(origin),
    set: (origin, entry) => {
      forget(origin);
      entries.set(origin, entry);
      characters += sizeOf(origin, entry);
      for (const oldest of entries.keys()) {
        if (characters <= MOST_CHARACTERS) break;
        forget(oldest);
      }
    },
  };
}

function sizeOf(origin: string, { rules }: RobotsEntry): number {
  // A hundred for the entry itself.
  return origin.length + rules.length + 100;
}
