import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dockerCatalog } from '../../../crawler/sources/docker-catalog/source.ts';
import { temporaryFolder } from '../fixture.ts';
import { dockerTile, startDockerCatalog, type DockerCatalogDouble } from './doubles/docker-catalog.ts';
import { startLoopback } from './doubles/loopback.ts';
import { closing, keysOf, NOW, readSource, type Reading } from './doubles/read.ts';

async function start(
  registry: Record<string, unknown>,
  tools: Record<string, unknown> = {},
): Promise<DockerCatalogDouble> {
  return closing(await startDockerCatalog(registry, tools));
}

async function readTiles(registry: Record<string, unknown>, tools: Record<string, unknown> = {}): Promise<Reading> {
  return readSource(dockerCatalog((await start(registry, tools)).place));
}

const FLAT = {
  name: 'convert',
  description: 'Converts a time',
  arguments: [
    { name: 'time', type: 'string', desc: 'The time' },
    { name: 'zones', type: 'array', desc: 'The zones', items: { type: 'string' }, optional: true },
    { name: 'strict', type: 'boolean', desc: 'Strict', required: false },
    'no argument',
  ],
  annotations: { readOnlyHint: true },
};
const BUILT = {
  type: 'object',
  properties: {
    time: { type: 'string', description: 'The time' },
    zones: { type: 'array', description: 'The zones', items: { type: 'string' } },
    strict: { type: 'boolean', description: 'Strict' },
  },
  required: ['time'],
};

