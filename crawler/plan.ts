import type { Server } from '../catalog/model.ts';
import type { CrawlEvent, SourceReport } from './events.ts';
import { shardOf } from './launch-key.ts';
import type { Source } from './sources/source.ts';

export interface PlanOptions {
  sources: Source[];
  /** At most this many servers. */
  limit?: number | undefined;
  /** Only the part `index` (from 1) of `of`. */
  shard?: { index: number; of: number } | undefined;
}

/** Asks every source for its servers. One that cannot be read costs only what it did not say. */
export async function planServers(
  { sources, limit = Infinity, shard }: PlanOptions,
  emit: (event: CrawlEvent) => void,
): Promise<{ servers: Server[]; reports: SourceReport[] }> {
  const servers = new Map<string, Server>();
  const reports: SourceReport[] = [];
  for (const source of sources) {
    const report: SourceReport = { id: source.id, servers: 0, dropped: [] };
    reports.push(report);
    const drop = (where: string, reason: string): void => {
      report.dropped.push({ where, reason });
      emit({ type: 'dropped', source: source.id, where, reason });
    };
    try {
      for await (const record of source.servers()) {
        if ('reason' in record) {
          drop(record.where, record.reason);
          continue;
        }
        if (shard !== undefined && shardOf(record.id, shard.of) !== shard.index) continue;
        if (servers.size >= limit) break;
        const first = servers.get(record.id);
        if (first === undefined) {
          report.servers += 1;
          servers.set(record.id, record);
        } else drop(record.id, `the source ${first.source} has a server of this id already`);
      }
    } catch (error) {
      report.problem = error instanceof Error ? error.message : String(error);
      emit({ type: 'source-failed', source: source.id, message: report.problem });
    }
  }
  return { servers: [...servers.values()], reports };
}
