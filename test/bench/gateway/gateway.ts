import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../benchmarks.ts';
import { callMany, median, type Load } from './load.ts';
import { memoryOf, overHttp, overStdio, type Connected, type Ways } from './sides.ts';

const AT_ONCE = 200;
const ROUNDS = 5;
const CALLS = { stdio: 6_000, http: 3_000 };
/** The first calls compile what runs often; what is measured starts after them. */
const WARM_UP = 2_000;
const LONG_RUN = 24_000;

/**
 * What the gateway adds to a call, against the same server without it in the same run: the official SDK's client and
 * server, a policy with a condition and a limit, counters in SQLite, the audit log written. Rounds alternate, and the
 * median of their differences counts. Then 24,000 calls, to see whether the gateway's memory grows.
 */
export async function benchGateway(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  try {
    return [
      ...(await compare('stdio', overStdio(folder), CALLS.stdio)),
      ...(await compare('HTTP', overHttp(folder), CALLS.http)),
      await grow('stdio', overStdio(folder)),
      await grow('HTTP', overHttp(folder)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(name: string, ways: Ways, calls: number): Promise<Figure[]> {
  const direct = await ways.direct();
  const through = await ways.through();
  try {
    for (const { client } of [direct, through]) await callMany(client, WARM_UP, AT_ONCE);
    const many = await alternate(direct, through, calls, AT_ONCE);
    const single = await alternate(direct, through, 500, 1);
    return [
      figure(`${name}, ${AT_ONCE} calls in flight: time a call`, many, ({ perCall }) => perCall),
      figure(`${name}, ${AT_ONCE} calls in flight: from call to answer`, many, ({ latency }) => latency),
      figure(`${name}, one call at a time: from call to answer`, single, ({ latency }) => latency),
    ];
  } finally {
    await direct.close();
    await through.close();
  }
}

interface Pair {
  direct: Load;
  through: Load;
}

async function alternate(direct: Connected, through: Connected, calls: number, atOnce: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    pairs.push({
      direct: await callMany(direct.client, calls, atOnce),
      through: await callMany(through.client, calls, atOnce),
    });
  }
  return pairs;
}

function figure(what: string, pairs: Pair[], of: (load: Load) => number): Figure {
  const direct = median(pairs.map((pair) => of(pair.direct)));
  const through = median(pairs.map((pair) => of(pair.through)));
  const added = median(pairs.map((pair) => of(pair.through) - of(pair.direct)));
  return {
    figure: `${what}, through the gateway: ${through.toFixed(3)} ms (${added < 0 ? '' : '+'}${added.toFixed(3)})`,
    baseline: `directly: ${direct.toFixed(3)} ms`,
    ratio: through / direct,
  };
}

/** Memory after the first sixth of the calls, when what is kept is there, against the end. */
async function grow(name: string, ways: Ways): Promise<Figure> {
  const { client, pid, close } = await ways.through();
  try {
    await callMany(client, LONG_RUN / 6, AT_ONCE);
    const before = memoryOf(pid);
    await callMany(client, LONG_RUN, AT_ONCE);
    const after = memoryOf(pid);
    return {
      figure: `${name}, memory of the gateway after ${LONG_RUN} more calls: ${after.toFixed(0)} MiB`,
      baseline: `after the first ${LONG_RUN / 6}: ${before.toFixed(0)} MiB`,
      ratio: after / before,
    };
  } finally {
    await close();
  }
}
