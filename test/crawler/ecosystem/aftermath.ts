import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { processesWith } from '../fixture.ts';
import { CONTACT, SECRET, type Ecosystem, type Run } from './ecosystem.ts';
import { MARK } from './program-faults.ts';
import { SOURCE_FAULTS } from './source-faults.ts';

/** What a crawl left, and what it was started in. */
export interface Given {
  ecosystem: Ecosystem;
  first: Run;
  /** Of this process, before the crawl. */
  handlesBefore: string[];
}

/** What may be left open: pipes and processes of programs, and files. */
export function handles(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /Process|Pipe|FSReq/.test(name));
}

/** What is true of a crawl as a whole. */
export function testAftermath(given: () => Given): void {
  describe('after the crawl', () => {
    test('nothing is left of it: no folder, no process, no connection, no handle, no rejection', async () => {
      const { cacheFolder, installCanary, witness } = given().ecosystem;
      expect(readdirSync(cacheFolder)).toEqual([]);
      expect(existsSync(installCanary)).toBe(false);
      for (const text of [MARK, 'acme-programs', 'listed_server', cacheFolder]) expect(processesWith(text)).toEqual([]);
      await expect.poll(() => witness.open()).toBe(0);
      await expect.poll(handles).toEqual(given().handlesBefore);
      expect(witness.unhandled).toEqual([]);
    });

    test('it was done in bounded time', () => {
      expect(given().first.milliseconds).toBeLessThan(120_000);
      expect(given().first.report.interrupted).toBe(false);
    });

    test('its report says what became of everything', () => {
      const { report, events } = given().first;
      const { db } = given().ecosystem;
      const ended = events.filter((event) => event.type === 'finished').filter(({ way }) => way !== 'readme');
      const counted = (key: 'state' | 'reason', from: typeof ended): Record<string, number> =>
        Object.fromEntries([...Map.groupBy(from, (event) => event[key])].map(([value, all]) => [value, all.length]));
      expect(report.failed).toEqual([]);
      expect(report.states).toEqual(counted('state', ended));
      expect(report.reasons).toEqual(
        counted(
          'reason',
          ended.filter(({ state }) => state !== 'ok'),
        ),
      );
      expect(report.tools).toBe(ended.reduce((sum, { tools }) => sum + tools, 0));
      expect(events.filter(({ type }) => type === 'started')).toHaveLength(ended.length + report.readmes.read);
      expect(report.readmes).toMatchObject({ claiming: 1 });
      for (const { id, new: added, changed, unchanged, withdrawn, records } of report.sources) {
        expect([id, added, changed, unchanged, withdrawn]).toEqual([id, records, 0, 0, 0]);
      }
      const good = report.sources.slice(0, -SOURCE_FAULTS.length);
      expect(good.map(({ id, covered, problem }) => [id, covered ?? problem])).toEqual(
        [
          ...['official-registry', 'github-registry', 'toolhive-catalog', 'docker-catalog', 'glama'],
          ...['smithery', 'html-list', 'import', 'built-in', 'bundles'],
        ].map((id) => [id, id === 'built-in' ? 'changes' : 'everything']),
      );
      expect(report.sources.flatMap(({ id, dropped }) => dropped.map(() => id)).length).toBeGreaterThan(10);
      const stored = db.prepare<[], string>('SELECT report FROM runs').pluck().get() ?? '{}';
      expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(report)));
    });
  });
}

const OURS = new RegExp(`^mcp-risk-catalog/\\S+ \\(\\+${CONTACT}\\)$`);

/** How a crawl behaves towards hosts and the secrets of whoever runs it. */
export function testManners(given: () => Given): void {
  describe('the crawl has manners:', () => {
    test('it says to every host who asks, and whom to write to', () => {
      const others = given().ecosystem.witness.seen.filter(({ userAgent }) => !/^(npm|pip|uv)\//.test(userAgent));
      expect(new Set(others.map(({ userAgent }) => userAgent))).toEqual(new Set([expect.stringMatching(OURS)]));
      expect(others.length).toBeGreaterThan(300);
      expect(others.length).toBeLessThanOrEqual(given().first.report.asked.requests);
    });

    test('it asks every host for its robots.txt first, and obeys', () => {
      const ours = given().ecosystem.witness.seen.filter(({ userAgent }) => OURS.test(userAgent));
      for (const [, asked] of Map.groupBy(ours, ({ host }) => host)) {
        expect(asked[0]).toMatchObject({ method: 'GET', path: '/robots.txt' });
      }
      const closed = [
        'closes-its-address',
        'cannot-show-its-robots',
        'never-shows-its-robots',
        'sends-robots',
        'registry-closes-itself',
      ];
      for (const name of closed) {
        const asked = ours.filter(({ host }) => host.startsWith(name));
        expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/robots.txt']));
      }
    });

    test('it never asks who opted out, nor anybody that others lead to', () => {
      const asked = given().ecosystem.witness.seen.map(({ host, path }) => host + path);
      expect(asked.filter((it) => /opted-out|led-astray|\/tools$|^nowhere|plain\.example/.test(it))).toEqual([]);
    });

    test('it never calls a tool', () => {
      const methods = given().ecosystem.witness.seen.flatMap(
        (seen) => /"method":"([^"]+)"/.exec(seen.text())?.[1] ?? [],
      );
      expect(new Set(methods)).toEqual(
        new Set(['server/discover', 'initialize', 'notifications/initialized', 'tools/list']),
      );
    });

    test('it gives nothing of its environment away', () => {
      const { db, witness, seenByStubs } = given().ecosystem;
      expect(process.env['SECRET_CANARY']).toBe(SECRET);
      expect(witness.seen.filter((seen) => seen.text().includes(SECRET))).toEqual([]);
      expect(seenByStubs()).toContain('PATH=');
      expect(seenByStubs()).not.toContain(SECRET);
      // What the programs were given is in the catalog, because one of them tells.
      const catalog = db.serialize();
      expect(catalog.includes('/home/user')).toBe(true);
      expect(catalog.includes(SECRET)).toBe(false);
    });
  });
}
