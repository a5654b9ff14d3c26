import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeConfig } from '../../../gateway/config/file.ts';
import type { Side } from '../../../gateway/connection.ts';
import { openConfiguredGrants, type ConfiguredGrants } from '../../../gateway/grants/configured.ts';
import type { Message } from '../../../gateway/message.ts';
import { hashToken } from '../../../gateway/tokens.ts';
import { countersFor } from '../parts.ts';
import { folderOf, policyText } from './files.ts';

let folder: string;
let config: string;
let grants: ConfiguredGrants;
let warnings: string[];

beforeEach(() => {
  folder = folderOf('configured');
  config = join(folder, 'gateway.json');
  warnings = [];
  writeFileSync(join(folder, 'policy.json'), policyText('one'));
  const paged = { command: process.execPath, args: [`${process.cwd()}/test/fixtures/servers/paged.mjs`] };
  changeConfig(config, () => ({
    servers: { paged, other: paged },
    grants: { ann: grantTo('paged', 'secret-a'), bob: grantTo('paged', 'secret-b'), eve: grantTo('other', 'secret-e') },
  }));
  grants = openConfiguredGrants(config, {
    counters: countersFor(),
    audit: { write: () => undefined, close: () => undefined },
    patience: 1000,
    warn: (problem) => warnings.push(problem),
  });
});

afterEach(() => {
  grants.close();
  rmSync(folder, { recursive: true, force: true });
});

const grantTo = (server: string, token: string) => ({ server, policy: 'policy.json', token: hashToken(token) });
const idOf = (server: string, token: string): string | undefined => grants.find(server, token)?.inForce()?.id;

/** A client by hand: what it is sent, and whether it was closed. */
function client(): Side & { got: Message[]; ended: boolean } {
  const side = {
    got: [] as Message[],
    ended: false,
    send: (message: Message) => void side.got.push(message),
    close: () => void (side.ended = true),
  };
  return side;
}

test('a token opens its own grant at its own server alone', () => {
  expect(idOf('paged', 'secret-a')).toBe('ann');
  expect(idOf('paged', 'secret-b')).toBe('bob');
  expect(idOf('other', 'secret-a')).toBeUndefined();
  expect(idOf('paged', 'secret-e')).toBeUndefined();
  expect(idOf('paged', '')).toBeUndefined();
  expect(idOf('nowhere', 'secret-a')).toBeUndefined();
  expect(grants.servers().sort()).toEqual(['other', 'paged']);
});

test('a grant that is revoked is out of force, its connections end, and the others stay', async () => {
  const [ann, bob] = [grants.find('paged', 'secret-a'), grants.find('paged', 'secret-b')];
  const [hers, his] = [client(), client()];
  ann?.connect(hers, 'session');
  bob?.connect(his, 'session');
  changeConfig(config, (all) => ({
    ...all,
    grants: Object.fromEntries(Object.entries(all.grants).filter(([id]) => id !== 'ann')),
  }));
  await expect.poll(() => hers.ended).toBe(true);
  expect(ann?.inForce()).toBeUndefined();
  expect(idOf('paged', 'secret-a')).toBeUndefined();
  expect(his.ended).toBe(false);
  expect(idOf('paged', 'secret-b')).toBe('bob');
  expect(warnings).toEqual(['The grant "ann" was revoked; its connections end.']);
});

test('a grant that changes is another grant: the old token and its connections end', async () => {
  const hers = client();
  grants.find('paged', 'secret-a')?.connect(hers);
  changeConfig(config, (now) => ({ ...now, grants: { ...now.grants, ann: grantTo('paged', 'new') } }));
  await expect.poll(() => idOf('paged', 'new')).toBe('ann');
  expect(idOf('paged', 'secret-a')).toBeUndefined();
  expect(hers.ended).toBe(true);
});

test('a grant that is added is in force without a restart', async () => {
  changeConfig(config, (now) => ({ ...now, grants: { ...now.grants, kim: grantTo('paged', 'secret-k') } }));
  await expect.poll(() => idOf('paged', 'secret-k')).toBe('kim');
});

test('a configuration that is refused leaves all grants in force', async () => {
  writeFileSync(config, '{"grants": {}, "severs": {}}');
  await expect.poll(() => warnings.join()).toContain('unknown key "severs"; did you mean "servers"?');
  expect(idOf('paged', 'secret-a')).toBe('ann');
});

test('a grant whose policy cannot be read is refused, and the others are not', async () => {
  const bad = { ...grantTo('paged', 'secret-k'), policy: 'missing.json' };
  changeConfig(config, (now) => ({ ...now, grants: { ...now.grants, kim: bad } }));
  await expect.poll(() => grants.find('paged', 'secret-k')).toBeDefined();
  expect(idOf('paged', 'secret-k')).toBeUndefined();
  expect(warnings.join()).toContain('missing.json: there is no such file.');
  expect(idOf('paged', 'secret-a')).toBe('ann');
});

test('a client whose server lacks an environment variable is told so, and nothing is started', async () => {
  const broken = { command: process.execPath, env: { KEY: '${SURELY_NOT_SET}' } };
  changeConfig(config, (now) => ({ ...now, servers: { ...now.servers, other: broken } }));
  await expect.poll(() => warnings.join()).toContain('"eve" has changed');
  const hers = client();
  grants.find('other', 'secret-e')?.connect(hers).message({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {} });
  await expect.poll(() => hers.ended).toBe(true);
  expect(JSON.stringify(hers.got)).toContain('the environment variable SURELY_NOT_SET is not set');
});
