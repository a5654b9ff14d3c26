/** What a crawl does, one after the other; installing, the sandbox and remotes are at the same time. */
export const PHASES = [
  'start-up',
  'reading',
  'planning',
  'installing',
  'in the sandbox',
  'remotes',
  'readmes',
  'ending',
] as const;
export type Phase = (typeof PHASES)[number];

/** How many sources a world has. */
const SOURCES = 3;

/** An event of a crawl. */
export interface Line {
  /** Milliseconds since the process was started. */
  at: number;
  type: string;
  /** The same in every crawl. */
  key: string;
}

/** A moment of a crawl, whatever the speed of the machine: so long after an event, or after the start. */
export interface Moment {
  after: string | undefined;
  ms: number;
}

/** The events of an undisturbed crawl, with its end. */
export function timelineOf(lines: readonly Line[], milliseconds: number): Line[] {
  return [...lines, { at: milliseconds, type: 'end', key: 'end' }];
}

/** Numbers from 0 up to 1, always the same for one seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Random moments in their order: one in two from all of the time that a crawl takes, the others from its stretches in
 * turn, so that the short ones get theirs.
 * @param turn which stretch comes first
 */
export function momentsIn(timeline: readonly Line[], count: number, random: () => number, turn: number): Moment[] {
  const stretches = stretchesOf(timeline);
  const whole = { from: 0, to: timeline.at(-1)?.at ?? 0 };
  const times = Array.from({ length: count }, (_, index) => {
    const { from, to } = (index % 2 === 0 ? stretches[(turn + index / 2) % stretches.length] : undefined) ?? whole;
    return from + random() * (to - from);
  });
  return times
    .sort((a, b) => a - b)
    .map((time) => {
      const before = timeline.findLast(({ at }) => at <= time);
      return { after: before?.key, ms: time - (before?.at ?? 0) };
    });
}

/** The shortest first. */
function stretchesOf(timeline: readonly Line[]): { from: number; to: number }[] {
  const at = (found: Line | undefined): number => found?.at ?? 0;
  const of = (type: string): Line[] => timeline.filter((line) => line.type === type);
  const ends = [of('read')[0], of('source-read').at(-1), of('planned')[0], of('readmes')[0], of('finished').at(-1)].map(
    at,
  );
  const bounds = [0, ...ends, at(timeline.at(-1))];
  const [startUp, reading, planning, listing, readmes, ending] = bounds
    .slice(1)
    .map((to, index) => ({ from: bounds[index] ?? 0, to }));
  return [ending, planning, readmes, startUp, listing, reading].filter((it) => it !== undefined);
}

/** What a crawl is doing, by what it has said so far and by the processes that it has started. */
export function phasesOf(lines: readonly Line[], children: readonly string[]): Phase[] {
  const has = (type: string): boolean => lines.some((line) => line.type === type);
  const open = (kind: RegExp): boolean => {
    const count = (type: string): number => lines.filter((line) => line.type === type && kind.test(line.key)).length;
    return count('started') > count('finished');
  };
  const ended = lines.filter(({ type }) => type === 'source-read' || type === 'source-failed');
  if (!has('read') && ended.length === 0) return ['start-up'];
  if (!has('planned')) return [ended.length === SOURCES ? 'planning' : 'reading'];
  if (has('readmes')) return [open(/ readme:/) ? 'readmes' : 'ending'];
  const isClient = (command: string): boolean => /\bnpm\b/.test(command);
  return [
    ...(children.some(isClient) ? (['installing'] as const) : []),
    ...(children.some((command) => /^(setpriv|bwrap|unshare) /.test(command) && !isClient(command))
      ? (['in the sandbox'] as const)
      : []),
    ...(open(/ remote:/) ? (['remotes'] as const) : []),
  ];
}