describe('the published catalog', () => {
  test('gives an image with what it may reach, and its tools in full', async () => {
    const tile = dockerTile('time', {
      command: [
        '--zone={{time.zone}}',
        'serve',
        '{{time.paths|volume-target|into}}',
        '--in={{time.paths}}',
        '--x={{time.x}}',
      ],
      secrets: [{ name: 'time.key', env: 'TIME_KEY', example: '<TIME_KEY>', description: 'A key' }],
      env: [
        { name: 'FIXED', value: 'yes' },
        { name: 'ZONE', value: '{{time.zone}}' },
        { name: 'BAD NAME', value: 'x' },
      ],
      config: [
        {
          name: 'time',
          description: 'Where',
          type: 'object',
          properties: { zone: { type: 'string', description: 'A zone', default: 'UTC' }, paths: { type: 'array' } },
          required: ['paths'],
        },
      ],
      volumes: ['{{time.paths|volume|into}}'],
      allowHosts: ['time.example:443'],
      disableNetwork: false,
      user: '1000',
      oauth: { providers: [{ provider: 'time', secret: 'time.key', env: 'TIME_KEY' }] },
    });
    const { records, dropped } = await readTiles({ time: tile }, { time: [FLAT, { description: 'no name' }] });
    const plain = { required: false, secret: false, format: 'string' };
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      key: 'docker/time',
      id: 'docker/time',
      title: 'time',
      repository: { url: 'https://github.com/somebody/servers', subfolder: 'src/time' },
      repositoryVouched: true,
      packages: [
        {
          registry: 'oci',
          package: 'docker.io/mcp/time',
          version: `sha256:${'a'.repeat(64)}`,
          transport: 'stdio',
          settings: [
            { ...plain, place: 'argument', value: '--zone=UTC', hint: 'A zone' },
            { ...plain, place: 'argument', value: 'serve' },
            { ...plain, place: 'argument', required: true, format: 'filepath' },
            { ...plain, place: 'argument', value: '--in={paths}', required: true },
            { ...plain, place: 'argument' },
            { place: 'environment', name: 'TIME_KEY', required: true, secret: true, hint: '<TIME_KEY> · A key' },
            { ...plain, place: 'environment', name: 'FIXED', value: 'yes' },
            { ...plain, place: 'environment', name: 'ZONE', value: 'UTC', hint: 'A zone' },
          ],
        },
      ],
      declared: {
        tools: [
          { name: 'convert', description: 'Converts a time', annotations: { readOnlyHint: true }, inputSchema: BUILT },
        ],
        complete: false,
      },
      notes: {
        type: 'server',
        secrets: ['TIME_KEY'],
        allowHosts: ['time.example:443'],
        volumes: ['{{time.paths|volume|into}}'],
        user: '1000',
        oauth: [{ provider: 'time' }],
        parameters: [{ name: 'time' }],
        flattenedArguments: true,
      },
    });
    const [, , path, , open] = records[0]?.packages[0]?.settings ?? [];
    expect([path, open].filter((setting) => setting?.value !== undefined)).toEqual([]);
    expect(records[0]?.notes).not.toHaveProperty('disableNetwork');
    expect(dropped.map(({ where }) => where)).toEqual([
      'docker-catalog time: tools[1]',
      'docker-catalog time: tools[0].arguments[3]',
      'docker-catalog time: env[2]',
    ]);
  });

  test('gives the address of a remote server, which declares nothing', async () => {
    const remote = {
      transport_type: 'streamable-http',
      url: 'https://mcp.acme.example/mcp',
      headers: { Authorization: 'Bearer ${ACME_KEY}', 'X-Version': '2', 'bad header': 'x' },
    };
    const secrets = [{ name: 'acme.key', env: 'ACME_KEY' }];
    const tile = dockerTile('acme', { type: 'remote', image: undefined, remote, secrets, tools: [] });
    const double = await start({ acme: tile }, { acme: [] });
    const { records, dropped } = await readSource(dockerCatalog(double.place));
    expect(records[0]).toMatchObject({
      packages: [],
      remotes: [
        {
          transport: 'streamable-http',
          url: 'https://mcp.acme.example/mcp',
          headers: [
            { name: 'Authorization', required: true, secret: true },
            { name: 'X-Version', required: true, secret: false },
          ],
        },
      ],
    });
    expect(records[0]).not.toHaveProperty('declared');
    expect(dropped.map(({ where }) => where)).toEqual(['docker-catalog acme: remote.headers']);
    expect(double.asked).toHaveLength(1);
  });

  test('takes input schemas and parameters as they came', async () => {
    const inputSchema = { type: 'object', properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } } };
    const curl = {
      type: 'poci',
      image: '',
      toolsUrl: '',
      tools: [{ name: 'curl', parameters: inputSchema, container: {} }],
    };
    const { records } = await readTiles(
      { nested: dockerTile('nested'), curl: dockerTile('curl', curl) },
      { nested: [{ name: 'one', inputSchema }] },
    );
    expect(records.map(({ declared }) => declared)).toEqual([
      { tools: [{ name: 'one', inputSchema }], complete: true },
      { tools: [{ name: 'curl', inputSchema, container: {} }], complete: true },
    ]);
    for (const { notes } of records) expect(notes).not.toHaveProperty('flattenedArguments');
  });

  test.each([
    ['is not there', undefined],
    ['is of another shape', { error: 'none' }],
  ])('declares the names alone when the document of tools %s', async (_, document) => {
    const { records, dropped } = await readTiles({ a: dockerTile('a') }, document === undefined ? {} : { a: document });
    expect(records[0]?.declared).toEqual({ tools: [{ name: 'first' }], complete: true });
    expect(dropped).toHaveLength(1);
    expect(dropped[0]?.where).toBe('docker-catalog a: toolsUrl');
  });

  test('asks no other host, whatever an entry says', async () => {
    const elsewhere = closing(await startLoopback(() => ({ body: '[{"name":"planted"}]' })));
    const double = await start({});
    const { port } = new URL(double.url);
    const links = [
      `${elsewhere.url}/mcp/catalog/v2/tools/a.json`,
      `http://localhost:${port}/mcp/catalog/v2/tools/a.json`,
      `http://user:secret@127.0.0.1:${port}/mcp/catalog/v2/tools/a.json`,
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'http://',
    ];
    double.registry = Object.fromEntries(links.map((toolsUrl, i) => [`s${i}`, dockerTile(`s${i}`, { toolsUrl })]));
    double.tools = { a: [{ name: 'planted' }] };
    const { records, dropped } = await readSource(dockerCatalog(double.place));
    expect(records).toHaveLength(links.length);
    expect(JSON.stringify(records.map(({ declared }) => declared))).not.toContain('planted');
    expect(dropped.map(({ where }) => where)).toEqual(links.map((_, i) => `docker-catalog s${i}: toolsUrl`));
    expect(elsewhere.asked).toEqual([]);
    expect(double.asked).toHaveLength(1);
  });

  test('asks again only for the tools of entries that changed, and for all when one is gone', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const tools = Object.fromEntries(names.map((name) => [name, [{ name: 'tool' }]]));
    const double = await start(Object.fromEntries(names.map((name) => [name, dockerTile(name)])), tools);
    const source = dockerCatalog(double.place);
    const first = await readSource(source);
    expect(double.asked).toHaveLength(31);

    double.registry['s7'] = dockerTile('s7', { image: 'mcp/s7:2' });
    double.registry['new'] = dockerTile('new');
    double.asked.length = 0;
    const second = await readSource(source, { state: first.end?.state });
    expect([keysOf(second), second.end?.covered]).toEqual([['docker/s7', 'docker/new'], 'changes']);
    expect(double.asked).toHaveLength(3);

    delete double.registry['s0'];
    const third = await readSource(source, { state: second.end?.state });
    expect([third.records.length, third.end?.covered]).toEqual([30, 'everything']);
  });

  test('goes on after a batch only when the catalog is still the same', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const double = await start(Object.fromEntries(names.map((name) => [name, dockerTile(name, { toolsUrl: '' })])));
    const source = dockerCatalog(double.place);
    const first = await readSource(source, { stopAfter: 1 });
    expect(keysOf(await readSource(source, { state: first.resume }))).toEqual(
      names.slice(25).map((name) => `docker/${name}`),
    );
    double.registry['s3'] = dockerTile('s3', { toolsUrl: '', title: 'Other' });
    expect((await readSource(source, { state: first.resume })).records).toHaveLength(30);
  });

  test.each([
    ['references', 'a: &a [x, x]\nregistry:\n  one: {command: *a}\n'],
    ['references to itself', 'registry: &r\n  one: *r\n'],
    ['one name twice', 'registry:\n  one: {}\n  one: {}\n'],
    ['no end', `registry: ${'['.repeat(50_000)}`],
    ['more than it may', `registry: {}\n# ${'x'.repeat(9 * 2 ** 20)}`],
  ])('is not read when its YAML has %s', async (_, body) => {
    const double = await start({});
    double.broken = { type: 'application/x-yaml', body };
    await expect(readSource(dockerCatalog(double.place))).rejects.toMatchObject({
      name: 'HttpError',
      code: expect.stringMatching(/^(wrong-type|too-large)$/) as string,
    });
  });

  test('takes tags for nothing and odd names for what they are', async () => {
    const double = await start({});
    const yaml =
      'registry:\n  __proto__: {title: x}\n  one: {title: !!js/function "y", description: 2024-01-01, type: server}\n';
    double.broken = { type: 'text/plain', body: yaml };
    const { records, dropped } = await readSource(dockerCatalog(double.place));
    expect(records.map(({ title, description }) => [title, description])).toEqual([['y', '2024-01-01']]);
    expect(dropped.map(({ where }) => where)).toEqual(['docker-catalog __proto__']);
  });
});

