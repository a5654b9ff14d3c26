import { execFile, spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPackage } from '../../../crawler/enumerate/packages/list.ts';
import { findEngine } from '../../../crawler/enumerate/packages/oci/engine.ts';
import { runtime } from '../../../crawler/enumerate/packages/oci/leftovers.ts';
import { fullName, referenceOf, whyRefused } from '../../../crawler/enumerate/packages/oci/reference.ts';
import type { Wanted } from '../../../crawler/enumerate/packages/kind.ts';
import { manifestOf, processesWith, temporaryFolder } from '../fixture.ts';
import { startImageRegistry } from './image-registry.ts';
import { expectEmpty, offerOf, openShop, setting } from './shop.ts';

const NAME = `acme/server-${process.pid}`;
let registry: Awaited<ReturnType<typeof startImageRegistry>>;
/** What this machine can do with an image: run it, only talk about it, or nothing. */
let can: 'run' | 'talk' | 'nothing';
let engine: (...args: string[]) => Promise<string>;

beforeAll(async () => {
  registry = await startImageRegistry(NAME, '1.0.0');
  const found = await findEngine();
  if ('missing' in found) {
    can = 'nothing';
    return;
  }
  engine = async (...args) => (await promisify(execFile)(found.file, args, { env: found.env })).stdout;
  const image = `localhost/mcp-risk-probe-${process.pid}:1`;
  await engine('import', registry.layer, image);
  try {
    await engine('run', '--rm', '--network', 'none', image, '/bin/sh', '-c', 'exit 0');
    can = 'run';
  } catch {
    can = 'talk';
  } finally {
    await engine('rmi', image);
  }
});

afterAll(() => {
  registry.close();
});

function offer(more: Parameters<typeof offerOf>[3] = {}, version = '1.0.0'): ReturnType<typeof offerOf> {
  return offerOf('oci', `${registry.host}/${NAME}`, version, more);
}

