import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientEnvironment } from '../../../crawler/enumerate/packages/environment.ts';
import { listPackage } from '../../../crawler/enumerate/packages/list.ts';
import { manifestOf, processesWith } from '../fixture.ts';
import { startRegistry, type RegistryDouble } from '../registry.ts';
import { expectEmpty, offerOf, openShop, setting } from './shop.ts';

const version = '1.0.0';
let registry: RegistryDouble;

beforeAll(async () => {
  registry = await startRegistry([
    { name: '@acme/paged', version, bin: './paged.mjs' },
    { name: 'acme-takes-key', version, bin: 'takes-key.mjs' },
    { name: 'acme-needs-key', version, bin: 'needs-key.mjs' },
    { name: 'acme-bins', version, bin: { one: 'paged.mjs', two: 'empty.mjs' } },
    { name: 'acme-outside', version, bin: '../../../../../../usr/bin/env' },
  ]);
  process.env['npm_config_registry'] = registry.url;
});

afterAll(() => {
  delete process.env['npm_config_registry'];
  registry.close();
});

describe('a package of npm', () => {
  test('is installed once for all that use it at the same time, listed, and removed', async () => {
    const shop = await openShop();
    const clock = { milliseconds: 0 };
    registry.asked.length = 0;
    const offer = offerOf('npm', '@acme/paged', version);
    const both = await Promise.all([listPackage(offer, shop, clock), listPackage(offer, shop)]);
    for (const listed of both) {
      expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', tools: 3, message: '' });
      expect(listed.integrity).toMatch(/^sha512-/);
      expect(listed.sandbox).toBe(shop.choice.sandbox?.id);
      expect(listed.launch).toEqual({ registry: 'npm', package: '@acme/paged', version, args: [], env: {} });
    }
    expect(registry.asked.filter((path) => path.endsWith('.tgz'))).toHaveLength(1);
    expect(clock.milliseconds).toBeGreaterThan(100);
    expectEmpty(shop);
    expect(processesWith('paged.mjs')).toEqual([]);
  });

  test('that says which settings it lacks gets them, once', async () => {
    const shop = await openShop();
    const listed = await listPackage(offerOf('npm', 'acme-takes-key', version), shop);
    expect(listed).toMatchObject({ state: 'ok', tools: 1, message: '' });
    expect(listed.launch?.env).toEqual({
      ACME_API_KEY: `dummy${'0'.repeat(32)}`,
      ACME_BASE_URL: 'https://example.invalid',
    });
    expect(manifestOf(listed).tools).toMatchObject([{ description: 'Uses a key of 37 characters.' }]);
    expectEmpty(shop);
  });

  test('whose record names its settings is started with them, and with flags that it names itself', async () => {
    const settings = [
      setting('argument', '--strict', { format: 'boolean', value: 'true' }),
      setting('environment', 'ACME_API_KEY', { secret: true }),
      setting('environment', 'ACME_BASE_URL', { value: 'https://given.example' }),
      setting('environment', 'ACME_REGION', { required: false }),
    ];
    const listed = await listPackage(offerOf('npm', 'acme-takes-key', version, { settings }), await openShop());
    expect(listed).toMatchObject({
      state: 'ok',
      launch: {
        args: ['--strict', '--project', 'dummy'],
        env: { ACME_BASE_URL: 'https://given.example', ACME_REGION: 'us-east-1' },
      },
    });
  });

  test('that stays as it was is told by its first answer', async () => {
    const settings = [setting('environment', 'ACME_OTHER', { required: false })];
    const listed = await listPackage(offerOf('npm', 'acme-needs-key', version, { settings }), await openShop());
    expect(listed).toMatchObject({ state: 'needs-config', launch: { args: [], env: {} }, tools: 0 });
    expect(listed.message).toContain('ACME_API_KEY');
  });

  test('that cannot be listed has a state that says why', async () => {
    const shop = await openShop();
    const ends: Record<string, string> = {};
    const offers = [
      ...['bins', 'outside', 'unknown'].map((name) => offerOf('npm', `acme-${name}`, version)),
      ...['../x', '-g', 'https://example.com/x.tgz', 'a\0'].map((name) => offerOf('npm', name, version)),
      ...['latest', '^1.0.0', '1.0.0 --foo'].map((it) => offerOf('npm', `@acme/paged`, it)),
      offerOf('npm', 'http', version, { transport: 'streamable-http' }),
      offerOf('npm', 'variable', version, { settings: [setting('environment', 'A B')] }),
      offerOf('npm', 'null', version, { settings: [setting('environment', 'A', { value: 'a\0b' })] }),
      offerOf('npm', 'bin', version, { bin: '-e' }),
    ];
    for (const offer of offers) {
      const { state, reason, message } = await listPackage(offer, shop);
      ends[`${offer.package}@${offer.version}`] = `${state} ${reason}`;
      expect(message).toMatch(/\.$/);
    }
    expect(ends).toEqual({
      'acme-bins@1.0.0': 'needs-config several-commands',
      'acme-outside@1.0.0': 'needs-config outside-folder',
      'acme-unknown@1.0.0': 'gone no-package',
      '../x@1.0.0': 'install-failed bad-record',
      '-g@1.0.0': 'install-failed bad-record',
      'https://example.com/x.tgz@1.0.0': 'install-failed bad-record',
      'a\0@1.0.0': 'install-failed bad-record',
      '@acme/paged@latest': 'install-failed bad-record',
      '@acme/paged@^1.0.0': 'install-failed bad-record',
      '@acme/paged@1.0.0 --foo': 'install-failed bad-record',
      'http@1.0.0': 'needs-config serves-http',
      'variable@1.0.0': 'install-failed bad-record',
      'null@1.0.0': 'install-failed bad-record',
      'bin@1.0.0': 'install-failed bad-record',
    });
    expectEmpty(shop);
  });

  test('is not started without a sandbox', async () => {
    const message = 'No sandbox works here. Install bubblewrap.';
    const listed = await listPackage(offerOf('npm', '@acme/paged', version), await openShop({ choice: { message } }));
    expect(listed).toMatchObject({ state: 'not-started', reason: 'no-sandbox', message });
    expect(listed.launch?.package).toBe('@acme/paged');
  });
});

test('no secret of ours gets near a client', () => {
  process.env['ACME_TOKEN'] = 'secret';
  process.env['npm_config__auth'] = 'secret';
  const env = clientEnvironment(['npm_config_registry']);
  delete process.env['ACME_TOKEN'];
  delete process.env['npm_config__auth'];
  expect(Object.values(env)).not.toContain('secret');
  expect(env['npm_config_registry']).toBe(registry.url);
});
