import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../../catalog/listing.ts';
import { manifestOf } from '../fixture.ts';
import { send, sendResult, type Asked } from './loopback.ts';
import { startLegacy, startModern, startRaw, startSse, tool } from './servers.ts';
import { list, questions, until } from './visit.ts';

const LAST = { serverInfo: { name: 'acme', title: 'Acme', version: '1.2.3' }, instructions: 'Mind the gap.' };
const LIST = 'POST /mcp tools/list';
const MODERN: Protocol = { era: 'modern', version: '2026-07-28', foundOn: '2026-11-20' };
const LEGACY: Protocol = { era: 'legacy', version: '2025-11-25', foundOn: '2026-11-01' };

describe('a server that is known to be modern', () => {
  test('is asked straight for its list, and the manifest stays the same', async () => {
    const server = await until(startModern({ pages: 1 }));
    const first = await list(server.url);
    const second = await list(server.url, { known: MODERN, last: manifestOf(first) });
    expect(second).toMatchObject({ state: 'ok', protocol: MODERN });
    expect(second.manifest).toBe(first.manifest);
    expect(questions(server)).toEqual(['POST /mcp server/discover', LIST, LIST]);
  });

  test.each([
    ['nothing else is remembered of it', { known: MODERN }],
    ['it was found out long ago', { known: { ...MODERN, foundOn: '2026-11-01' }, last: LAST }],
  ])('is asked what it is when %s', async (_when, options) => {
    const server = await until(startModern({ pages: 1 }));
    expect(await list(server.url, options)).toMatchObject({ state: 'ok', protocol: { foundOn: '2026-11-22' } });
    expect(questions(server)).toEqual(['POST /mcp server/discover', LIST]);
  });

  test('is asked what it is when it says another version', async () => {
    const server = await until(startModern({ pages: 1 }));
    const last = { ...LAST, serverInfo: { ...LAST.serverInfo, version: '1.2.2' }, instructions: 'Mind nothing.' };
    const listed = await list(server.url, { known: MODERN, last });
    expect(manifestOf(listed)).toMatchObject(LAST);
    expect(questions(server)).toEqual([LIST, 'POST /mcp server/discover', LIST]);
  });

  test('may have become one of before', async () => {
    const server = await until(startLegacy({ pages: 1 }));
    const listed = await list(server.url, { known: MODERN, last: LAST });
    expect(listed).toMatchObject({ state: 'ok', protocol: { era: 'legacy', foundOn: '2026-11-22' } });
  });
});

describe('a server that is known to be of the legacy era', () => {
  test('is greeted at once', async () => {
    const server = await until(startLegacy({ pages: 1 }));
    expect(await list(server.url, { known: LEGACY })).toMatchObject({ state: 'ok', protocol: LEGACY });
    expect(questions(server)).toEqual([
      ...['POST /mcp initialize', 'POST /mcp notifications/initialized', LIST, 'DELETE /mcp'],
    ]);
  });

  test('is asked again what it is after thirty days', async () => {
    const server = await until(startModern({ pages: 1, both: true }));
    const known = { ...LEGACY, foundOn: '2026-10-20' };
    expect(await list(server.url, { known })).toMatchObject({ protocol: { era: 'modern', foundOn: '2026-11-22' } });
  });

  test('may have become modern', async () => {
    const server = await until(startModern({ pages: 1 }));
    expect(await list(server.url, { known: LEGACY })).toMatchObject({ state: 'ok', protocol: { era: 'modern' } });
    expect(questions(server)).toEqual(['POST /mcp initialize', 'POST /mcp server/discover', LIST]);
  });

  test('may have become one of the first transport, and the other way round', async () => {
    const server = await until(startSse({ pages: 1 }));
    expect(await list(server.url, { known: LEGACY })).toMatchObject({ state: 'ok', protocol: { era: 'sse' } });
    const known: Protocol = { ...LEGACY, era: 'sse' };
    const again = await list(server.url, { known });
    expect(again).toMatchObject({ state: 'ok', protocol: known });
    const today = await until(startLegacy({ pages: 1 }));
    expect(await list(today.url, { known })).toMatchObject({ state: 'ok', protocol: { era: 'legacy' } });
  });

  test('and now refuses everything is told by what the probe found', async () => {
    const server = await until(
      startRaw('legacy', {
        initialize: ({ response }: Asked) => {
          send(response, 410);
        },
      }),
    );
    expect(await list(server.url, { known: LEGACY })).toMatchObject({ state: 'unreachable', reason: 'not-found' });
    const greeting = 'POST /mcp initialize';
    expect(questions(server)).toEqual([greeting, 'POST /mcp server/discover', greeting]);
  });
});

test.each([
  [
    'the shortest time and the narrowest scope',
    [
      [60_000, 'public'],
      [500, 'private'],
      [9_000, 'public'],
    ],
    { ttlMs: 500, scope: 'private' },
  ],
  ['what the server says of itself, too', [[90_000, 'public']], { ttlMs: 60_000, scope: 'public' }],
] as const)('of several answers, %s counts', async (_what, pages, cache) => {
  const server = await until(
    startRaw('modern', {
      'tools/list': (asked: Asked) => {
        const at = Number(asked.rpc.params?.cursor ?? 0);
        const [ttlMs, cacheScope] = pages[at] ?? [];
        const nextCursor = at + 1 < pages.length ? { nextCursor: String(at + 1) } : {};
        sendResult(asked, { resultType: 'complete', tools: [tool(at)], ttlMs, cacheScope, ...nextCursor });
      },
    }),
  );
  expect(await list(server.url)).toMatchObject({ state: 'ok', cache });
});
