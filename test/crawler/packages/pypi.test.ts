import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPackage } from '../../../crawler/enumerate/packages/list.ts';
import type { Listed } from '../../../crawler/enumerate/listed.ts';
import { readConsoleScripts } from '../../../crawler/enumerate/packages/pypi/entry-points.ts';
import { chooseSandbox } from '../../../crawler/enumerate/sandbox/choose.ts';
import { FIXTURES, manifestOf, processesWith, temporaryFolder } from '../fixture.ts';
import { sha256, sourceOf, startIndex, wheelOf } from './python-index.ts';
import { expectEmpty, offerOf, openShop, setting } from './shop.ts';

const SERVER = readFileSync(join(FIXTURES, 'serve.py'), 'utf8');
const modules = { 'acme_server/__init__.py': '', 'acme_server/main.py': SERVER };
const canary = join(temporaryFolder(), 'a-set-up-ran');
const version = '1.0.0';
const server = wheelOf('Acme.Server', version, {
  modules,
  scripts: ['acme-server = acme_server.main:main', 'acme-other=acme_server.main:Main.run [extra]'],
  requires: ['acme-helper>=1'],
});
let index: Awaited<ReturnType<typeof startIndex>>;
const before = { ...process.env };

beforeAll(async () => {
  const source = sourceArchive();
  const scripts = ['main = acme_server.main:main'];
  index = await startIndex({
    'acme-server': [server],
    'acme-helper': [wheelOf('acme-helper', '2.0.0', { modules: { 'acme_helper.py': 'WORD = "helped"\n' } })],
    'acme-source': [sourceOf('acme-source', version, source), sourceOf('acme-source', '1.0.1', source)],
    'acme-windows': [wheelOf('acme-windows', version, { modules, scripts, tag: 'cp311-cp311-win_amd64' })],
    'acme-future': [wheelOf('acme-future', version, { modules, scripts, requiresPython: '>=3.99' })],
    'acme-needs-source': [wheelOf('acme-needs-source', version, { modules, scripts, requires: ['acme-source'] })],
    'acme-lonely': [wheelOf('acme-lonely', version, { modules, scripts, requires: ['acme-nothing'] })],
    'acme-library': [wheelOf('acme-library', version, { modules })],
    'acme-shell': [wheelOf('acme-shell', version, { modules, scripts: ['acme-shell = os; import os:main'] })],
    'acme-altered': [{ ...wheelOf('acme-altered', version, { modules, scripts }), sha256: '0'.repeat(64) }],
  });
  process.env['PIP_INDEX_URL'] = index.url;
  process.env['PIP_CONFIG_FILE'] = '/dev/null';
  process.env['ACME_SECRET'] = 'must stay here';
});

afterAll(() => {
  process.env = before;
  index.close();
});

function sourceArchive(): Buffer {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'acme_source-1.0.0'));
  writeFileSync(join(folder, 'acme_source-1.0.0/setup.py'), `open(${JSON.stringify(canary)}, 'w')\n`);
  execFileSync('tar', ['-czf', 'source.tar.gz', 'acme_source-1.0.0'], { cwd: folder });
  return readFileSync(join(folder, 'source.tar.gz'));
}

/** What the fixture server tells of its surroundings. */
function saidBy(listed: Listed): Record<string, string> {
  expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', tools: 5 });
  return Object.fromEntries(
    manifestOf(listed).tools.map((tool) => {
      const { name, description } = tool as { name: string; description: string };
      return [name, description];
    }),
  );
}

