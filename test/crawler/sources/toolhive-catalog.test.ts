import { expect, test } from 'vitest';
import type { SourceRecord } from '../../../catalog/record.ts';
import { toolhiveCatalog } from '../../../crawler/sources/toolhive-catalog/source.ts';
import { closing, keysOf, readSource, type Reading } from './doubles/read.ts';
import { startToolhiveCatalog, toolhiveEntry } from './doubles/toolhive-catalog.ts';

const QUERY = {
  name: 'query',
  description: 'Runs SQL',
  inputSchema: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
  annotations: { readOnlyHint: true },
  'x-more': [1],
};

async function readEntries(...toolhive: unknown[]): Promise<Reading> {
  const double = closing(await startToolhiveCatalog({ toolhive }));
  return readSource(toolhiveCatalog(double.url));
}

async function readOne(extension: Record<string, unknown>, more: object = {}): Promise<SourceRecord | undefined> {
  return (await readEntries(toolhiveEntry('io.github.stacklok/db', extension, more))).records[0];
}

test('a record has the tools as they came, and what bears on risk', async () => {
  const permissions = { network: { outbound: { allow_host: ['db.example'], allow_port: [443] } }, read: ['/data'] };
  const provenance = {
    sigstore_url: 'tuf-repo-cdn.sigstore.dev',
    repository_uri: 'https://github.com/stacklok/dockyard',
  };
  const oauth = { issuer: 'https://login.example' };
  const said = { status: 'Active', tier: 'Official', permissions, provenance, oauth_config: oauth };
  const record = await readOne({ ...said, tool_definitions: [QUERY], tools: ['query'], metadata: { stars: 3 } });
  expect(record).toMatchObject({
    key: 'toolhive/io.github.stacklok/db',
    id: 'io.github.stacklok/db',
    repositoryVouched: true,
    status: 'active',
    packages: [{ registry: 'oci', package: 'ghcr.io/stacklok/dockyard/uvx/db', version: '2.0.0' }],
    declared: { tools: [QUERY], complete: true },
  });
  expect(record?.notes).toEqual({ status: 'Active', tier: 'Official', permissions, provenance, oauth });
  expect(record?.url).toMatch(/\/pkg\/catalog\/toolhive\/data\/registry-upstream\.json$/);
  expect(JSON.parse(record?.body ?? '')).toHaveProperty('_meta');
});

test('names without definitions are tools of which no more is known', async () => {
  const record = await readOne({ tools: ['one', 7, 'two'] });
  expect(record?.declared).toEqual({ tools: [{ name: 'one' }, { name: 'two' }], complete: true });
});

test.each([
  ['a definition without name', { tool_definitions: [QUERY, { description: 'none' }] }],
  ['a name without definition', { tool_definitions: [QUERY], tools: ['query', 'other'] }],
])('a list with %s is not whole', async (_, extension) => {
  const record = await readOne(extension);
  expect(record?.declared?.complete).toBe(false);
});

test.each([{}, { tools: [], tool_definitions: [] }, { tools: null, tool_definitions: 'none' }])(
  'nothing is declared by %j',
  async (extension) => {
    expect(await readOne(extension)).not.toHaveProperty('declared');
  },
);

test('of several images, the first with tools is declared, and the others are noted', async () => {
  const extensions = {
    'ghcr.io/a/none:1': { tier: 'Community' },
    'ghcr.io/a/one:1': { tool_definitions: [QUERY] },
    'https://a.example/mcp': { tools: ['query', 'admin'] },
  };
  const _meta = { 'io.modelcontextprotocol.registry/publisher-provided': { 'io.github.stacklok': extensions } };
  const record = await readOne({}, { _meta });
  expect(record?.declared?.tools).toEqual([QUERY]);
  expect(record?.notes).toEqual({ tier: 'Community', otherTools: { 'https://a.example/mcp': ['query', 'admin'] } });
});

test('a server that Stacklok calls deprecated is', async () => {
  expect((await readOne({ status: 'Deprecated' }))?.status).toBe('deprecated');
});

test('a name of no registry gets an id of its own', async () => {
  const { records } = await readEntries({ name: 'fetch' });
  expect(records.map(({ key, id }) => [key, id])).toEqual([['toolhive/fetch', 'toolhive/fetch']]);
});

test('a server of both lists is two records of one server', async () => {
  const entry = toolhiveEntry('io.github.stacklok/db', {});
  const double = closing(await startToolhiveCatalog({ toolhive: [entry, entry], official: [entry] }));
  const reading = await readSource(toolhiveCatalog(`${double.url}/`));
  expect(keysOf(reading)).toEqual(['toolhive/io.github.stacklok/db', 'official/io.github.stacklok/db']);
  expect(new Set(reading.records.map(({ id }) => id)).size).toBe(1);
  expect(reading.dropped).toEqual([
    { where: 'toolhive-catalog toolhive/io.github.stacklok/db: data.servers[1]', reason: 'the name came before' },
  ]);
});

test('when one document changed, the other is read too, so that what is gone can be told', async () => {
  const entries = ['a', 'b'].map((name) => toolhiveEntry(`io.github.stacklok/${name}`, {}));
  const double = closing(await startToolhiveCatalog({ toolhive: entries, official: entries }));
  const source = toolhiveCatalog(double.url);
  const first = await readSource(source);
  expect(double.asked).toHaveLength(2);
  double.asked.length = 0;
  double.catalogs.official = entries.slice(1);
  const second = await readSource(source, { state: first.end?.state });
  expect(double.asked).toHaveLength(3);
  expect(second.end?.covered).toBe('everything');
  expect(keysOf(second)).toEqual(
    ['toolhive', 'toolhive', 'official'].map((list, at) => `${list}/io.github.stacklok/${at === 0 ? 'a' : 'b'}`),
  );
  double.asked.length = 0;
  const third = await readSource(source, { state: second.end?.state });
  expect(third.end).toEqual({ state: second.end?.state, covered: 'unchanged' });
  expect(double.asked).toHaveLength(2);
});
