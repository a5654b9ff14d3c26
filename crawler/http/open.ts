import { setMaxListeners } from 'node:events';
import { openDispatcher, type Lookup } from './dispatcher.ts';
import { download } from './download.ts';
import { abortReason } from './failures.ts';
import { fetchOnce } from './fetch.ts';
import { get } from './get.ts';
import type { Http, Pace } from './http.ts';
import type { Network } from './network.ts';
import type { OptOut } from './opt-out.ts';
import { openPaces } from './pace.ts';
import { robotsInMemory, type RobotsMemory } from './robots-memory.ts';
import { openRobots } from './robots.ts';
import { openRoom } from './room.ts';
import { either } from './signals.ts';
import { userAgentOf } from './user-agent.ts';

export interface HttpOptions {
  /** An https or mailto address, for owners of hosts who want to know who asks. */
  contact?: string | undefined;
  /** Also loopback and private networks, for tests. Link-local addresses and those of clouds' metadata stay refused. */
  allowPrivate?: boolean | undefined;
  optOut: OptOut;
  /** Where robots.txt files are kept for 24 hours (default: in memory). */
  robots?: RobotsMemory | undefined;
  /** How many requests are under way at once, over all hosts (default: 64). */
  atOnce?: number | undefined;
  /** In place of the system's resolver, for tests. */
  lookup?: Lookup | undefined;
  /** For hosts whose publisher says nothing (default: 20 requests in 4,000 ms). */
  pace?: Pace | undefined;
  /** A certificate to trust besides the system's, in PEM, for tests. */
  ca?: string | undefined;
  /** Ends all requests, also those that wait. */
  signal?: AbortSignal | undefined;
}

const AT_ONCE = 64;

/**
 * Opens the only way out.
 * @throws TypeError when the contact is not an https or mailto address
 */
export function openHttp(options: HttpOptions): Http {
  const { allowPrivate = false, optOut, pace, signal } = options;
  const closing = new AbortController();
  const ended = either(closing.signal, signal);
  // Every request listens to it.
  setMaxListeners(0, ended);
  const asked = new Set<string>();
  const paces = openPaces(pace);
  const network: Network = {
    agent: openDispatcher({ allowPrivate, lookup: options.lookup, ca: options.ca }),
    paces,
    room: openRoom(options.atOnce ?? AT_ONCE),
    optOut,
    userAgent: userAgentOf(options.contact),
    allowPrivate,
    counts: { requests: 0, bytes: 0, retries: 0 },
    asked,
    ended,
  };
  const robots = openRobots(options.robots ?? robotsInMemory());
  return {
    get: (url, question) => inOurWords(get(network, robots, url, question), url),
    download: (url, path, question) => inOurWords(download(network, robots, url, path, question), url),
    fetch: (url, init) => inOurWords(fetchOnce(network, robots, url, init), url),
    setPace: (host, ownPace) => {
      paces.set(host.toLowerCase(), ownPace);
    },
    counts: () => ({ ...network.counts, hosts: asked.size }),
    close: async () => {
      closing.abort(new Error('The crawler has closed its connections. Ask before it does.'));
      await network.agent.destroy();
    },
  };
}

/** What it was waiting for when its caller's time was up does not matter. */
async function inOurWords<T>(work: Promise<T>, url: string | URL): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw abortReason(error, URL.parse(String(url))?.host ?? 'The host');
  }
}
