import { LEG_IDS, type LegId } from '../legs.ts';

/** A server that gives a leg, and by which tools. */
export interface LegGiver {
  server: string;
  tools: string[];
}

/** How private data, untrusted content and a way out come together in one session. */
export interface Together {
  /** All three are there. */
  complete: boolean;
  missing: LegId[];
  /** Servers that have all three by themselves. */
  alone: string[];
  /** Sets of two or three servers that have all three only together; no set holds another. At most `MOST_SETS`. */
  sets: string[][];
  /** There are more sets than are listed. */
  more: boolean;
  /** Servers without which nothing is complete: leaving out any one of them is enough. Empty when nothing is. */
  breakers: string[];
}

const MOST_SETS = 12;

/** Who completes what, from who gives each leg. */
export function together(legs: Record<LegId, LegGiver[]>): Together {
  const has = new Map<string, Set<LegId>>();
  for (const leg of LEG_IDS)
    for (const { server } of legs[leg]) has.set(server, (has.get(server) ?? new Set()).add(leg));
  const isWhole = (servers: readonly string[]) =>
    LEG_IDS.every((leg) => servers.some((server) => has.get(server)?.has(leg)));
  const all = [...has.keys()];
  const alone = all.filter((server) => isWhole([server]));
  const parts = all.filter((server) => !alone.includes(server));
  const found = firstSets(parts, isWhole);
  const complete = isWhole(all);
  return {
    complete,
    missing: LEG_IDS.filter((leg) => legs[leg].length === 0),
    alone,
    sets: found.slice(0, MOST_SETS),
    more: found.length > MOST_SETS,
    breakers: complete ? all.filter((server) => !isWhole(all.filter((other) => other !== server))) : [],
  };
}

/** Pairs, then threes that hold no such pair; one more than are listed, to know whether there are more. */
function firstSets(parts: readonly string[], isWhole: (servers: readonly string[]) => boolean): string[][] {
  const sets: string[][] = [];
  for (const [i, a] of parts.entries())
    for (const b of parts.slice(i + 1)) {
      if (isWhole([a, b])) sets.push([a, b]);
      if (sets.length > MOST_SETS) return sets;
    }
  for (const [i, a] of parts.entries())
    for (const [j, b] of parts.entries()) {
      if (j <= i || isWhole([a, b])) continue;
      for (const c of parts.slice(j + 1)) {
        if (isWhole([a, c]) || isWhole([b, c]) || !isWhole([a, b, c])) continue;
        sets.push([a, b, c]);
        if (sets.length > MOST_SETS) return sets;
      }
    }
  return sets;
}
