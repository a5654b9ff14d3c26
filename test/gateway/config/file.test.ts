import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { changeConfig, readConfig } from '../../../gateway/config/file.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
let files = 0;
const freshPath = (): string => join(folder, String((files += 1)), 'gateway.json');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the first change makes the file, for its owner alone', () => {
  const path = freshPath();
  changeConfig(path, (config) => ({ ...config, servers: { files: { command: 'node' } } }));
  expect(readConfig(path)).toEqual({ servers: { files: { command: 'node' } }, grants: {} });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
});

test('a change keeps what the file said of other things, variables unread', () => {
  const path = freshPath();
  mkdirSync(join(path, '..'));
  const before = { servers: { far: { url: 'https://${HOST}/mcp' } }, grants: {}, patience: 5 };
  writeFileSync(path, JSON.stringify(before));
  changeConfig(path, (config) => ({ ...config, audit: 'a.jsonl' }));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ ...before, audit: 'a.jsonl' });
});

test('a change that fails leaves the file as it was, and nothing beside it but the lock', () => {
  const path = freshPath();
  changeConfig(path, (config) => config);
  const before = readFileSync(path, 'utf8');
  expect(() => {
    changeConfig(path, () => {
      throw new Error('no');
    });
  }).toThrow('no');
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(readdirSync(join(path, '..')).sort()).toEqual(['gateway.json', 'gateway.json.lock']);
});

test('a refused file is not written over', () => {
  const path = freshPath();
  mkdirSync(join(path, '..'));
  writeFileSync(path, '{"servers": {"files": {"comand": "node"}}}');
  expect(() => {
    changeConfig(path, (config) => config);
  }).toThrow(`${path}: /servers/files/comand: unknown key "comand"; did you mean "command"?`);
  writeFileSync(path, '{"servers": ');
  expect(() => readConfig(path)).toThrow(`${path}: this is not JSON`);
});

test('a file that is not there says how to make one', () => {
  expect(() => readConfig(freshPath())).toThrow('there is no configuration here. Make one with "gateway add".');
});

test('a link stays a link', () => {
  const path = freshPath();
  changeConfig(path, (config) => config);
  const link = join(folder, 'link.json');
  symlinkSync(path, link);
  changeConfig(link, (config) => ({ ...config, patience: 9 }));
  expect(readConfig(path).patience).toBe(9);
  expect(readConfig(link).patience).toBe(9);
});

test('four processes that change it at once lose nothing', async () => {
  const path = freshPath();
  const code = `
    import { changeConfig } from './gateway/config/file.ts';
    const [path, who] = process.argv.slice(1);
    for (let i = 0; i < 10; i += 1)
      changeConfig(path, (config) => ({ ...config, servers: { ...config.servers, [who + i]: { command: 'x' } } }));
  `;
  const run = (who: string) => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code, path, who]);
  await Promise.all(['a', 'b', 'c', 'd'].map(run));
  expect(Object.keys(readConfig(path).servers)).toHaveLength(40);
});
