import { describe, expect, test } from 'vitest';
import { manifestOf, toolNames } from '../fixture.ts';
import { startLegacy, startModern, startSse } from './servers.ts';
import { list, questions, until } from './visit.ts';

const LISTED = { state: 'ok', reason: 'ok', completeness: 'complete', message: '', tools: 3 };
const ABOUT = { serverInfo: { name: 'acme', title: 'Acme', version: '1.2.3' }, instructions: 'Mind the gap.' };
const TODAY = '2026-11-22';

describe('a server of the modern era', () => {
  test.each([{ events: false }, { events: true }, { events: false, both: true }])('is listed (%j)', async (how) => {
    const server = await until(startModern(how));
    const listed = await list(server.url);
    expect(listed).toMatchObject({
      ...LISTED,
      protocol: { era: 'modern', version: '2026-07-28', foundOn: TODAY },
    });
    expect(toolNames(listed)).toEqual(['tool-1', 'tool-2', 'tool-3']);
    expect(manifestOf(listed)).toMatchObject({ ...ABOUT, protocolVersion: '2026-07-28' });
    expect(questions(server)).toEqual(['POST /mcp server/discover', ...Array<string>(3).fill('POST /mcp tools/list')]);
  });
});

describe('a server of the legacy era', () => {
  test.each([
    { sdk: 'v1', json: false, sessions: true },
    { sdk: 'v1', json: true, sessions: true },
    { sdk: 'v1', json: false, sessions: false },
    { sdk: 'v2', json: false, sessions: true },
    { sdk: 'v2', json: true, sessions: false },
  ] as const)('is listed, and its session ended (%j)', async (how) => {
    const server = await until(startLegacy(how));
    const listed = await list(server.url);
    expect(listed).toMatchObject({ ...LISTED, protocol: { era: 'legacy', version: '2025-11-25', foundOn: TODAY } });
    expect(manifestOf(listed)).toMatchObject({ ...ABOUT, protocolVersion: '2025-11-25' });
    expect(questions(server)).toEqual([
      'POST /mcp server/discover',
      'POST /mcp initialize',
      'POST /mcp notifications/initialized',
      ...Array<string>(3).fill('POST /mcp tools/list'),
      ...(how.sessions ? ['DELETE /mcp'] : []),
    ]);
    expect(server.open().sessions).toBe(0);
  });
});

describe('a server of the first transport', () => {
  test.each(['sse', 'streamable-http'] as const)('is listed when it is declared as %s', async (transport) => {
    const server = await until(startSse());
    const listed = await list(server.url, { transport });
    expect(listed).toMatchObject({ ...LISTED, protocol: { era: 'sse', version: '2025-11-25', foundOn: TODAY } });
    expect(manifestOf(listed)).toMatchObject(ABOUT);
    expect(questions(server).map((question) => question.replace(/\?\S+/, ''))).toEqual([
      ...(transport === 'sse' ? [] : ['POST /mcp server/discover', 'POST /mcp initialize']),
      'GET /mcp',
      'POST /messages initialize',
      'POST /messages notifications/initialized',
      ...Array<string>(3).fill('POST /messages tools/list'),
    ]);
    await expect.poll(() => server.open().sessions).toBe(0);
  });

  test('may be declared by a server of today', async () => {
    const server = await until(startModern());
    expect(await list(server.url, { transport: 'sse' })).toMatchObject({ ...LISTED, protocol: { era: 'modern' } });
  });
});
