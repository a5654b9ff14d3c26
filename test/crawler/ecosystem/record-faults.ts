import type { RecordFault } from './table.ts';

const STDIO = { type: 'stdio' };

function remote(url: string): Record<string, unknown> {
  return { remotes: [{ type: 'streamable-http', url }] };
}

function npm(identifier: string, more: object = {}): Record<string, unknown> {
  return { packages: [{ registryType: 'npm', identifier, version: '1.0.0', transport: STDIO, ...more }] };
}

/** Rows that stand between good ones. */
export const RECORD_FAULTS: RecordFault[] = [
  {
    name: 'has no proper name',
    state: undefined,
    dropped: 'is not the name of a server',
    server: { name: 'a name/with <spaces>' },
  },
  { name: 'was deleted', state: undefined, status: 'deleted', server: npm('acme-legacy') },
  { name: 'has neither package nor address', state: 'nothing-to-list' },
  {
    name: 'has a package of an unknown kind',
    state: 'nothing-to-list',
    dropped: 'packages of "cargo" are not read',
    server: { packages: [{ registryType: 'cargo', identifier: 'acme', version: '1.0.0', transport: STDIO }] },
  },
  {
    name: 'has a range for a version',
    state: 'nothing-to-list',
    dropped: 'is not one exact version',
    server: npm('acme-legacy', { version: '^1.0.0' }),
  },
  {
    name: 'has an option for a package',
    state: 'nothing-to-list',
    dropped: 'is not the name of a package',
    server: npm('--global'),
  },
  {
    name: 'has a poisoned registry',
    state: 'nothing-to-list',
    dropped: 'is not the public npm registry',
    server: npm('acme-legacy', { registryBaseUrl: 'https://npm.mcp.example' }),
  },
  {
    name: 'has an image of a local network',
    state: 'nothing-to-list',
    dropped: 'its registry is not a public domain',
    server: { packages: [{ registryType: 'oci', identifier: 'localhost:5000/acme:1', transport: STDIO }] },
  },
  {
    name: 'has credentials in its address',
    state: 'nothing-to-list',
    dropped: 'holds a user name or password',
    server: remote('https://user:password@credentials.mcp.example/mcp'),
  },
  {
    name: 'has a script for an address',
    state: 'nothing-to-list',
    dropped: 'is neither an http address nor a template of one',
    server: remote('javascript:alert(1)'),
  },
  {
    name: 'is of the schema of before',
    state: 'ok',
    server: { packages: [{ registry_type: 'npm', identifier: 'acme-legacy', version: '1.0.0' }] },
  },
  { name: 'is deprecated', state: 'ok', status: 'deprecated', server: npm('acme-deprecated') },
];
