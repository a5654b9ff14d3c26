import type { Way } from '../catalog/target.ts';
import type { ListingState } from '../catalog/vocabulary.ts';
import type { Sandbox } from './enumerate/sandbox/sandbox.ts';
import type { HttpCounts } from './http/http.ts';
import type { Dropped, ReadToEnd, Source } from './sources/source.ts';

/** What happens during a crawl, as it happens. Every target that is started is later finished or failed. */
export type CrawlEvent =
  | { type: 'sandbox'; sandbox: Sandbox['id'] }
  /** Third-party code will not be started; the message says what to do. */
  | { type: 'no-sandbox'; message: string }
  /** Something of the configuration cannot be right; the message says what to do. */
  | { type: 'warning'; message: string }
  /** So many records of a source were read so far. */
  | { type: 'read'; source: string; records: number }
  /** A record of a source was left out. */
  | ({ type: 'dropped'; source: string } & Dropped)
  /** A source was read to its end. */
  | { type: 'source-read'; source: string; records: number; covered: ReadToEnd['covered'] }
  /** A source could not be read to its end; the message says what to do. */
  | { type: 'source-failed'; source: string; message: string }
  /** What the sources name, and how much of it is to be listed now. */
  | { type: 'planned'; servers: number; due: number; notDue: number }
  /** Servers that could not be listed, whose packages' READMEs are read now. */
  | { type: 'readmes'; due: number }
  | { type: 'started'; server: string; target: string }
  | {
      type: 'finished';
      server: string;
      target: string;
      way: Way['kind'];
      state: ListingState;
      reason: string;
      message: string;
      tools: number;
      durationMs: number;
      /** The answer was another one than the time before. */
      changed: boolean;
    }
  /** A defect of the crawler itself. Nothing is stored, so that the target is tried again next time. */
  | { type: 'failed'; server: string; target: string; message: string };

/** What a whole crawl did. */
export interface CrawlReport {
  sandbox: Sandbox['id'] | undefined;
  sources: SourceReport[];
  /** Servers that the sources asked name. */
  servers: number;
  /** Targets that were not due. */
  notDue: number;
  /** Targets that were listed, by the state they ended in. */
  states: Partial<Record<ListingState, number>>;
  /** Targets that were not listed well, by the reason. */
  reasons: Record<string, number>;
  /** Targets whose answer was another one than the time before. */
  changed: number;
  tools: number;
  /** READMEs that were read for servers that could not be listed, and how many of them claim tools. */
  readmes: { read: number; claiming: number };
  /** Targets on which the crawler itself failed, and how. */
  failed: { server: string; target: string; message: string }[];
  downloadedBytes: number;
  /** Over HTTP, without what the package managers asked. */
  asked: HttpCounts;
  /** The crawl was asked to stop before it was done. */
  interrupted: boolean;
}

export interface SourceReport extends Pick<Source, 'id' | 'title' | 'terms' | 'homepage'> {
  place: string;
  /** How much of the source was read; absent when it was not read to its end. */
  covered?: ReadToEnd['covered'];
  /** Requests that reading it took. */
  asked: number;
  records: number;
  new: number;
  changed: number;
  unchanged: number;
  /** Records that it no longer has. */
  withdrawn: number;
  /** How many records, or parts of records, were left out. */
  leftOut: number;
  /** The first of them, and why. */
  dropped: Dropped[];
  /** Why the source could not be read to its end. */
  problem?: string;
  /** Servers that it names, and how the targets of those that were listed ended: by state, and by reason when not well. */
  servers: number;
  states: Partial<Record<ListingState, number>>;
  reasons: Record<string, number>;
}

export function newReport(): CrawlReport {
  return {
    ...{ sandbox: undefined, sources: [], servers: 0, notDue: 0, states: {}, reasons: {}, changed: 0, tools: 0 },
    readmes: { read: 0, claiming: 0 },
    ...{ failed: [], downloadedBytes: 0, asked: { requests: 0, bytes: 0, hosts: 0, retries: 0 }, interrupted: false },
  };
}

/**
 * Keeps the report up to date with what happens.
 * @param sourcesOf ids of the sources that name a server
 */
export function count(report: CrawlReport, event: CrawlEvent, sourcesOf: (server: string) => readonly string[]): void {
  if (event.type === 'sandbox') report.sandbox = event.sandbox;
  if (event.type === 'planned') Object.assign(report, { servers: event.servers, notDue: event.notDue });
  if (event.type === 'failed') {
    const { server, target, message } = event;
    report.failed.push({ server, target, message });
  }
  if (event.type !== 'finished') return;
  if (event.way === 'readme') {
    report.readmes.read += 1;
    report.readmes.claiming += event.tools > 0 ? 1 : 0;
    return;
  }
  const named = sourcesOf(event.server);
  tally(report, event);
  for (const source of report.sources) if (named.includes(source.id)) tally(source, event);
  report.changed += event.changed ? 1 : 0;
  report.tools += event.tools;
}

function tally(
  { states, reasons }: Pick<CrawlReport, 'states' | 'reasons'>,
  { state, reason }: Extract<CrawlEvent, { type: 'finished' }>,
): void {
  states[state] = (states[state] ?? 0) + 1;
  if (state !== 'ok') reasons[reason] = (reasons[reason] ?? 0) + 1;
}
