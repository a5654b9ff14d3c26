import type { SourceRecord } from '../../catalog/record.ts';
import type { Http } from '../http/http.ts';

/** A record that was left out, and why. */
export interface Dropped {
  /** Where it is, for example `data/servers.json:12`. */
  where: string;
  reason: string;
}

/** What a source needs to be read. */
export interface Asking {
  http: Http;
  /** What the source left behind: where it stopped when it was interrupted, or what it needs to ask only for changes. */
  state: unknown;
  /** Ask for everything, not only for what changed. */
  full: boolean;
  /** When this crawl began: ISO 8601, UTC. */
  now: string;
}

/** Some records of a source, stored together. */
export interface Batch {
  records: SourceRecord[];
  dropped: Dropped[];
  /** `Asking.state` for a crawl that was killed after this batch. Absent: it starts over. Must survive JSON. */
  resume?: unknown;
}

/** How reading a source to its end went. */
export interface ReadToEnd {
  /** `Asking.state` for the next crawl. Must survive JSON. */
  state?: unknown;
  /**
   * Whether every record of the source was handed on: what is known from it and did not come is gone from it.
   * `changes`: only what changed was. `unchanged`: the source said that nothing did.
   */
  covered: 'everything' | 'changes' | 'unchanged';
}

/** A place that names MCP servers: a registry, or a list. */
export interface Source {
  id: string;
  title: string;
  /** Where it can be looked at. */
  homepage?: string;
  /** What its publisher allows, in one sentence. */
  terms: string;
  /** Where it is read from: a base URL or a file. */
  place: string;
  /**
   * Every record once, in batches, as a record or as dropped. Throws only when the source cannot be read on; the
   * message then says what to do, and what was handed on is kept.
   */
  read: (asking: Asking) => AsyncGenerator<Batch, ReadToEnd>;
}
