import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGrantFiles, type GrantFilesInForce } from '../../../gateway/grants/files.ts';
import { folderOf, policyText, replaceFile } from './files.ts';

let folder: string;
let policy: string;
let pins: string;
let warnings: string[];
let changes: number;
let open: GrantFilesInForce[];

beforeEach(() => {
  folder = folderOf('in-force');
  [policy, pins] = [join(folder, 'policy.json'), join(folder, 'pins.json')];
  [warnings, changes, open] = [[], 0, []];
  writeFileSync(policy, policyText('read'));
});

afterEach(() => {
  for (const files of open) files.close();
  rmSync(folder, { recursive: true, force: true });
});

function openFiles(more: { pins?: string } = {}): GrantFilesInForce {
  const watcher = { changed: () => (changes += 1), warn: (problem: string) => warnings.push(problem) };
  const files = openGrantFiles({ id: 'ann', server: 'files', policy, ...more }, watcher);
  open.push(files);
  return files;
}

const toolsOf = (files: GrantFilesInForce): string[] | undefined => {
  const tools = files.grant()?.policy.tools;
  return tools && [...tools.keys()];
};
const pinsText = (digit: string): string =>
  JSON.stringify({ version: '1', tools: { read: `sha256:${digit.repeat(64)}` } });

describe('a new version of a policy', () => {
  test.each([
    ['written over', writeFileSync],
    ['moved into its place', replaceFile],
  ])('%s comes into force', async (_, write) => {
    const files = openFiles();
    expect(toolsOf(files)).toEqual(['read']);
    write(policy, policyText('read', 'write'));
    await expect.poll(() => toolsOf(files)).toEqual(['read', 'write']);
    expect(changes).toBe(1);
    expect(warnings).toEqual([]);
  });

  test('reached by a link that leads elsewhere comes into force', async () => {
    const link = join(folder, 'current');
    writeFileSync(join(folder, 'second.json'), policyText('other'));
    symlinkSync(policy, link);
    policy = link;
    const files = openFiles();
    symlinkSync(join(folder, 'second.json'), `${link}.new`);
    renameSync(`${link}.new`, link);
    await expect.poll(() => toolsOf(files)).toEqual(['other']);
  });

  test('that is refused leaves the old one in force, and that is said once', async () => {
    const files = openFiles();
    replaceFile(policy, '{"version":"1","default":"deny","tols":{}}');
    await expect.poll(() => warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`${policy}: /tols: `);
    expect(warnings[0]).toContain('did you mean "tools"?');
    expect(warnings[0]).toContain('The version before stays in force.');
    expect(files.problem()).toContain('/tols');
    expect(toolsOf(files)).toEqual(['read']);
    replaceFile(policy, policyText('write'));
    await expect.poll(() => toolsOf(files)).toEqual(['write']);
    expect(files.problem()).toBeUndefined();
    expect(warnings).toHaveLength(1);
  });

  test('that is the old one again ends the problem', async () => {
    const files = openFiles();
    replaceFile(policy, 'not JSON');
    await expect.poll(() => files.problem()).toBeDefined();
    replaceFile(policy, policyText('read'));
    await expect.poll(() => files.problem()).toBeUndefined();
    expect(toolsOf(files)).toEqual(['read']);
  });

  test('that is a removed file leaves the old one in force', async () => {
    const files = openFiles();
    rmSync(policy);
    await expect.poll(() => files.problem()).toBe(`${policy}: there is no such file.`);
    expect(toolsOf(files)).toEqual(['read']);
  });
});

describe('a grant', () => {
  test('without a policy is none until the policy is there', async () => {
    rmSync(policy);
    const files = openFiles();
    expect(files.grant()).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('calls are denied') as string]);
    writeFileSync(policy, policyText('read'));
    await expect.poll(() => toolsOf(files)).toEqual(['read']);
  });

  test('without the pins it names is none until they are there, and follows them', async () => {
    const files = openFiles({ pins });
    expect(files.grant()).toBeUndefined();
    expect(files.problem()).toBe(`${pins}: there is no such file.`);
    replaceFile(pins, pinsText('a'));
    await expect.poll(() => files.grant()?.pins?.get('read')).toBe(`sha256:${'a'.repeat(64)}`);
    replaceFile(pins, '{"version":"1","tools":{"read":"md5:1"}}');
    await expect.poll(() => files.problem()).toContain('/tools/read: must be "sha256:"');
    expect(files.grant()?.pins?.get('read')).toBe(`sha256:${'a'.repeat(64)}`);
  });

  test('is the same object until something changes, and none after it is closed', () => {
    const files = openFiles();
    expect(files.grant()).toBe(files.grant());
    files.close();
    expect(files.grant()).toBeUndefined();
  });
});
