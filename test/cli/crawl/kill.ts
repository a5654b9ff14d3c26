import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { processesWith, temporaryFolder } from '../../crawler/fixture.ts';
import { childrenOf } from './children.ts';
import { difference, exportOf } from './export.ts';
import { PHASES, phasesOf, timelineOf, type Line, type Moment, type Phase } from './moments.ts';
import type { World } from './world.ts';

/** Where the command keeps packages while they are listed. */
const CACHE = 'node_modules/.cache/mcp-risk-catalog';

/** What a crawl was doing when it was killed, and the targets that it had begun and not ended. */
export interface Kill {
  phases: Phase[];
  inFlight: string[];
}

export interface Round {
  kills: Kill[];
  /** What is not as it should be. */
  faults: string[];
}

export interface Undisturbed {
  files: Map<string, Buffer>;
  timeline: Line[];
  asked: Map<string, number>;
}

/** Crawls without a kill, into a catalog of its own. */
export async function crawlUndisturbed(world: World): Promise<Undisturbed> {
  world.forget();
  const db = join(temporaryFolder(), 'catalog.db');
  const crawl = await startCrawl(world, db, () => undefined);
  if (crawl.code !== 0) throw new Error(`The crawl ended with ${crawl.code}: ${crawl.stderr}`);
  return { files: await exportOf(db), timeline: timelineOf(crawl.lines, crawl.milliseconds), asked: world.asked() };
}

/**
 * Crawls into an empty catalog, killed at each of the moments that it comes to, and then to the end.
 * @param moments in the order of an undisturbed crawl
 */
export async function crawlKilled(world: World, undisturbed: Undisturbed, moments: readonly Moment[]): Promise<Round> {
  world.forget();
  const db = join(temporaryFolder(), 'catalog.db');
  const kills: Kill[] = [];
  const faults: string[] = [];
  const pids: number[] = [];
  const seen = new Set<string>();
  for (const moment of [...moments, undefined]) {
    const killed = await startCrawl(world, db, (crawl) => waitFor(moment, crawl, seen));
    pids.push(killed.pid);
    for (const { key } of killed.lines) seen.add(key);
    if (killed.atWork !== undefined) kills.push({ phases: killed.atWork, inFlight: inFlight(killed.lines) });
    else if (killed.code !== 0) faults.push(`A crawl ended with ${killed.code}: ${killed.stderr}`);
    faults.push(...damage(db));
  }
  faults.push(...(await leftovers(world, pids)), ...askedTooOften(world, undisturbed, kills));
  faults.push(...difference(undisturbed.files, await exportOf(db)));
  return { kills, faults };
}

interface Crawl {
  pid: number;
  lines: Line[];
  /** The event that names it, at once when it was seen already. */
  reached: (key: string) => Promise<void>;
  /** Settles when the process has ended. */
  ended: Promise<unknown>;
}

interface Ended {
  pid: number;
  lines: Line[];
  milliseconds: number;
  code: number | null;
  stderr: string;
  /** Absent when it ended by itself. */
  atWork?: Phase[];
}

/** Runs the command and kills it, and it alone, when `until` says so. */
async function startCrawl(
  { args, env }: World,
  db: string,
  until: (crawl: Crawl) => Promise<boolean> | undefined,
): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, ['cli/mcp-risk.mjs', 'crawl', ...args, '--json', '--db', db], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const pid = child.pid ?? 0;
  const lines: Line[] = [];
  const waiting = new Map<string, () => void>();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  createInterface({ input: child.stdout }).on('line', (text) => {
    // The last line of a killed crawl may be half a line.
    const line = lineOf(text, performance.now() - started);
    if (line === undefined) return;
    lines.push(line);
    waiting.get(line.key)?.();
  });
  const reached = (key: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.set(key, resolve);
      if (lines.some((line) => line.key === key)) resolve();
    });
  const ended = once(child, 'exit');
  let atWork: Phase[] | undefined;
  if ((await until({ pid, lines, reached, ended })) === true) {
    atWork = phasesOf(lines, childrenOf(pid));
    child.kill('SIGKILL');
  }
  await closed;
  const isKilled = child.signalCode === 'SIGKILL';
  const end = { pid, lines, milliseconds: performance.now() - started, code: child.exitCode, stderr };
  return isKilled && atWork !== undefined ? { ...end, atWork } : end;
}