describe('a package of PyPI', () => {
  test('is installed from wheels with what it needs, and started without anything else', async () => {
    const shop = await openShop();
    const args = [
      setting('argument', '--mode', { value: 'quiet' }),
      setting('environment', 'ACME_KEY', { value: 'x' }),
    ];
    const offer = offerOf('pypi', 'acme_server', version, { settings: args });
    const listed = await listPackage(offer, shop);
    expect(listed).toMatchObject({
      state: 'ok',
      integrity: `sha256-${Buffer.from(sha256(server.data), 'hex').toString('base64')}`,
      launch: { registry: 'pypi', package: 'acme_server', args: ['--mode', 'quiet'], env: { ACME_KEY: 'x' } },
    });
    const said = saidBy(listed);
    expect(said).toMatchObject({
      arguments: 'acme-server --mode quiet',
      has_pip: 'False',
      folder: '/opt/server/site/acme_server',
      helper: 'helped',
    });
    const given = new Set(said['variables']?.split(' '));
    expect([...given].filter((name) => /SECRET|PIP_|INDEX/.test(name))).toEqual([]);
    expect(given).toContain('ACME_KEY');
    expectEmpty(shop);
    expect(processesWith('acme_server.main')).toEqual([]);
  });

  test('can have several commands, in any spelling', async () => {
    const offer = offerOf('pypi', 'Acme-Server', version, { bin: 'acme_other' });
    const said = saidBy(await listPackage(offer, await openShop()));
    expect(said['arguments']).toBe('acme-other');
  });

  test('runs without a sandbox too, when a person asks for that', async () => {
    const shop = await openShop({ choice: await chooseSandbox('none') });
    const said = saidBy(await listPackage(offerOf('pypi', 'acme-server', version), shop));
    expect(said['helper']).toBe('helped');
  });

  test('that cannot be listed has a state that says why', async () => {
    const shop = await openShop();
    const ends: Record<string, string> = {};
    const messages: Record<string, string> = {};
    const offers = [
      ...['source', 'windows', 'future', 'needs-source', 'lonely', 'library', 'shell', 'altered', 'unknown'],
    ].map((name) => offerOf('pypi', `acme-${name}`, version));
    const refused = ['../etc', '-r', 'acme[extra]', 'acme @ https://example.com/x.whl', 'acme\0'].map((name) =>
      offerOf('pypi', name, version),
    );
    const others = [offerOf('pypi', 'acme-server', '9.9.9'), offerOf('pypi', 'acme-server', '>=1')];
    const all = [...offers, ...refused, ...others];
    for (const [index, listed] of (await Promise.all(all.map((offer) => listPackage(offer, shop)))).entries()) {
      const { package: name = '', version: wanted } = all[index] ?? {};
      ends[`${name}${wanted === version ? '' : ` ${wanted ?? ''}`}`] = `${listed.state} ${listed.reason}`;
      messages[name] ??= listed.message;
      expect(listed.tools).toBe(0);
      expect(listed.message).toMatch(/[a-z]\.$/);
    }
    expect(ends).toEqual({
      'acme-source': 'install-failed no-wheel',
      'acme-windows': 'install-failed no-wheel',
      'acme-future': 'install-failed wrong-runtime',
      'acme-needs-source': 'install-failed no-wheel',
      'acme-lonely': 'install-failed no-dependency',
      'acme-library': 'needs-config no-command',
      'acme-shell': 'install-failed no-command',
      'acme-altered': 'install-failed wrong-hash',
      'acme-unknown': 'gone no-package',
      ...Object.fromEntries(refused.map(({ package: name }) => [name, 'install-failed bad-record'])),
      'acme-server 9.9.9': 'gone no-version',
      'acme-server >=1': 'install-failed bad-record',
    });
    expect(messages['acme-needs-source']).toContain('acme-source');
    expect(existsSync(canary)).toBe(false);
    expectEmpty(shop);
  });

  test('is not started where Python is not, or where its index cannot be reached', async () => {
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = temporaryFolder();
      const listed = await listPackage(offerOf('pypi', 'acme-server', version), await openShop());
      expect(listed).toMatchObject({ state: 'not-started', reason: 'runtime-missing' });
      expect(listed.message).toMatch(/Install Python/);
    } finally {
      process.env['PATH'] = path;
    }
    try {
      process.env['PIP_INDEX_URL'] = 'http://127.0.0.1:9/simple/';
      const listed = await listPackage(offerOf('pypi', 'acme-server', version), await openShop());
      expect(listed).toMatchObject({ state: 'install-failed', reason: 'registry-unreachable' });
    } finally {
      process.env['PIP_INDEX_URL'] = index.url;
    }
  });

  test('is installed by uv where there is one', async () => {
    const folder = temporaryFolder();
    const log = join(folder, 'uv.json');
    const uv = join(folder, 'uv');
    // Takes what uv takes, and has pip do the work.
    writeFileSync(uv, `#!${pythonFile()} -I\n${UV_DOUBLE}`);
    chmodSync(uv, 0o755);
    const path = process.env['PATH'] ?? '';
    try {
      process.env['PATH'] = [folder, path].join(delimiter);
      process.env['UV_INDEX_URL'] = index.url;
      const said = saidBy(await listPackage(offerOf('pypi', 'acme-server', version), await openShop()));
      expect(said['helper']).toBe('helped');
      const { args, variables } = JSON.parse(readFileSync(log, 'utf8')) as { args: string[]; variables: string[] };
      expect(args.slice(0, 2)).toEqual(['pip', 'install']);
      expect(args.slice(-2)).toEqual(['--', 'acme-server==1.0.0']);
      expect(args).toContain('--no-python-downloads');
      expect(variables).toContain('UV_INDEX_URL');
      expect(variables).not.toContain('ACME_SECRET');
    } finally {
      process.env['PATH'] = path;
      delete process.env['UV_INDEX_URL'];
    }
  });
});

function pythonFile(): string {
  return execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
}

const UV_DOUBLE = `
import argparse, json, os, subprocess, sys
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'uv.json'), 'w') as log:
    json.dump({'args': sys.argv[1:], 'variables': sorted(os.environ)}, log)
parser = argparse.ArgumentParser(prog='uv')
parser.add_argument('words', nargs=2)
parser.add_argument('--no-python-downloads', action='store_true')
parser.add_argument('--no-progress', action='store_true')
for name in ['color', 'link-mode', 'only-binary', 'target', 'python', 'cache-dir']:
    parser.add_argument('--' + name, required=True)
split = sys.argv.index('--')
options = parser.parse_args(sys.argv[1:split])
sys.exit(subprocess.call([
    options.python, '-m', 'pip', 'install', '--quiet', '--only-binary', options.only_binary, '--target', options.target,
    '--index-url', os.environ['UV_INDEX_URL'], *sys.argv[split + 1:],
]))
`;

test('console scripts are read from their section only, and only in dotted identifiers', () => {
  const text = [
    ...['[console_scripts]', 'plain=a:b', ' spaced = a.b : c.d [x, y]', 'no-function = a', 'code = a:b()'],
    ...['path = ../a:b', '# comment = a:b', '[gui_scripts]', 'window = a:b', '[ console_scripts ]', 'again = c:d'],
  ].join('\r\n');
  expect(Object.fromEntries(readConsoleScripts(text))).toEqual({
    plain: { module: 'a', attribute: 'b' },
    spaced: { module: 'a.b', attribute: 'c.d' },
    again: { module: 'c', attribute: 'd' },
  });
});
