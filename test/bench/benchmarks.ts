import { existsSync } from 'node:fs';
import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import type { Tool } from '../../catalog/model.ts';
import { readServers } from '../../catalog/read-servers.ts';
import { readDefinitions } from '../../catalog/read-tools.ts';
import { classifyServer, RULE_TEXTS } from '../../classifier/run.ts';
import { benchCrawl } from './crawl/crawl.ts';
import { benchGateway } from './gateway/gateway.ts';
import { benchSearch } from './search/search.ts';

/** One row of the table. */
export interface Figure {
  figure: string;
  baseline: string;
  /** How many times longer than the baseline. */
  ratio: number;
}

export const BENCHMARKS: Record<string, () => Figure[] | Promise<Figure[]>> = {
  classify: () => [benchClassify()],
  crawl: benchCrawl,
  gateway: benchGateway,
  search: benchSearch,
};

/** Fewer tools than this are classified too quickly to be timed. */
const MIN_TOOLS = 10_000;
const RUNS = 5;

interface Sample {
  what: string;
  servers: Tool[][];
}

/** The servers of the catalog when it has tools, else the examples of all rules as servers of 30 tools. */
function sampleServers(): Sample {
  const listed = existsSync(catalogPath()) ? readListed(catalogPath()) : [];
  if (listed.length > 0) return { what: 'tools of the catalog', servers: listed };
  const examples = RULE_TEXTS.flatMap(({ fires, staysQuiet }) => [...fires, ...staysQuiet]) as Tool[];
  const servers = Array.from({ length: Math.ceil(examples.length / 30) }, (_, at) =>
    examples.slice(at * 30, at * 30 + 30),
  );
  return { what: 'examples of the rules', servers };
}

function readListed(path: string): Tool[][] {
  const db = openCatalogToRead(path);
  try {
    return readServers(db)
      .map(({ id }) => readDefinitions(db, id).map(({ tool }) => tool))
      .filter((tools) => tools.length > 0);
  } finally {
    db.close();
  }
}

/** Classifies each server as a whole, against one pass of parsing and lower-casing the same definitions. */
function benchClassify(): Figure {
  const { what, servers } = sampleServers();
  const sampled = servers.flat().length;
  const rounds = Math.ceil(MIN_TOOLS / sampled);
  const texts = servers.flat().map((tool) => JSON.stringify(tool));
  const classify = (): void => {
    for (let round = 0; round < rounds; round++) for (const tools of servers) classifyServer(tools);
  };
  const read = (): void => {
    for (let round = 0; round < rounds; round++) for (const text of texts) JSON.parse(text.toLowerCase());
  };
  const slow: number[] = [];
  const fast: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    slow.push(seconds(classify));
    fast.push(seconds(read));
  }
  const perSecond = (time: number): string => `${Math.round((sampled * rounds) / time).toLocaleString('en')} tools/s`;
  return {
    figure: `${perSecond(median(slow))} (${sampled.toLocaleString('en')} ${what}, ${rounds} times)`,
    baseline: `parse and lower-case: ${perSecond(median(fast))}`,
    ratio: Math.round((median(slow) / median(fast)) * 10) / 10,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
