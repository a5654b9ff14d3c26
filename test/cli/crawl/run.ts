import type { CrawlEvent, CrawlReport } from '../../../crawler/crawl.ts';
import { jsonLines, runCli, type Ran } from '../run-cli.ts';

export interface Crawled extends Ran {
  events: CrawlEvent[];
  report: CrawlReport;
  /** How each target that was listed ended, by its id. */
  ends: Record<string, string>;
}

/** Crawls what is on this machine, as a person would who wants to read the events. */
export async function crawlCli(
  args: readonly string[],
  { db, env = {} }: { db: string; env?: Record<string, string> },
): Promise<Crawled> {
  const ran = await runCli(['crawl', ...args, '--allow-private', '--json', '--db', db], { env });
  const lines = jsonLines(ran) as unknown as (CrawlEvent | ({ type: 'report' } & CrawlReport))[];
  const report = lines.find((line) => line.type === 'report');
  if (report === undefined) throw new Error(`The crawl ended with ${ran.code}, without a report: ${ran.stderr}`);
  const events = lines.filter((line) => line.type !== 'report');
  const ends = events.flatMap((event) => (event.type === 'finished' ? [[event.target, event.state] as const] : []));
  return { ...ran, events, report, ends: Object.fromEntries(ends) };
}