function lineOf(text: string, at: number): Line | undefined {
  try {
    const event = JSON.parse(text) as {
      type: string;
      source?: string;
      records?: number;
      server?: string;
      target?: string;
    };
    const { type, source, records, server, target } = event;
    return { at, type, key: [type, source, records, server, target].filter((part) => part !== undefined).join(' ') };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Waits until a moment has come. What it follows may have happened before an earlier kill; then it is counted from when
 * the crawl has caught up.
 * @returns false when the crawl ended before
 */
async function waitFor(moment: Moment | undefined, crawl: Crawl, seen: ReadonlySet<string>): Promise<boolean> {
  if (moment === undefined) return false;
  const { after, ms } = moment;
  const events =
    after === undefined ? [] : [crawl.reached(after), ...(seen.has(after) ? [crawl.reached('planned')] : [])];
  const isOver = crawl.ended.then(() => true);
  const comes = (async () => {
    await (events.length === 0 ? undefined : Promise.race(events));
    await sleep(ms);
    return false;
  })();
  return !(await Promise.race([isOver, comes]));
}

function inFlight(lines: readonly Line[]): string[] {
  const ended = new Set(lines.filter(({ type }) => type === 'finished').map(({ key }) => key.replace('finished ', '')));
  return lines
    .filter(({ type }) => type === 'started')
    .map(({ key }) => key.replace('started ', ''))
    .filter((key) => !ended.has(key));
}

/** What SQLite finds wrong with the catalog. */
function damage(path: string): string[] {
  if (!existsSync(path)) return [];
  const db = new Database(path);
  const found = [...(db.pragma('integrity_check') as object[]), ...(db.pragma('foreign_key_check') as object[])];
  db.close();
  return found.map((it) => JSON.stringify(it)).filter((it) => it !== '{"integrity_check":"ok"}');
}

/** Processes and folders of the crawls that are still there. Processes get a moment to die by themselves. */
async function leftovers({ mark }: World, pids: readonly number[]): Promise<string[]> {
  for (let tries = 0; processesWith(mark).length > 0 && tries < 20; tries += 1) await sleep(100);
  const own = new RegExp(`^(crawl|remove)-(${pids.join('|')})-`);
  const folders = existsSync(CACHE) ? readdirSync(CACHE).filter((name) => own.test(name)) : [];
  return [...processesWith(mark), ...folders].map((it) => `It is left: ${it}`);
}

/** Only what was in flight when a crawl was killed may be asked again. */
function askedTooOften(world: World, { asked: usual }: Undisturbed, kills: readonly Kill[]): string[] {
  const lists = [...world.asked()].flatMap(([target, times]) => {
    const again = kills.filter(({ inFlight }) => inFlight.some((key) => key.endsWith(` ${target}`))).length;
    const most = (usual.get(target) ?? 0) * (1 + again);
    return times > most ? [`${target} was asked ${times} times, and ${most} are right`] : [];
  });
  const reading = kills.filter(({ phases }) => phases.includes('start-up') || phases.includes('reading')).length;
  const most = world.pages + reading;
  return world.pagesAsked() > most ? [...lists, `${world.pagesAsked()} pages were read, and ${most} are right`] : lists;
}

/** How many kills hit each phase. */
export function byPhase(kills: readonly Kill[]): Record<Phase, number> {
  const counts = PHASES.map((phase) => [phase, kills.filter(({ phases }) => phases.includes(phase)).length]);
  return Object.fromEntries(counts) as Record<Phase, number>;
}
