import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listPackage } from '../../../crawler/enumerate/packages/list.ts';
import { FIXTURES, temporaryFolder } from '../fixture.ts';
import { expectEmpty, offerOf, openShop } from './shop.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/**
 * Stands in for the SDK: `tool install` lays down the files that the real one does, and anything else is run as Node.js
 * would, which is what the fixture servers are made for.
 */
function putDotnetOnPath(sdk: string): { log: string } {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const log = join(folder, 'asked.json');
  const script = join(folder, 'dotnet');
  writeFileSync(script, `#!/bin/sh\nexec "\${SANDBOX_NODE:-/opt/node/bin/node}" "$(dirname "$0")/dotnet.mjs" "$@"\n`);
  chmodSync(script, 0o755);
  writeFileSync(join(folder, 'dotnet.mjs'), DOUBLE);
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ sdk, log, fixtures: FIXTURES }));
  writeFileSync(script, readFileSync(script, 'utf8').replace('${SANDBOX_NODE:-/opt/node/bin/node}', NODE));
  process.env['PATH'] = [folder, process.env['PATH'] ?? ''].join(delimiter);
  return { log };
}

/** The one inside the sandbox, else the one here. */
const NODE = `$([ -x /opt/node/bin/node ] && echo /opt/node/bin/node || echo ${process.execPath})`;

const DOUBLE = `
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
const [verb, ...rest] = process.argv.slice(2);
const settings = () => JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8'));
if (verb === '--list-sdks') console.log(settings().sdk + ' [/usr/share/dotnet/sdk]');
else if (verb === 'tool') {
  const { log, fixtures } = settings();
  writeFileSync(log, JSON.stringify({ args: rest, variables: Object.keys(process.env) }));
  const at = (name) => rest[rest.indexOf(name) + 1];
  const id = rest.at(-1);
  if (id === 'Acme.Unknown') {
    console.error('error NU1101: Unable to find package acme.unknown. No packages exist with this id in source(s): nuget.org');
    process.exit(1);
  }
  const version = at('--version');
  const store = join(at('--tool-path'), '.store', id.toLowerCase(), version, id.toLowerCase(), version);
  const folder = join(store, 'tools/net10.0/any');
  mkdirSync(folder, { recursive: true });
  cpSync(fixtures, folder, { recursive: true });
  const entry = id === 'Acme.Outside' ? '../../../../../../../../../../etc/passwd' : 'paged.mjs';
  const command = '<Command Name="acme-paged" EntryPoint="' + entry + '" Runner="dotnet" />';
  writeFileSync(join(folder, 'DotnetToolSettings.xml'),
    '\\uFEFF<?xml version="1.0" encoding="utf-8"?>\\n<DotNetCliTool Version="1">\\n  <Commands>\\n    ' +
    (id === 'Acme.Library' ? '' : command) + '\\n  </Commands>\\n</DotNetCliTool>');
} else await import(pathToFileURL(resolve(verb)));
`;

describe('a package of NuGet', () => {
  test('is installed as a tool and started inside the sandbox', async () => {
    process.env['ACME_SECRET'] = 'must stay here';
    const { log } = putDotnetOnPath('10.0.100');
    const shop = await openShop();
    const listed = await listPackage(offerOf('nuget', 'Acme.Paged', '1.2.3'), shop);
    expect(listed).toMatchObject({ state: 'ok', completeness: 'complete', tools: 3, launch: { registry: 'nuget' } });
    const asked = JSON.parse(readFileSync(log, 'utf8')) as { args: string[]; variables: string[] };
    expect(asked.args).toEqual([
      ...['install', '--tool-path', expect.stringMatching(/tools$/) as string, '--version', '1.2.3', 'Acme.Paged'],
    ]);
    expect(asked.variables).toContain('NUGET_PACKAGES');
    expect(asked.variables).not.toContain('ACME_SECRET');
    expectEmpty(shop);
  });

  test('that cannot be listed has a state that says why', async () => {
    putDotnetOnPath('10.0.100');
    const shop = await openShop();
    const ends: Record<string, string> = {};
    for (const name of ['Acme.Unknown', 'Acme.Library', 'Acme.Outside', '--global', 'a/b', 'a..b']) {
      const { state, reason, message } = await listPackage(offerOf('nuget', name, '1.2.3'), shop);
      ends[name] = `${state} ${reason}`;
      expect(message).toMatch(/\.$/);
    }
    ends['range'] = (await listPackage(offerOf('nuget', 'Acme.Paged', '1.*'), shop)).reason;
    expect(ends).toEqual({
      'Acme.Unknown': 'gone no-package',
      'Acme.Library': 'needs-config no-command',
      'Acme.Outside': 'needs-config outside-folder',
      '--global': 'install-failed bad-record',
      'a/b': 'install-failed bad-record',
      'a..b': 'install-failed bad-record',
      range: 'bad-record',
    });
    expectEmpty(shop);
  });

  test('is not started where the SDK is not, or is too old', async () => {
    const empty = temporaryFolder();
    mkdirSync(join(empty, 'dotnet'));
    process.env['PATH'] = empty;
    const without = await listPackage(offerOf('nuget', 'Acme.Paged', '1.2.3'), await openShop());
    expect(without).toMatchObject({ state: 'not-started', reason: 'runtime-missing' });
    expect(without.message).toMatch(/Install the \.NET SDK 10/);
    process.env['PATH'] = before['PATH'];
    putDotnetOnPath('8.0.404');
    const old = await listPackage(offerOf('nuget', 'Acme.Paged', '1.2.3'), await openShop());
    expect(old).toMatchObject({ state: 'not-started', reason: 'runtime-missing' });
  });
});
