import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRedisCounters } from '../../../gateway/counters/redis.ts';
import { describeCounters, spend } from './contract.ts';
import { REDIS, startRedis, type RedisServer } from './redis-server.ts';

describe.skipIf(REDIS === undefined)('counters in Redis (skipped without redis-server or valkey-server)', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(async () => {
    await server.stop();
  });

  describeCounters(() => openRedisCounters(server.url));

  test('expire after their window', async () => {
    const counters = await openRedisCounters(server.url);
    const soon = spend({ ends: Date.now() - 58_000 });
    expect(await counters.reserve([soon])).toBeUndefined();
    expect((await counters.inUse()).map(({ key }) => key)).not.toContain(soon.key);
    await counters.close();
  });

  test('deny while Redis is gone, and count again when it is back', async () => {
    const own = await startRedis();
    const counters = await openRedisCounters(own.url);
    await own.stop();
    await expect(async () => counters.reserve([spend()])).rejects.toThrow();
    await expect(async () => counters.now()).rejects.toThrow();
    const again = await startRedis(Number(new URL(own.url).port));
    await expect
      .poll(
        async () => {
          try {
            return await counters.reserve([spend()]);
          } catch {
            return 'denied';
          }
        },
        { timeout: 20_000 },
      )
      .toBeUndefined();
    await counters.close();
    await again.stop();
  });

  test('deny within seconds when Redis hangs', async () => {
    const own = await startRedis();
    const counters = await openRedisCounters(own.url);
    own.process.kill('SIGSTOP');
    await expect(async () => counters.reserve([spend()])).rejects.toThrow(/did not answer within 2 seconds/);
    own.process.kill('SIGCONT');
    await counters.close();
    await own.stop();
  });

  test('are refused where Redis throws keys away when its memory is full', async () => {
    const own = await startRedis(undefined, ['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru']);
    await expect(openRedisCounters(own.url)).rejects.toThrow(/maxmemory-policy to noeviction/);
    await own.stop();
  });

  test('do not tell the password when Redis refuses it', async () => {
    const own = await startRedis(undefined, ['--requirepass', 'right']);
    const url = own.url.replace('//', '//:wrong-secret@');
    const error: unknown = await openRedisCounters(url).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/cannot be used: WRONGPASS/);
    expect(String(error)).not.toContain('wrong-secret');
    await own.stop();
  });
});

test('counters in Redis say where nothing listens', async () => {
  await expect(openRedisCounters('redis://127.0.0.1:1')).rejects.toThrow(
    /Redis at redis:\/\/127\.0\.0\.1:1 cannot be used/,
  );
});
