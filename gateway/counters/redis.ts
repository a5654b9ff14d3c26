import { createClient, defineScript, type CommandParser } from 'redis';
import { ceiling } from '../../policy/fits.ts';
import { GatewayError, reasonOf, UnreachableError } from '../errors.ts';
import { KEPT_AFTER, tooLate, type CounterStore, type Used } from './store.ts';

/** The braces keep all keys in one slot, where one script may touch them. */
const PREFIX = '{mcp-risk-gateway}:';
const CLOCK = `${PREFIX}clock`;
const COUNTER = `${PREFIX}counter:`;
/** How long Redis has to answer, in milliseconds; then the call is denied. */
const PATIENCE = 2000;

const NOW = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  now = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
`;

/** Amounts are written with all their digits; Lua's own way keeps 14. Answers the first that has no room, 0 for none. */
const RESERVE = `${NOW}
  local add = {}
  for i = 2, #KEYS do
    local amount, max, ends = tonumber(ARGV[i * 3 - 5]), tonumber(ARGV[i * 3 - 4]), tonumber(ARGV[i * 3 - 3])
    if ends + ${KEPT_AFTER} <= now then return -1 end
    local before = add[KEYS[i]] and add[KEYS[i]][1] or tonumber(redis.call('GET', KEYS[i]) or '0')
    if before + amount > max then return i - 1 end
    add[KEYS[i]] = { before + amount, ends }
  end
  for key, value in pairs(add) do
    redis.call('SET', key, string.format('%.17g', value[1]), 'PXAT', string.format('%d', value[2] + ${KEPT_AFTER}))
  end
  redis.call('SET', KEYS[1], string.format('%d', now))
  return 0
`;

const RELEASE = `
  for i, key in ipairs(KEYS) do
    local used = redis.call('GET', key)
    if used then
      redis.call('SET', key, string.format('%.17g', math.max(0, tonumber(used) - tonumber(ARGV[i]))), 'KEEPTTL')
    end
  end
`;

const scripts = {
  now: script(`${NOW} return string.format('%d', now)`),
  reserve: script(RESERVE),
  release: script(RELEASE),
};

/**
 * Counters in Redis, for several gateways that share their limits. The time is the Redis server's, so that all of them
 * agree on the windows, and it never goes back: see `openSqliteCounters` for clocks that are set.
 *
 * A lost connection comes back by itself; until then reservations fail, and calls are denied. A fail-over to a replica
 * that had not yet heard of the last reservations forgets them.
 * @param url `redis://` or `rediss://`, with user and password when Redis asks for them
 * @throws GatewayError when Redis may throw counters away
 * @throws UnreachableError when there is no Redis
 */
export async function openRedisCounters(url: string): Promise<CounterStore> {
  const client = await connected(url);
  return {
    now: async () => Number(await bounded(client.now([CLOCK], []))),
    async reserve(spends) {
      if (spends.length === 0) return undefined;
      const keys = [CLOCK, ...spends.map(({ key }) => COUNTER + key)];
      const numbers = spends.flatMap(({ amount, max, ends }) => [String(amount), String(ceiling(max)), String(ends)]);
      const first = Number(await bounded(client.reserve(keys, numbers)));
      if (first < 0) throw tooLate();
      return first === 0 ? undefined : spends[first - 1];
    },
    async release(spends) {
      if (spends.length === 0) return;
      const keys = spends.map(({ key }) => COUNTER + key);
      await bounded(
        client.release(
          keys,
          spends.map(({ amount }) => String(amount)),
        ),
      );
    },
    inUse: () => inUse(client),
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}

type Client = Awaited<ReturnType<typeof connected>>;

async function connected(url: string) {
  const where = withoutSecrets(url);
  let opened = false;
  const client = createClient({
    url,
    scripts,
    // What cannot be sent now must fail now: a call waits for it.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: PATIENCE,
      reconnectStrategy: (retries, cause) => (opened ? Math.min(50 * 2 ** Math.min(retries, 5), 1000) : cause),
    },
  });
  let lost = false;
  client.on('ready', () => {
    if (lost) process.stderr.write(`Redis at ${where} is back.\n`);
    lost = false;
  });
  client.on('error', (error: unknown) => {
    if (opened && !lost) process.stderr.write(`Redis at ${where} is lost: ${reasonOf(error)}. Calls are denied.\n`);
    lost = opened;
  });
  try {
    await bounded(client.connect());
    opened = true;
    assertKeepsAll(where, await bounded(client.info('memory')));
    return client;
  } catch (error) {
    if (client.isOpen) client.destroy();
    if (error instanceof GatewayError) throw error;
    throw new UnreachableError(`Redis at ${where} cannot be used: ${reasonOf(error)}`, { cause: error });
  }
}

/** A Redis that throws keys away when its memory is full would give limits back. */
function assertKeepsAll(where: string, info: string): void {
  const bound = /^maxmemory:(\d+)/m.exec(info)?.[1] ?? '0';
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'noeviction';
  if (bound === '0' || policy === 'noeviction') return;
  throw new GatewayError(
    `Redis at ${where} throws keys away when its memory is full (maxmemory-policy ${policy}), and limits with them. ` +
      'Set maxmemory-policy to noeviction, or use another Redis.',
  );
}

async function inUse(client: Client): Promise<Used[]> {
  const now = Number(await bounded(client.now([CLOCK], [])));
  const keys = new Set<string>();
  for await (const batch of client.scanIterator({ MATCH: `${COUNTER}*`, COUNT: 1000 }))
    for (const key of batch) keys.add(key);
  if (keys.size === 0) return [];
  const sorted = [...keys].sort();
  const values = await bounded(client.mGet(sorted));
  const ends = await bounded(Promise.all(sorted.map((key) => client.pExpireTime(key))));
  return sorted
    .map((key, i) => ({
      key: key.slice(COUNTER.length),
      used: Number(values[i] ?? 0),
      ends: (ends[i] ?? 0) - KEPT_AFTER,
    }))
    .filter((it) => it.ends > now);
}

/** A script whose keys and numbers are given as two lists. */
function script(text: string) {
  return defineScript({
    SCRIPT: text,
    parseCommand(parser: CommandParser, keys: string[], numbers: string[]) {
      parser.pushKeysLength(keys);
      parser.push(...numbers);
    },
    transformReply: undefined as unknown as () => unknown,
  });
}

async function bounded<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`Redis did not answer within ${PATIENCE / 1000} seconds.`));
  }, PATIENCE);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The address as it may stand in messages and logs. */
export function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return url.replace(/:\/\/.*$/, '://…');
  const parsed = new URL(url);
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
