import { afterAll } from 'vitest';
import { SourceRecord } from '../../../../catalog/record.ts';
import type { Http, Pace } from '../../../../crawler/http/http.ts';
import { openHttp } from '../../../../crawler/http/open.ts';
import { readOptOut } from '../../../../crawler/http/opt-out.ts';
import type { Asking, Dropped, ReadToEnd, Source } from '../../../../crawler/sources/source.ts';

const opened: { close: () => Promise<void> }[] = [];
afterAll(async () => {
  for (const it of opened) await it.close();
});

/** Closes something after the tests of the file. */
export function closing<T extends { close: () => Promise<void> }>(it: T): T {
  opened.push(it);
  return it;
}

/** The crawler's own way out. */
export function openPacedHttp(): Http {
  return closing(openHttp({ allowPrivate: true, optOut: readOptOut(''), pace: { requests: 1_000, everyMs: 1_000 } }));
}

/** The same, except that it asks a place on this machine as fast as it answers, whatever pace its source sets. */
export function openTestHttp(): Http & { paces: Record<string, Pace> } {
  const paces: Record<string, Pace> = {};
  return {
    ...openPacedHttp(),
    paces,
    setPace: (host, pace) => {
      paces[host] = pace;
    },
  };
}

export interface Reading {
  records: SourceRecord[];
  dropped: Dropped[];
  batches: number;
  /** Absent when reading was stopped. */
  end?: ReadToEnd;
  /** What the last batch left behind. */
  resume: unknown;
}

export const NOW = '2026-11-20T03:17:00.000Z';

/**
 * Reads a source as a crawl does, to its end or for so many batches. What it leaves behind goes through JSON, and each
 * record through its schema.
 * @param reading Holds what was read when the source throws
 */
export async function readSource(
  source: Source,
  { stopAfter = Infinity, ...asking }: Partial<Asking> & { stopAfter?: number } = {},
  reading: Reading = { records: [], dropped: [], batches: 0, resume: undefined },
): Promise<Reading> {
  const batches = source.read({ http: openTestHttp(), state: undefined, full: false, now: NOW, ...asking });
  while (reading.batches < stopAfter) {
    const step = await batches.next();
    if (step.done) return { ...reading, end: throughJson(step.value) };
    reading.records.push(...step.value.records.map((record) => SourceRecord.strict().parse(record)));
    reading.dropped.push(...step.value.dropped);
    reading.resume = throughJson(step.value.resume);
    reading.batches += 1;
  }
  return reading;
}

function throughJson<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}

export function keysOf({ records }: Pick<Reading, 'records'>): string[] {
  return records.map(({ key }) => key);
}
