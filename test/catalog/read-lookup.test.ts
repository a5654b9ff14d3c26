import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { addressKey, digitsFor, hashOf, hostKey, nameKey, packageKey, shardNames } from '../../catalog/lookup-key.ts';
import { readLookup } from '../../catalog/read-lookup.ts';
import { makeCatalog } from '../site/catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookup-'));
let db: Catalog;

beforeAll(() => {
  makeCatalog(join(folder, 'catalog.db'));
  db = openCatalogToRead(join(folder, 'catalog.db'));
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

it('finds a server by its package, its id and its title, in the file of the hash', () => {
  const { digits, shards } = readLookup(db);
  const find = (key: string) => shards.get(hashOf(key).slice(0, digits))?.[hashOf(key)];
  expect(find(packageKey('npm', '@test/acme-files'))).toEqual(['acme-files']);
  expect(find(packageKey('pypi', '@test/acme-files'))).toBeUndefined();
  expect(find(nameKey('Acme  files'))).toEqual(['acme-files']);
  expect(find(nameKey('nobody'))).toBeUndefined();
  expect([...shards.keys()]).toEqual(shardNames(digits));
});

it('has one key for what registries and addresses take for the same', () => {
  expect(packageKey('pypi', 'Mcp_Server.Git')).toBe(packageKey('pypi', 'mcp-server-git'));
  expect(packageKey('oci', 'docker.io/mcp/github:1.2')).toBe(packageKey('oci', 'mcp/github'));
  expect(packageKey('oci', 'localhost:5000/a/b@sha256:00')).toBe('oci:localhost:5000/a/b');
  expect(addressKey('https://User:pw@MCP.example/sse/?key=1#x')).toBe('address:mcp.example/sse');
  expect(addressKey('https://{tenant}.example/mcp')).toBeUndefined();
  expect(hostKey('file:///etc/passwd')).toBeUndefined();
});

it('keeps files small at the size of all known servers', () => {
  expect([0, 100, 10_000, 130_000].map(digitsFor)).toEqual([1, 1, 2, 3]);
});
