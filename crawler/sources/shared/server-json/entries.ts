import type { SourceRecord } from '../../../../catalog/record.ts';
import type { Dropped } from '../../source.ts';
import type { Entry } from '../document.ts';
import { readEntry, type EntryContext } from './record.ts';

/**
 * Reads entries, each name once.
 * @param seen The names that came before; those of these entries are added
 */
export function readEntries(
  entries: Entry[],
  context: EntryContext,
  seen: Set<string>,
): { records: SourceRecord[]; dropped: Dropped[] } {
  const records: SourceRecord[] = [];
  const dropped: Dropped[] = [];
  for (const entry of entries) {
    const read = readEntry(entry, context);
    dropped.push(...read.dropped);
    if (read.record === undefined) continue;
    const { key } = read.record;
    // A server that gets a new version while pages are read moves to a later page; the next crawl sees the change.
    if (seen.has(key))
      dropped.push({ where: `${context.source} ${key}: ${entry.place}`, reason: 'the name came before' });
    else records.push(read.record);
    seen.add(key);
  }
  return { records, dropped };
}
