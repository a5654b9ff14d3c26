import type { ListingState } from '../catalog/vocabulary.ts';
import type { Sandbox } from './enumerate/sandbox/sandbox.ts';

/** What happens during a crawl, as it happens. Every planned server is later finished, skipped or failed. */
export type CrawlEvent =
  | { type: 'sandbox'; sandbox: Sandbox['id'] }
  /** Third-party code will not be started; the message says what to do. */
  | { type: 'no-sandbox'; message: string }
  /** A record of a source was left out. */
  | { type: 'dropped'; source: string; where: string; reason: string }
  /** A source as a whole could not be read; the message says what to do. */
  | { type: 'source-failed'; source: string; message: string }
  | { type: 'planned'; servers: number }
  | { type: 'started'; server: string }
  /** Nothing has changed since it was listed. */
  | { type: 'skipped'; server: string; state: ListingState }
  | { type: 'finished'; server: string; state: ListingState; message: string; tools: number; durationMs: number }
  /** A defect of the crawler itself. Nothing is stored, so that the server is tried again next time. */
  | { type: 'failed'; server: string; message: string };

/** What a whole crawl did. */
export interface CrawlReport {
  sandbox: Sandbox['id'] | undefined;
  sources: SourceReport[];
  /** Servers that were unchanged. */
  skipped: number;
  /** Servers that were listed, by the state they ended in. */
  states: Partial<Record<ListingState, number>>;
  tools: number;
  /** Servers on which the crawler itself failed, and how. */
  failed: { server: string; message: string }[];
  downloadedBytes: number;
  /** The crawl was asked to stop before it was done. */
  interrupted: boolean;
}

export interface SourceReport {
  id: string;
  servers: number;
  dropped: { where: string; reason: string }[];
  /** Why the source could not be read to its end. */
  problem?: string;
}

export function newReport(): CrawlReport {
  return {
    sandbox: undefined,
    sources: [],
    skipped: 0,
    states: {},
    tools: 0,
    failed: [],
    downloadedBytes: 0,
    interrupted: false,
  };
}

/** Keeps the report up to date with what happens. */
export function count(report: CrawlReport, event: CrawlEvent): void {
  if (event.type === 'sandbox') report.sandbox = event.sandbox;
  if (event.type === 'skipped') report.skipped += 1;
  if (event.type === 'failed') report.failed.push({ server: event.server, message: event.message });
  if (event.type !== 'finished') return;
  report.states[event.state] = (report.states[event.state] ?? 0) + 1;
  report.tools += event.tools;
}
