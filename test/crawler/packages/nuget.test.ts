import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listPackage } from '../../../crawler/enumerate/packages/list.ts';
import { FIXTURES, temporaryFolder } from '../fixture.ts';
import { expectEmpty, offerOf, openShop } from './shop.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/** Puts the double of an SDK on the PATH. It starts with the Node.js of the sandbox, or else with ours. */
function putDotnetOnPath(sdk: string): { log: string } {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const log = join(folder, 'asked.json');
  copyFileSync(join(FIXTURES, '../dotnet.mjs'), join(folder, 'dotnet.mjs'));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ sdk, log, servers: FIXTURES }));
  const start = `#!/bin/sh
node=/opt/node/bin/node
[ -x $node ] || node=${process.execPath}
exec $node "$(dirname "$0")/dotnet.mjs" "$@"
`;
  writeFileSync(join(folder, 'dotnet'), start, { mode: 0o755 });
  process.env['PATH'] = [folder, process.env['PATH'] ?? ''].join(delimiter);
  return { log };
}

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