describe('a checkout', () => {
  const SERVER = `name: files
image: mcp/files
type: server
dynamic:
  tools: true
longLived: true
about:
  title: Files
  description: Local files
source:
  project: https://github.com/somebody/servers
  commit: b4ee6230
  directory: src/files
run:
  command: ["{{files.paths|volume-target|into}}"]
  volumes: ["{{files.paths|volume|into}}"]
  disableNetwork: true
  env:
    MODE: strict
config:
  description: Which paths
  secrets:
    - {name: files.key, env: FILES_KEY, example: key, required: false}
  env:
    - {name: FILES_LEVEL, example: 5, value: "{{files.level}}"}
  parameters:
    type: object
    properties:
      paths: {type: array, items: {type: string}, default: [/tmp]}
      level: {type: integer, default: 3}
    required: [paths]
oauth:
  - {provider: files, secret: files.key, env: FILES_KEY}
requirement: neo4j
`;

  function checkout(files: Record<string, string>): string {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, 'servers', path, '..'), { recursive: true });
      writeFileSync(join(folder, 'servers', path), text);
    }
    return folder;
  }

  test('gives the same as the published catalog, and more', async () => {
    const folder = checkout({
      'files/server.yaml': SERVER,
      'files/tools.json': JSON.stringify([FLAT]),
      'files/readme.md': '#',
    });
    const { records, end } = await readSource(dockerCatalog(folder));
    expect(end).toEqual({ covered: 'everything' });
    expect(records[0]).toMatchObject({
      key: 'docker/files',
      title: 'Files',
      description: 'Local files',
      repository: { url: 'https://github.com/somebody/servers', subfolder: 'src/files' },
      url: 'https://github.com/docker/mcp-registry/tree/main/servers/files',
      retrievedAt: NOW,
      packages: [
        {
          package: 'docker.io/mcp/files',
          version: 'latest',
          settings: [
            { place: 'argument', required: true, format: 'filepath' },
            { name: 'FILES_KEY', required: false, secret: true },
            { name: 'FILES_LEVEL', value: '3', format: 'number', hint: '5' },
            { name: 'MODE', value: 'strict' },
          ],
        },
      ],
      declared: { tools: [{ name: 'convert', inputSchema: BUILT }], complete: false },
      notes: {
        disableNetwork: true,
        longLived: true,
        requirement: 'neo4j',
        dynamicTools: true,
        flattenedArguments: true,
        volumes: ['{{files.paths|volume|into}}'],
        oauth: [{ provider: 'files' }],
      },
    });
    expect(JSON.parse(records[0]?.body ?? '')).toMatchObject({
      server: { name: 'files' },
      tools: [{ name: 'convert' }],
    });
    expect(records[0]?.body).not.toContain(folder);
  });

  test('loses only what cannot be read', async () => {
    const secret = join(temporaryFolder(), 'secret.yaml');
    writeFileSync(
      secret,
      SERVER.replace('name: files', 'name: linked').replace('Local files', 'a secret of this machine'),
    );
    const folder = checkout({
      'a/server.yaml': 'name: a\ntype: server\nimage: mcp/a\n',
      'a/tools.json': '{"no":"list"}',
      'broken/server.yaml': 'name: [broken',
      'deep/server.yaml': `name: deep\nx: ${'['.repeat(50_000)}`,
      'empty/readme.md': '',
      'huge/server.yaml': `name: huge\n#${'x'.repeat(2 ** 20)}`,
      'odd name/server.yaml': 'name: odd name\n',
      'other/server.yaml': 'name: a\n',
      'linked/readme.md': '',
      'z/server.yaml': 'name: z\nimage: mcp/z:1\n',
      'z/tools.json': '[]',
    });
    symlinkSync(secret, join(folder, 'servers/linked/server.yaml'));
    symlinkSync(join(folder, 'servers/z'), join(folder, 'servers/zz'));
    const reading = await readSource(dockerCatalog(folder));
    expect(keysOf(reading)).toEqual(['docker/a', 'docker/z']);
    expect(reading.records[1]).not.toHaveProperty('declared');
    expect(JSON.stringify(reading)).not.toContain('a secret of this machine');
    expect(reading.dropped.map(({ where }) => where)).toEqual([
      'docker-catalog a: tools.json',
      'docker-catalog broken',
      'docker-catalog deep',
      'docker-catalog empty',
      'docker-catalog huge',
      'docker-catalog linked',
      'docker-catalog odd name',
      'docker-catalog other',
    ]);
  });

  test('that is none is told from an address', async () => {
    await expect(readSource(dockerCatalog('/nowhere'))).rejects.toThrow(
      /from a checkout of docker\/mcp-registry.*Check the path/,
    );
  });
});
