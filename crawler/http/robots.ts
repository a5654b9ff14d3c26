import { textOf } from './body.ts';
import { follow } from './follow.ts';
import { HttpError, type HttpFailure } from './http.ts';
import type { Network } from './network.ts';
import type { RobotsMemory } from './robots-memory.ts';
import { allows, delayOf, rulesForUs } from './robots-rules.ts';
import { unlessAborted } from './signals.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
/** How long a host that could not be asked for its robots.txt is not asked for anything. */
const FAILURE_KEPT_MS = 60_000;
/** As much as RFC 9309 wants to be read. The rest is ignored. */
const MAX_BYTES = 500 * 1024;
const TIMEOUT_MS = 15_000;

/** These say that nothing there can be reached, with or without a robots.txt. */
const HOST_FAILURES: HttpFailure[] = [
  'dns-failed',
  'refused',
  'reset',
  'tls',
  'address-refused',
  'opted-out',
  'throttled',
];

export interface Robots {
  /**
   * Whether a host may be asked for an address, as its owner and its robots.txt say.
   * @throws HttpError `opted-out`, `robots`, `robots-unreachable`, or why the host cannot be reached
   * @throws the signal's reason
   */
  permit: (network: Network, url: URL, signal: AbortSignal) => Promise<void>;
}

/** The robots.txt files (RFC 9309) of all hosts, each read once a day. */
export function openRobots(memory: RobotsMemory): Robots {
  const inFlight = new Map<string, Promise<string>>();
  const failed = new Map<string, { error: unknown; until: number }>();

  async function read(network: Network, origin: string): Promise<string> {
    try {
      const rules = await fetchRules(network, origin);
      memory.set(origin, { rules, expiresAt: new Date(Date.now() + KEPT_MS).toISOString() });
      return rules;
    } catch (error) {
      if (failed.size > 1_000) failed.clear();
      failed.set(origin, { error, until: Date.now() + FAILURE_KEPT_MS });
      throw error;
    } finally {
      inFlight.delete(origin);
    }
  }

  function rulesOf(network: Network, origin: string): string | Promise<string> {
    const known = memory.get(origin);
    if (known !== undefined && Date.parse(known.expiresAt) > Date.now()) return known.rules;
    const failure = failed.get(origin);
    if (failure !== undefined && failure.until > Date.now()) throw failure.error;
    const running = inFlight.get(origin);
    if (running !== undefined) return running;
    const reading = read(network, origin);
    // Whoever asked may have stopped waiting.
    reading.catch(() => undefined);
    inFlight.set(origin, reading);
    return reading;
  }

  return {
    permit: async (network, url, signal) => {
      checkOptOut(network, url);
      const known = rulesOf(network, url.origin);
      const rules = typeof known === 'string' ? known : await unlessAborted(known, signal);
      network.paces.setDelay(url.host, delayOf(rules));
      if (allows(rules, url)) return;
      throw new HttpError('robots', `The robots.txt of ${url.host} asks us to stay away. Leave it alone.`);
    },
  };
}

/** @throws HttpError `opted-out` */
function checkOptOut({ optOut }: Network, { host }: URL): void {
  if (!optOut.host(host)) return;
  throw new HttpError('opted-out', `The owner of ${host} asked not to be crawled. Leave it alone.`);
}

async function fetchRules(network: Network, origin: string): Promise<string> {
  try {
    return await follow(network, `${origin}/robots.txt`, {
      question: { timeoutMs: TIMEOUT_MS, maxBytes: Infinity },
      accept: 'text/plain, */*;q=0.1',
      // Everything else at this host waits for it.
      isPatient: false,
      permit: (url) => {
        checkOptOut(network, url);
      },
      use: async ({ chunks }) => rulesForUs(await textOf(firstOf(chunks))),
    });
  } catch (error) {
    if (!(error instanceof HttpError) || HOST_FAILURES.includes(error.code)) throw error;
    if (error.status !== undefined && error.status >= 400 && error.status < 500) return '';
    const message = `The robots.txt of ${new URL(origin).host} cannot be read, so we stay away. Try again later.`;
    throw new HttpError('robots-unreachable', message, {
      cause: error,
      ...(error.status === undefined ? {} : { status: error.status }),
    });
  }
}

async function* firstOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = MAX_BYTES;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
