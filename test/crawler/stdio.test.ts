import { describe, expect, test } from 'vitest';
import { readTools } from '../../catalog/manifest.ts';
import { listFixture, manifestOf, toolNames } from './fixture.ts';

describe('a server that answers', () => {
  test('is read page by page, the empty cursor included', async () => {
    const listed = await listFixture('paged');
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', message: '', tools: 3 });
    expect(toolNames(listed)).toEqual(['one', 'two', 'three']);
    expect(manifestOf(listed)).toMatchObject({
      serverInfo: { name: 'paged', title: 'Paged', version: '1.2.3' },
      protocolVersion: '2025-06-18',
      instructions: 'Read the pages.',
    });
  });

  test('may write noise around its messages', async () => {
    const listed = await listFixture('noisy');
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete' });
    expect(toolNames(listed)).toEqual(['heard']);
  });

  test('may speak only the protocol without a handshake', async () => {
    const listed = await listFixture('modern');
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete' });
    expect(manifestOf(listed)).toMatchObject({
      serverInfo: { name: 'modern', version: '2.0.0' },
      protocolVersion: '2026-07-28',
      instructions: 'Hello.',
    });
    expect(toolNames(listed)).toEqual(['2026-07-28']);
  });

  test.each(['listed', 'undeclared'])('may have no tools (%s)', async (how) => {
    const listed = await listFixture('empty', [how]);
    expect(listed).toMatchObject({ state: 'empty', tools: 0, message: expect.stringContaining('no tools') as string });
  });
});

describe('a manifest', () => {
  test('is kept exactly as it came', async () => {
    const listed = await listFixture('odd');
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', tools: 11 });
    expect(listed.manifest).toContain('"maximum":12345678901234567890.10');
    expect(listed.manifest).toContain('"__proto__":{"polluted":true}');
    const { tools, dropped } = readTools(manifestOf(listed));
    expect(dropped).toBe(1);
    expect(tools.map(({ tool }) => tool.name)).toEqual([
      ...['lone \ud800 surrogate', 'null \0 byte', 'twice', 'twice', '', '../../<script>"\u202e'],
      ...['number', 'proto', 'cycle', 'deep'],
    ]);
    expect(tools[3]?.tool.description).toBe('the other one');
  });

  test('may hold 100,000 tools', async () => {
    const listed = await listFixture('large', ['tools']);
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', tools: 100_000 });
    expect(toolNames(listed).at(-1)).toBe('tool-99999');
  });

  test('may hold a description of 50 MB', async () => {
    const listed = await listFixture('large', ['description']);
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', tools: 1 });
    expect(listed.manifest?.length).toBeGreaterThan(50 * 2 ** 20);
  });
});

describe('a list without an end', () => {
  test('is cut where a cursor comes again', async () => {
    const listed = await listFixture('cursor-loop');
    expect(listed).toMatchObject({ state: 'protocol-error', completeness: 'partial', tools: 3 });
    expect(listed.message).toBe(
      'The server sent the same cursor twice, so its list has no end. The 3 tools read before that are kept.',
    );
    expect(toolNames(listed)).toEqual(['tool-1', 'tool-2', 'tool-3']);
  });

  test('is cut after a thousand pages', async () => {
    const listed = await listFixture('endless-pages');
    expect(listed).toMatchObject({ state: 'protocol-error', completeness: 'partial', tools: 1000 });
    expect(listed.message).toContain('more than 1,000 pages');
  });
});
