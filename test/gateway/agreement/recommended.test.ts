import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exampleServers, goldenServers, recommended, together } from '../../policy/agreement/catalogs.ts';
import { openTrial, type Trial } from './trial.ts';
import type { Way } from './ways.ts';

const SERVERS = [...goldenServers(), together('examples', exampleServers())];

/** Every way starts a program or two for each server: for the first, all tools stand on one. */
const WAYS: (Way & { servers: typeof SERVERS })[] = [
  { front: 'process', era: 'legacy', back: 'stdio', servers: [together('golden', SERVERS)] },
  { front: 'HTTP', era: 'auto', back: 'HTTP', servers: SERVERS },
];

it('compares every tool of the golden corpus', () => {
  for (const { servers } of WAYS) expect(servers.flatMap(({ facts }) => facts).length).toBeGreaterThan(1700);
});

describe.each(WAYS)('a gateway ($front, $era) before a server over $back', ({ servers, ...way }) => {
  let trial: Trial;
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    trial = openTrial();
  });
  afterAll(() => {
    trial.close();
    vi.useRealTimers();
  });

  it.each(servers.map(recommended))('does as the evaluator under the policy for $id', async (server) => {
    const { id, policy, tools, calls } = server;
    const session = await trial.connect(way, id, tools, policy);
    expect(await session.differences(policy, calls)).toEqual([]);
    await session.close();
  });

  it('has come to each decision many times', () => {
    for (const times of Object.values(trial.tally)) expect(times).toBeGreaterThan(100);
  });
});
