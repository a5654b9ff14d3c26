import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from '../fixture.ts';
import { sourceOf, wheelOf, type Distribution } from '../packages/python-index.ts';
import { zipOf, type ZipEntry } from '../packages/zip.ts';
import type { FixturePackage } from '../registry.ts';
import { ODD_PROGRAMS, PROGRAM_FAULTS } from './program-faults.ts';
import type { BundleFault, PackageFault } from './table.ts';

const VERSION = '1.0.0';
const STDIO = { type: 'stdio' };

function npm(identifier: string, more: object = {}): Record<string, unknown> {
  return { registryType: 'npm', identifier, version: VERSION, transport: STDIO, ...more };
}

function pypi(identifier: string, more: object = {}): Record<string, unknown> {
  return { registryType: 'pypi', identifier, version: VERSION, transport: STDIO, ...more };
}

/** Packages that cannot be installed, or not be started. */
export const PACKAGE_FAULTS: PackageFault[] = [
  { name: 'is a package without a command', ends: 'needs-config no-command unknown', package: npm('acme-library') },
  {
    name: 'is a package with several commands',
    ends: 'needs-config several-commands unknown',
    package: npm('acme-bins'),
  },
  {
    name: 'is a package that leads outside',
    ends: 'needs-config outside-folder unknown',
    package: npm('acme-outside'),
  },
  {
    name: 'is a package that is refused',
    ends: 'install-failed registry-refused unknown',
    package: npm('acme-refused'),
  },
  {
    name: 'is not the package that was announced',
    ends: 'install-failed wrong-hash unknown',
    package: npm('acme-altered'),
  },
  {
    name: 'is a version that is not there',
    ends: 'gone no-version unknown',
    package: npm('acme-bins', { version: '9.9.9' }),
  },
  { name: 'is a package that is not there', ends: 'gone no-package unknown', package: npm('acme-unknown') },
  {
    name: 'is a package that serves over HTTP',
    ends: 'needs-config serves-http unknown',
    package: npm('acme-paged', { transport: { type: 'streamable-http', url: 'http://localhost:3000/mcp' } }),
  },
  { name: 'is a package whose owner opted out', ends: 'not-asked opted-out unknown', package: npm('acme-opted-out') },
  { name: 'is Python in source only', ends: 'install-failed no-wheel unknown', package: pypi('acme-source') },
  { name: 'is Python that was altered', ends: 'install-failed wrong-hash unknown', package: pypi('acme-altered') },
  { name: 'is Python that is not there', ends: 'gone no-package unknown', package: pypi('acme-unknown') },
  {
    name: 'is an image, and there is no engine',
    ends: 'not-started runtime-missing unknown',
    package: { registryType: 'oci', identifier: 'ghcr.io/acme/image:1.0.0', transport: STDIO },
  },
  {
    name: 'is for a runtime that is not here',
    ends: 'not-started runtime-missing unknown',
    package: { registryType: 'nuget', identifier: 'Acme.Server', version: VERSION, transport: STDIO },
  },
];

const BINS = Object.fromEntries([...PROGRAM_FAULTS, ...ODD_PROGRAMS].map(({ bin }) => [bin, `${bin}.mjs`]));

/** What the npm registry has. @param canary the file that an install script would make */
export function npmPackages(canary: string): FixturePackage[] {
  const version = VERSION;
  return [
    { name: 'acme-programs', version, bin: BINS, scripts: { install: `touch ${canary}` } },
    { name: '@acme/ledger', version, bin: 'paged.mjs' },
    {
      name: 'acme-documented',
      version,
      bin: 'needs-key.mjs',
      readme: '# acme\n\n## Tools\n\n- `list_things` - Lists things.\n- `create_thing` - Creates a thing.\n',
    },
    { name: 'acme-legacy', version, bin: 'paged.mjs' },
    { name: 'acme-deprecated', version, bin: 'paged.mjs' },
    { name: 'acme-library', version, bin: undefined },
    { name: 'acme-bins', version, bin: { one: 'paged.mjs', two: 'empty.mjs' } },
    { name: 'acme-outside', version, bin: '../../../../../../usr/bin/env' },
    { name: 'acme-refused', version, bin: 'paged.mjs', refused: true },
    { name: 'acme-altered', version, bin: 'paged.mjs', integrity: `sha512-${Buffer.alloc(64).toString('base64')}` },
    { name: 'acme-opted-out', version, bin: 'paged.mjs' },
  ];
}

/** What the Python index has. */
export function pythonPackages(): Record<string, Distribution[]> {
  const modules = {
    'listed_server/__init__.py': '',
    'listed_server/main.py': readFileSync(join(FIXTURES, 'serve.py'), 'utf8'),
  };
  const scripts = ['acme-server = listed_server.main:main'];
  return {
    'acme-server': [wheelOf('acme-server', VERSION, { modules, scripts })],
    'acme-source': [sourceOf('acme-source', VERSION, Buffer.from('not even an archive'))],
    'acme-altered': [{ ...wheelOf('acme-altered', VERSION, { modules, scripts }), sha256: '0'.repeat(64) }],
  };
}

export const PYTHON_SERVER = pypi('acme-server');
export const LEDGER = npm('@acme/ledger');
export const DOCUMENTED = npm('acme-documented');

/** A bundle that declares `post_entry`. */
export function bundle(manifest: object = {}, others: ZipEntry[] = []): Buffer {
  const { tools = [{ name: 'post_entry', description: 'Posts.' }], ...more } = manifest as { tools?: unknown[] };
  const whole = { manifest_version: '0.3', name: 'ledger', version: '2.3.0', tools, ...more };
  return zipOf([{ name: 'manifest.json', data: JSON.stringify(whole) }, ...others]);
}

const BOMB = zipOf([{ name: 'manifest.json', data: Buffer.alloc(8 * 2 ** 20, ' ') }]);

export const BUNDLE_FAULTS: BundleFault[] = [
  { name: 'is a bundle that is a bomb', ends: 'install-failed unsafe-zip unknown', file: BOMB },
  {
    name: 'is a bundle that climbs out',
    ends: 'install-failed unsafe-zip unknown',
    file: bundle({}, [{ name: 'a/../../x', data: '' }]),
  },
  {
    name: 'is a bundle that was replaced',
    ends: 'install-failed wrong-hash unknown',
    file: bundle(),
    sha256: '0'.repeat(64),
  },
  { name: 'is a bundle that was cut', ends: 'install-failed not-a-zip unknown', file: bundle().subarray(0, 100) },
  { name: 'is a bundle without a manifest', ends: 'install-failed no-manifest unknown', file: zipOf([]) },
  { name: 'is a bundle that is not there', ends: 'gone not-found unknown', file: undefined },
];
