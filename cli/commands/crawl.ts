import { setFlagsFromString } from 'node:v8';
import { catalogPath, openCatalog } from '../../catalog/database.ts';
import type { CrawlReport } from '../../crawler/crawl.ts';
import { SANDBOX_KINDS, type SandboxKind } from '../../crawler/enumerate/sandbox/choose.ts';
import { SOURCES } from '../../crawler/sources/index.ts';
import type { Source } from '../../crawler/sources/source.ts';
import { crawlCatalog, showCrawl, type CrawlRequest } from '../crawl-catalog.ts';
import type { Command, Input } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { loadOptOut } from '../opt-out.ts';
import { count, createProgress } from '../progress.ts';

/** Shared with `start`. */
export const SANDBOX_FLAG = {
  sandbox: { help: `what confines the servers: ${SANDBOX_KINDS.join(', ')} (default: auto)`, value: 'kind' },
};

export const crawl: Command = {
  name: 'crawl',
  summary: 'reads sources and lists the tools of the servers they name; what did not change is not listed again',
  positionals: '',
  flags: {
    source: {
      help: `a source, and another base URL, file or folder to read it from: ${Object.keys(SOURCES).join(', ')} (default: built-in)`,
      value: 'id[=place]',
      repeatable: true,
    },
    servers: { help: 'a launch list in the format of data/servers.json, in place of the built-in one', value: 'file' },
    limit: { help: 'read at most about n records of each source, and list at most n servers', value: 'n' },
    shard: { help: 'list only the i-th of n parts of the servers, for example 1/8', value: 'i/n' },
    db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' },
    ...SANDBOX_FLAG,
    timeout: { help: 'seconds for the whole conversation with one server (default: 20)', value: 'n' },
    concurrency: { help: 'how many packages at once (default: one a core)', value: 'n' },
    remotes: { help: 'how many requests at once, over all hosts (default: 32)', value: 'n' },
    full: { help: 'read the sources in full, and list again what is not due' },
    'allow-private': { help: 'let loopback and private addresses be asked, and http (tests only)' },
    json: { help: 'write events and the report as JSON Lines to standard output; docs/crawling.md has their fields' },
  },
  async run(input) {
    // A crawl makes much that it drops at once. Without this, V8 lets the heap grow to several times what is in use.
    setFlagsFromString('--heap-growing-percent=40');
    const request = crawlRequest(input);
    const progress = createProgress();
    if (request.contact === undefined && request.sources.some(({ place }) => place.startsWith('https:')))
      progress.say(NO_CONTACT);
    const db = openCatalog(input.value('db') ?? catalogPath());
    const json = input.has('json');
    const show = showCrawl(progress);
    const report = await crawlCatalog(db, request, (event) => {
      if (json) process.stdout.write(`${JSON.stringify(event)}\n`);
      else show(event);
    });
    db.close();
    progress.end();
    if (json) process.stdout.write(`${JSON.stringify({ type: 'report', ...report })}\n`);
    else progress.say(sentence(report));
    return exitCode(report);
  },
};

/** What both `crawl` and `start` ask the crawler for. */
export function crawlRequest(input: Input): CrawlRequest {
  const seconds = input.number('timeout', 1);
  return {
    sources: sourcesOf(input),
    sandbox: sandboxOf(input),
    limit: input.number('limit', 1),
    shard: shardOf(input),
    full: input.has('full'),
    concurrency: input.number('concurrency', 1),
    remotes: input.number('remotes', 1),
    timeoutMs: seconds === undefined ? undefined : seconds * 1000,
    allowPrivate: input.has('allow-private'),
    contact: contact(),
    optOut: loadOptOut(),
  };
}

const NO_CONTACT =
  'Set CRAWL_CONTACT to an https or mailto address: hosts are told it, so that they can reach whoever asks them.';

/** Where those who are asked can reach whoever runs this. */
function contact(): string | undefined {
  const own = process.env['CRAWL_CONTACT'];
  if (own !== undefined && !CONTACT.test(own))
    throw new UsageError('CRAWL_CONTACT must be an https or mailto address, such as mailto:catalog@acme.example.');
  return [own, process.env['SITE_REPOSITORY'], process.env['SITE_URL']].find(
    (it) => it !== undefined && CONTACT.test(it),
  );
}

const CONTACT = /^(https:\/\/|mailto:)\S+$/;

function sourcesOf(input: Input): Source[] {
  const lists = input.values('servers').map((file) => `built-in=${file}`);
  const asked = [...input.values('source'), ...lists];
  return (asked.length > 0 ? asked : ['built-in']).map((text) => {
    const [id = '', ...place] = text.split('=');
    const make = Object.hasOwn(SOURCES, id) ? SOURCES[id] : undefined;
    if (make !== undefined) return make(place.length > 0 ? place.join('=') : undefined);
    throw new UsageError(`There is no source "${id}". The sources are: ${Object.keys(SOURCES).join(', ')}.`);
  });
}

function sandboxOf(input: Input): SandboxKind {
  const asked = input.value('sandbox') ?? 'auto';
  const kind = SANDBOX_KINDS.find((candidate) => candidate === asked);
  if (kind !== undefined) return kind;
  throw new UsageError(`--sandbox takes one of ${SANDBOX_KINDS.join(', ')}, not "${asked}".`);
}

function shardOf(input: Input): CrawlRequest['shard'] {
  const asked = input.value('shard');
  if (asked === undefined) return undefined;
  const [index = 0, of = 0] = /^(\d+)\/(\d+)$/.exec(asked)?.slice(1).map(Number) ?? [];
  if (index >= 1 && index <= of) return { index, of };
  throw new UsageError(`--shard takes i/n with i from 1 to n, for example 1/8, not "${asked}".`);
}

/** What a crawl did, in one sentence. */
export function sentence(report: CrawlReport): string {
  const states = Object.entries(report.states).map(([state, number]) => `${number} ${state}`);
  const listed = states.length > 0 ? `${states.join(', ')}; ${count(report.tools, 'tool')} listed` : 'nothing to list';
  const skipped = report.notDue > 0 ? `; ${report.notDue} not due` : '';
  const size = report.downloadedBytes > 0 ? `; ${Math.round(report.downloadedBytes / 1e6)} MB downloaded` : '';
  return `${report.interrupted ? 'Interrupted: ' : ''}${listed}${skipped}${size}.`;
}

/** 3 when a source could not be read or there is no sandbox, 1 when the crawler itself failed on a server. */
export function exitCode(report: CrawlReport): number {
  const unreachable = report.sources.some(({ problem }) => problem !== undefined);
  if (unreachable || report.reasons['no-sandbox'] !== undefined) return EXIT.unreachable;
  return report.failed.length > 0 ? EXIT.finding : EXIT.done;
}
