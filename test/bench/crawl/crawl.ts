import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Figure } from '../benchmarks.ts';

const LATENCY_MS = 100;
const CONCURRENCY = 32;
/** What the official registry is asked at most; see crawler/sources/official-registry. */
const PAGE_MS = 3_000 / 8;
const MOST_MEBIBYTES = 500;

interface Load {
  calls: number;
  robots: number;
  pages: number;
  atOnce: number;
  begun: number;
}

interface Crawled {
  /** Seconds until the sources were read, and from there to the end. */
  reading: number;
  listing: number;
  states: Record<string, number>;
  mebibytes: number;
}

/**
 * Crawls 31,000 registry rows and 10,000 remote servers on the loopback interface, each answer 100 ms late and 3 % of the
 * servers at fault, then a second night on which 1 % of the rows changed. The baseline is what would be the least: the
 * registry's pages at the pace that it allows, and as many requests at once as may be under way, without a pause.
 */
export async function benchCrawl(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-crawl-'));
  const ecosystem = await startEcosystem();
  try {
    const db = join(folder, 'catalog.db');
    const first = await runCrawl(ecosystem.registry, db);
    const load = await ecosystem.ask<Load>('load');
    await ecosystem.ask('change');
    const second = await runCrawl(ecosystem.registry, db);
    const again = await ecosystem.ask<Load>('load');
    return [...figuresOf(first, load), nightFigure(second, load, again)];
  } finally {
    ecosystem.stop();
    rmSync(folder, { recursive: true });
  }
}

function figuresOf({ reading, listing, states, mebibytes }: Crawled, load: Load): Figure[] {
  const requests = load.calls + load.robots;
  const idealReading = (load.pages * PAGE_MS) / 1_000;
  const idealListing = (requests * LATENCY_MS) / 1_000 / CONCURRENCY;
  const servers = Object.values(states).reduce((sum, count) => sum + count, 0);
  return [
    {
      figure: `reading ${load.pages} pages: ${reading.toFixed(1)} s`,
      baseline: `at the registry's pace: ${idealReading.toFixed(1)} s`,
      ratio: round(reading / idealReading),
    },
    {
      figure: `listing ${servers} servers (${inWords(states)}), ${requests} requests: ${listing.toFixed(1)} s`,
      baseline: `${CONCURRENCY} requests at once without a pause: ${idealListing.toFixed(1)} s`,
      ratio: round(listing / idealListing),
    },
    {
      figure: `memory: ${mebibytes} MiB`,
      baseline: `allowed: ${MOST_MEBIBYTES} MiB`,
      ratio: round(mebibytes / MOST_MEBIBYTES),
    },
    {
      figure: `busiest host: ${load.atOnce} at once, ${load.begun} in 4 s`,
      baseline: 'allowed: 1 at once, 20 in 4 s',
      ratio: round(Math.max(load.atOnce, load.begun / 20)),
    },
  ];
}

function nightFigure({ states }: Crawled, first: Load, { calls, robots, pages }: Load): Figure {
  const [before, now] = [first.calls + first.robots + first.pages, calls + robots + pages];
  return {
    figure: `second night, 1 % changed: ${now} requests (${inWords(states)})`,
    baseline: `first night: ${before} requests`,
    ratio: Math.round((now / before) * 10_000) / 10_000,
  };
}

function inWords(states: Record<string, number>): string {
  return Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100;
}

interface Ecosystem {
  registry: string;
  ask: <T>(what: string) => Promise<T>;
  stop: () => void;
}

async function startEcosystem(): Promise<Ecosystem> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ecosystem.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const { registry } = await nextLine<{ registry: string }>(lines);
  return {
    registry,
    ask: (what) => {
      child.stdin.write(`${what}\n`);
      return nextLine(lines);
    },
    stop: () => child.kill(),
  };
}

async function nextLine<T>(lines: Interface): Promise<T> {
  const [line] = (await once(lines, 'line')) as [string];
  return JSON.parse(line) as T;
}

/** The command as people run it, timed by the events that it writes. */
async function runCrawl(registry: string, db: string): Promise<Crawled> {
  const source = `official-registry=${registry}`;
  const options = ['--remotes', String(CONCURRENCY), '--allow-private', '--json', '--db', db];
  const started = performance.now();
  const child = spawn(process.execPath, ['cli/mcp-risk.mjs', 'crawl', '--source', source, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const crawled: Crawled = { reading: 0, listing: 0, states: {}, mebibytes: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as { type: string; states?: Record<string, number> };
    const now = (performance.now() - started) / 1_000;
    if (event.type === 'planned') crawled.reading = now;
    if (event.type === 'finished' || event.type === 'planned') crawled.mebibytes = peakOf(child) ?? crawled.mebibytes;
    if (event.type === 'report') {
      crawled.listing = now - crawled.reading;
      crawled.states = event.states ?? {};
    }
  }
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`The crawl ended with ${child.exitCode ?? 'a signal'}.`);
  return crawled;
}

/** The most memory that a process has used; undefined once it has ended. */
function peakOf({ pid }: ChildProcessByStdio<null | Writable, Readable, null>): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Math.round(Number(kibibytes) / 1_024);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined;
    throw error;
  }
}
