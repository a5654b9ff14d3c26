import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtInServers } from '../../golden/built-in.ts';
import { openExamples } from '../../examples-catalog.ts';
import * as backs from './backs.ts';
import { recommended, serversOf, type Listed } from './catalogs.ts';
import { openTrial, type Trial } from './trial.ts';
import type { Way } from './ways.ts';

const WAYS: Way[] = [
  { front: 'stdio', era: 'legacy' },
  { front: 'HTTP', era: 'auto' },
];

describe.each(WAYS)('over $front, era $era', (way) => {
  let trial: Trial;
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    trial = openTrial();
  });
  afterAll(() => {
    console.log(way, trial.tally);
    trial.close();
    vi.useRealTimers();
  });

  it.each(['examples', 'built-in'])('%s', async (which) => {
    const servers: Listed[] =
      which === 'examples' ? serversOf(openExamples()) : [...builtInServers()].map(([id, facts]) => ({ id, facts }));
    for (const server of servers) {
      const { policy, tools, calls } = recommended(server);
      const session = await trial.connect(way, server.id, tools, await backs.overHttp(tools));
      expect(await session.differences(policy, calls), server.id).toEqual([]);
      await session.close();
    }
  });
});