describe('an image', () => {
  test('is run by digest, with nothing but its own files', async () => {
    const shop = await openShop({ choice: { message: 'No sandbox works here.' } });
    const settings = [
      setting('argument', undefined, { value: '--given' }),
      setting('environment', 'ACME_KEY', { value: 'a key' }),
    ];
    for (const version of ['1.0.0', registry.digest]) {
      const listed = await listPackage(offer({ settings }, version), shop);
      if (can !== 'run') {
        const reason = can === 'talk' ? 'engine-failed' : 'runtime-missing';
        expect(listed).toMatchObject({ state: 'not-started', reason, tools: 0, launch: { registry: 'oci' } });
        expect(listed.message).toMatch(can === 'talk' ? /engine could not start/ : /Install Docker or Podman/);
        continue;
      }
      expect(listed).toMatchObject({ state: 'ok', sandbox: 'docker', integrity: registry.digest });
      const said = manifestOf(listed).tools.map((tool) => {
        const { name, description } = tool as { name: string; description: string };
        return [name, description];
      });
      expect(Object.fromEntries(said)).toEqual({
        ...{ arguments: '--given', key: 'a key', home: '/home/user', root: 'read-only', tmp: 'writable' },
        ...{ networks: 'lo:', uid: '65534' },
      });
    }
    expectEmpty(shop);
  });

  test('leaves no container and no image behind', async () => {
    const { state } = await listPackage(offer(), await openShop());
    expect(state).toBe(can === 'run' ? 'ok' : 'not-started');
    expect(processesWith('/server.sh')).toEqual([]);
    if (can === 'nothing') return;
    expect(await engine('ps', '--all', '--format', '{{.Image}}')).not.toContain(NAME);
    expect(await engine('images', '--format', '{{.Repository}}')).not.toContain(NAME);
    expect(registry.asked.filter((line) => /Basic|Bearer/.test(line))).toEqual([]);
  });

  test('whose crawl was killed is ended by the next one', async () => {
    const ended = spawnSync('true').pid;
    const names = [ended, process.pid].map((pid) => `mcp-risk-left-${pid}`);
    if (can !== 'nothing') {
      const image = `localhost/mcp-risk-left-${process.pid}:1`;
      await engine('import', registry.layer, image);
      for (const [index, pid] of [ended, process.pid].entries())
        await engine('create', '--name', names[index] ?? '', '--label', labelOf(pid), image, '/bin/sh');
      await runtime();
      const left = await engine('ps', '--all', '--format', '{{.Names}}');
      await engine('rm', '--force', names[1] ?? '');
      await engine('rmi', image);
      expect(names.map((name) => left.includes(name))).toEqual([false, true]);
    } else expect(await runtime()).toHaveProperty('missing');
  });

  test('that does not exist is gone', async () => {
    const listed = await listPackage(offer({}, '9.9.9'), await openShop());
    expect(listed.reason).toBe(can === 'nothing' ? 'runtime-missing' : 'no-package');
    expect(listed.state).toBe(can === 'nothing' ? 'not-started' : 'gone');
  });

  test('is not run where there is no engine', async () => {
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = temporaryFolder();
      const listed = await listPackage(offer(), await openShop());
      expect(listed).toMatchObject({ state: 'not-started', reason: 'runtime-missing' });
      expect(listed.message).toMatch(/Install Docker or Podman/);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

function labelOf(pid: number): string {
  return `mcp-risk-catalog.crawl=${hostname()}:${pid}`;
}

function wanted(name: string, version = '1.0.0'): Wanted {
  return { registry: 'oci', package: name, version };
}

describe('the name of an image', () => {
  test.each([
    ['mcp/fetch', 'docker.io/mcp/fetch:1.0.0'],
    ['alpine', 'docker.io/library/alpine:1.0.0'],
    ['docker.io/mcp/fetch', 'docker.io/mcp/fetch:1.0.0'],
    ['ghcr.io/acme-labs/ledger_mcp', 'ghcr.io/acme-labs/ledger_mcp:1.0.0'],
    ['quay.io/a/b/c', 'quay.io/a/b/c:1.0.0'],
    ['mcr.microsoft.com/x', 'mcr.microsoft.com/x:1.0.0'],
    ['us-docker.pkg.dev/project/repo/image', 'us-docker.pkg.dev/project/repo/image:1.0.0'],
    ['acme.azurecr.io/x', 'acme.azurecr.io/x:1.0.0'],
  ])('may be %s', (name, reference) => {
    expect(whyRefused(wanted(name), false)).toBe(undefined);
    expect(referenceOf(wanted(name))).toBe(reference);
    expect(fullName(fullName(name))).toBe(fullName(name));
  });

  test.each([
    ...['-v/:/host', '--privileged', 'ghcr.io/-x/y', 'ghcr.io/a/../b', 'ghcr.io/A/b', 'ghcr.io/a b', 'ghcr.io/a\0b'],
    ...['ghcr.io/a:tag', 'ghcr.io/a@sha256:x', 'https://ghcr.io/a', 'ghcr.io//a', 'ghcr.io/a/', '', '/'],
    ...['example.com/a', 'evil.ghcr.io.example.com/a', 'ghcr.io.example.com/a', 'xazurecr.io/a', '10.0.0.1/a'],
    ...['localhost/a', 'localhost:5000/a', '127.0.0.1:5000/a', `ghcr.io/${'a'.repeat(300)}`],
  ])('may not be %j', (name) => {
    expect(whyRefused(wanted(name), false)).toMatch(/\.$/);
  });

  test('comes with a tag or a digest, and from this machine only in tests', () => {
    for (const version of ['', '-x', 'a b', 'sha256:abc', '../x', `sha256:${'g'.repeat(64)}`, 'a/b', 'a\n'])
      expect(whyRefused(wanted('mcp/fetch', version), false)).toMatch(/tag/);
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(whyRefused(wanted('mcp/fetch', digest), false)).toBe(undefined);
    expect(referenceOf(wanted('mcp/fetch', digest))).toBe(`docker.io/mcp/fetch@${digest}`);
    expect(whyRefused(wanted('localhost:5000/a'), true)).toBe(undefined);
  });
});
