import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceRecord, type PackageOffer } from '../../../../catalog/record.ts';
import { readImage } from '../../../../crawler/sources/shared/server-json/image.ts';
import { readEntry, type EntryRead } from '../../../../crawler/sources/shared/server-json/record.ts';

function read(value: unknown): EntryRead {
  const result = readEntry(
    { value, body: JSON.stringify(value), place: 'servers[0]' },
    {
      source: 'somewhere',
      idOf: (name) => name,
      urlOf: (name) => `https://registry.example/${name}`,
      curated: false,
      retrievedAt: '2026-11-20T03:17:00.000Z',
    },
  );
  if (result.record !== undefined) SourceRecord.strict().parse(result.record);
  return result;
}

function server(more: object): unknown {
  return { server: { name: 'io.github.acme/ledger', version: '2.3.0', ...more } };
}

test('a name alone makes a record', () => {
  const { record, dropped } = read({ name: 'com.acme/bare' });
  expect(dropped).toEqual([]);
  expect(record).toMatchObject({ title: 'com.acme/bare', status: 'active', packages: [], remotes: [] });
  expect(record).toMatchObject({ repositoryVouched: false, notes: {} });
  expect(record).not.toHaveProperty('declared');
});

function withPackages(...packages: unknown[]): EntryRead {
  return read(server({ packages }));
}

const npm = { registryType: 'npm', identifier: '@acme/ledger-mcp', version: '2.3.0', transport: { type: 'stdio' } };
const SHA = '0f'.repeat(32);

const LEDGER = {
  server: {
    $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    name: 'io.github.acme-labs/ledger',
    title: 'Ledger',
    description: 'Read and post entries in a double-entry ledger',
    version: '2.3.0',
    websiteUrl: 'https://ledger.example',
    repository: {
      url: 'https://github.com/Acme-Labs/ledger-mcp',
      source: 'github',
      id: '900000001',
      subfolder: './servers/ledger/',
    },
    packages: [
      {
        registryType: 'nuget',
        identifier: 'Acme.LedgerMcp',
        version: '2.3.0',
        runtimeHint: 'dnx',
        transport: { type: 'stdio' },
      },
      {
        registryType: 'oci',
        identifier: 'ghcr.io/acme-labs/ledger-mcp:2.3.0',
        transport: { type: 'stdio' },
        runtimeArguments: [
          {
            type: 'named',
            name: '-v',
            value: '{src}:/data',
            variables: { src: { format: 'filepath', isRequired: true } },
          },
        ],
      },
      {
        registryType: 'mcpb',
        identifier: 'https://github.com/acme-labs/ledger-mcp/releases/download/v2.3.0/ledger.mcpb',
        fileSha256: SHA.toUpperCase(),
        transport: { type: 'stdio' },
      },
      {
        registryType: 'pypi',
        identifier: 'acme-ledger-mcp',
        version: '2.3.0rc1',
        runtimeHint: 'uvx',
        transport: { type: 'stdio' },
      },
      {
        ...npm,
        registryBaseUrl: 'https://registry.npmjs.org',
        runtimeHint: 'npx',
        packageArguments: [
          { type: 'named', name: '--data-dir', format: 'filepath', isRequired: true },
          { type: 'positional', valueHint: 'profile', default: 'main' },
          { type: 'named', name: '--port', value: '{port}', variables: { port: { default: '80', isRequired: true } } },
          {
            type: 'positional',
            value: '{where}/{x}',
            isRequired: true,
            variables: { where: { description: 'A folder', isSecret: true } },
          },
          { type: 'named', name: '--extra', value: '{extra}', variables: { extra: {} } },
        ],
        environmentVariables: [
          { name: 'LEDGER_TOKEN', description: 'API token', placeholder: 'lt_…', isRequired: true, isSecret: true },
          { name: 'LEDGER_LOCALE', choices: ['en', 'de'], default: 'en' },
          { name: 'LEDGER_LIMIT', format: 'number', default: 5 },
        ],
      },
    ],
    remotes: [
      {
        type: 'streamable-http',
        url: 'https://{tenant}.reports.example.com/mcp',
        variables: { tenant: { description: 'Tenant slug', isRequired: true } },
        headers: [{ name: 'Authorization', description: 'Bearer token', isRequired: true, isSecret: true }],
      },
      { type: 'sse', url: 'https://legacy.reports.example.com/sse' },
    ],
  },
  _meta: {
    'io.modelcontextprotocol.registry/official': { status: 'deprecated', statusMessage: 'Use 3.x', isLatest: true },
  },
};

describe('an entry', () => {
  test('gives everything that is used of it', () => {
    const { record, dropped } = read(LEDGER);
    expect(dropped).toEqual([]);
    expect(record).toMatchObject({
      key: 'io.github.acme-labs/ledger',
      id: 'io.github.acme-labs/ledger',
      title: 'Ledger',
      version: '2.3.0',
      homepage: 'https://ledger.example',
      repository: { url: 'https://github.com/Acme-Labs/ledger-mcp', subfolder: 'servers/ledger' },
      repositoryVouched: true,
      status: 'deprecated',
      statusMessage: 'Use 3.x',
      notes: {
        secrets: ['A folder', 'LEDGER_TOKEN', 'Authorization'],
        files: ['--data-dir'],
        runtimeArguments: ['-v {src}:/data'],
      },
    });
    expect(record?.body).toBe(JSON.stringify(LEDGER));
  });

  test('names its packages in the order in which they are best listed', () => {
    const packages = read(LEDGER).record?.packages.map(({ registry, package: name, version }) => [
      registry,
      name,
      version,
    ]);
    expect(packages).toEqual([
      ['npm', '@acme/ledger-mcp', '2.3.0'],
      ['pypi', 'acme-ledger-mcp', '2.3.0rc1'],
      ['mcpb', 'https://github.com/acme-labs/ledger-mcp/releases/download/v2.3.0/ledger.mcpb', SHA],
      ['oci', 'ghcr.io/acme-labs/ledger-mcp', '2.3.0'],
      ['nuget', 'Acme.LedgerMcp', '2.3.0'],
    ]);
  });

  test('says how its package is started, in the order of the command line', () => {
    const plain = { required: false, secret: false, format: 'string' };
    expect(read(LEDGER).record?.packages[0]?.settings).toEqual([
      { ...plain, place: 'argument', name: '--data-dir', required: true, format: 'filepath' },
      { ...plain, place: 'argument', value: 'main', hint: 'profile' },
      { ...plain, place: 'argument', name: '--port', value: '80', required: true },
      { ...plain, place: 'argument', value: '{where}/{x}', required: true, secret: true, hint: 'A folder' },
      { ...plain, place: 'argument', name: '--extra' },
      { ...plain, place: 'environment', name: 'LEDGER_TOKEN', required: true, secret: true, hint: 'lt_… · API token' },
      { ...plain, place: 'environment', name: 'LEDGER_LOCALE', value: 'en', choices: ['en', 'de'] },
      { ...plain, place: 'environment', name: 'LEDGER_LIMIT', value: '5', format: 'number' },
    ]);
  });

  test('keeps its addresses as they came', () => {
    expect(read(LEDGER).record?.remotes).toEqual([
      {
        transport: 'streamable-http',
        url: 'https://{tenant}.reports.example.com/mcp',
        headers: [{ name: 'Authorization', required: true, secret: true }],
      },
      { transport: 'sse', url: 'https://legacy.reports.example.com/sse', headers: [] },
    ]);
  });

  test('may be one of the first, with underscores and nulls', () => {
    const { record, dropped } = read({
      name: 'io.github.acme/old',
      description: null,
      status: 'deleted',
      website_url: 'https://old.example',
      repository: { url: '', source: '' },
      packages: [
        {
          registry_type: 'pypi',
          registry_base_url: 'https://pypi.org',
          identifier: 'old-mcp',
          version: '1.0.0-beta.1',
          runtime_hint: 'uvx',
          package_arguments: [{ type: 'positional', value_hint: 'mode', value: 'serve', is_repeated: false }],
          environment_variables: [{ name: 'OLD_KEY', is_required: true, is_secret: true, default: null }],
        },
        { registry_type: 'oci', registry_base_url: 'https://ghcr.io', identifier: 'acme/old', version: '1.0' },
      ],
      remotes: [{ transport_type: 'sse', url: 'https://old.example/sse' }],
    });
    expect(dropped).toEqual([]);
    expect(record).toMatchObject({
      status: 'deleted',
      homepage: 'https://old.example',
      repositoryVouched: false,
      packages: [
        {
          registry: 'pypi',
          version: '1.0.0-beta.1',
          transport: 'stdio',
          settings: [
            { place: 'argument', value: 'serve', hint: 'mode' },
            { place: 'environment', name: 'OLD_KEY', required: true, secret: true },
          ],
        },
        { registry: 'oci', package: 'ghcr.io/acme/old', version: '1.0' },
      ],
      remotes: [{ transport: 'sse', url: 'https://old.example/sse' }],
    });
    expect(record).not.toHaveProperty('repository');
    expect(record).not.toHaveProperty('description');
  });

  test('of an older version is neither a record nor dropped', () => {
    const meta = { 'io.modelcontextprotocol.registry/official': { status: 'active', isLatest: false } };
    expect(read({ server: { name: 'io.github.acme/x', version: '1' }, _meta: meta })).toEqual({ dropped: [] });
  });

  test('of an unknown status counts as active, and that is told', () => {
    const meta = { 'io.modelcontextprotocol.registry/official': { status: 'frozen' } };
    const { record, dropped } = read({ server: { name: 'io.github.acme/x' }, _meta: meta });
    expect(record?.status).toBe('active');
    expect(dropped).toEqual([
      {
        where: 'somewhere io.github.acme/x: status',
        reason: '"frozen" is not a status that we know; the server counts as active',
      },
    ]);
  });

  test.each([
    ['io.github.acme/x', 'https://github.com/acme/x', true],
    ['io.github.ACME/x', 'https://github.com/Acme/x.git', true],
    ['io.github.acme/x', 'https://github.com/other/x', false],
    ['io.github.acme/x', 'https://gitlab.com/acme/x', false],
    ['io.github.acme/x', 'https://github.com.evil.example/acme/x', false],
    ['com.acme/x', 'https://github.com/acme/x', false],
  ])('%s vouches for %s: %j', (name, url, vouched) => {
    expect(read({ server: { name, repository: { url, source: 'github' } } }).record?.repositoryVouched).toBe(vouched);
  });

  test.each(['../../etc', 'a/../../b', 'a\\b', 'a\nb'])('does not lead out of its repository: %j', (subfolder) => {
    const { record, dropped } = read(server({ repository: { url: 'https://github.com/acme/x', subfolder } }));
    expect(record?.repository).toEqual({ url: 'https://github.com/acme/x' });
    expect(dropped[0]?.where).toBe('somewhere io.github.acme/ledger: repository.subfolder');
  });

  test.each([
    ['no object', 'text'],
    ['no name', { server: {} }],
    ['a name with a space', { server: { name: 'io.github.acme/a b' } }],
    ['a name that is a path', { server: { name: '../../etc/passwd' } }],
    ['a name that is an option', { server: { name: '--help' } }],
    ['a name that ends in a slash', { server: { name: 'io.github.acme/' } }],
    ['a name that never ends', { server: { name: `io.github.acme/${'a'.repeat(400)}` } }],
  ])('is dropped when it is or has %s', (_, value) => {
    const { record, dropped } = read(value);
    expect(record).toBeUndefined();
    expect(dropped).toHaveLength(1);
    expect(dropped[0]?.where).toMatch(/^somewhere .*: servers\[0\]$/);
    expect(dropped[0]?.where.length).toBeLessThan(200);
  });

  test('is read or dropped, whatever is in it', () => {
    const keys = [
      ...Object.keys(LEDGER.server),
      'server',
      '_meta',
      'registry_type',
      'identifier',
      'headers',
      '__proto__',
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...keys, 'npm', 'oci', 'stdio', 'a/b'),
        fc.json(),
        fc.integer(),
        fc.constant(null),
        tie('object'),
        fc.array(tie('any')),
      ),
      object: fc.dictionary(fc.constantFrom(...keys), tie('any')),
    })).object as fc.Arbitrary<object>;
    fc.assert(
      fc.property(value, (more) => {
        const { record, dropped } = read(server(more));
        expect(record !== undefined || dropped.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a package', () => {
  const refused: [string, object, string][] = [
    ['of another kind', { registryType: 'cargo' }, '"cargo" are not read'],
    ['of another registry', { registryBaseUrl: 'https://npm.evil.example' }, 'is not the public npm registry'],
    [
      'of a registry like the public one',
      { registryBaseUrl: 'https://registry.npmjs.org.evil.example' },
      'not the public',
    ],
    ['without version', { version: undefined }, 'it has no version'],
    ['of the newest version', { version: 'latest' }, '"latest" is not one exact version'],
    ['of a range', { version: '^1.2.3' }, 'is not one exact version'],
    ['of an address as version', { version: 'file:../x' }, 'is not one exact version'],
    ['with an option for a name', { identifier: '--registry=x' }, 'is not the name of a package of npm'],
    ['with a path for a name', { identifier: '../../x' }, 'is not the name of a package of npm'],
    ['with a null character', { identifier: 'a\0b' }, 'is not the name of a package of npm'],
    ['with too long a name', { identifier: 'a'.repeat(300) }, 'is not the name of a package of npm'],
    ['without identifier', { identifier: undefined }, 'identifier: is missing'],
    ['of another transport', { transport: { type: 'websocket' } }, 'transport.type: is not a transport that we know'],
    ['of PyPI, with a range', { registryType: 'pypi', identifier: 'x', version: '>=1.0' }, 'is not one exact version'],
    ['of PyPI, with an option', { registryType: 'pypi', identifier: '-r', version: '1.0' }, 'package of pypi'],
    [
      'of NuGet, with a wildcard',
      { registryType: 'nuget', identifier: 'A.B', version: '1.*' },
      'is not one exact version',
    ],
    [
      'that is an image without tag',
      { registryType: 'oci', identifier: 'ghcr.io/a/b', version: undefined },
      'neither tag nor digest',
    ],
    [
      'that is an image of this machine',
      { registryType: 'oci', identifier: 'localhost:5000/a:1' },
      'not a public domain',
    ],
    [
      'that is an image at an address',
      { registryType: 'oci', identifier: '169.254.169.254/a:1' },
      'not a public domain',
    ],
    [
      'that is an image with an odd tag',
      { registryType: 'oci', identifier: 'ghcr.io/a/b', version: '1 --privileged' },
      'its tag',
    ],
    [
      'that is a bundle without hash',
      { registryType: 'mcpb', identifier: 'https://github.com/a/b/releases/download/1/c.mcpb' },
      'no SHA-256',
    ],
    [
      'that is a bundle from elsewhere',
      { registryType: 'mcpb', identifier: 'https://evil.example/releases/c.mcpb', fileSha256: SHA },
      'not a release',
    ],
    [
      'that is a bundle without TLS',
      { registryType: 'mcpb', identifier: 'http://github.com/a/b/releases/download/1/c.mcpb', fileSha256: SHA },
      'not a release',
    ],
    [
      'that is a bundle with a password',
      { registryType: 'mcpb', identifier: 'https://u:p@github.com/a/b/releases/download/1/c.mcpb', fileSha256: SHA },
      'not a release',
    ],
  ];
  test.each(refused)('%s is dropped, and the record stays', (_, more, reason) => {
    const { record, dropped } = withPackages({ ...npm, identifier: 'other' }, { ...npm, ...more });
    expect(record?.packages).toHaveLength(1);
    expect(dropped).toEqual([
      { where: 'somewhere io.github.acme/ledger: packages[1]', reason: expect.stringContaining(reason) as string },
    ]);
  });

  test('named once for each transport is the one over stdio', () => {
    const http = { ...npm, transport: { type: 'streamable-http', url: 'http://localhost:{PORT}/mcp' } };
    for (const order of [
      [http, npm],
      [npm, http],
    ]) {
      const { record, dropped } = withPackages(...order);
      expect(record?.packages.map(({ transport }) => transport)).toEqual(['stdio']);
      expect(dropped).toEqual([
        {
          where: `somewhere io.github.acme/ledger: packages[${order.indexOf(http)}]`,
          reason: `the same package as packages[${order.indexOf(npm)}]`,
        },
      ]);
    }
  });

  test('loses a variable or an argument that is none, and no other', () => {
    const environmentVariables = [
      { name: 'GOOD' },
      { name: 'BAD=1;' },
      { name: 'A\nB' },
      'text',
      { name: 'ALSO_GOOD' },
    ];
    const packageArguments = [
      { type: 'positional', value: 'good' },
      { type: 'positional', value: 'null\0character' },
      { type: 'spread', value: 'x' },
      { type: 'named', name: '--two\nlines' },
    ];
    const { record, dropped } = withPackages({ ...npm, environmentVariables, packageArguments });
    const settings = record?.packages[0]?.settings ?? [];
    expect(settings.map(({ name, value }) => name ?? value)).toEqual(['good', 'GOOD', 'ALSO_GOOD']);
    expect(dropped.map(({ where }) => where.replace(/^.*: packages\[0\]\./, ''))).toEqual([
      'packageArguments[1]',
      'packageArguments[2]',
      'packageArguments[3]',
      'environmentVariables[1]',
      'environmentVariables[2]',
      'environmentVariables[3]',
    ]);
  });

  test('is one of at most 50', () => {
    const { record, dropped } = withPackages(
      ...Array.from({ length: 60 }, (_, i) => ({ ...npm, identifier: `p${i}` })),
    );
    expect(record?.packages).toHaveLength(50);
    expect(dropped).toEqual([
      { where: 'somewhere io.github.acme/ledger: packages[50…]', reason: 'there are 60, and we read 50' },
    ]);
  });

  const accepted: [object, Partial<PackageOffer>][] = [
    [{ registryType: 'NPM' }, { registry: 'npm' }],
    [{ version: '1.0.0-rc.1+build.5' }, { version: '1.0.0-rc.1+build.5' }],
    [{ registryType: 'pypi', identifier: 'A_b.c', version: '1!2.0.post1.dev3' }, { package: 'A_b.c' }],
    [
      {
        registryType: 'nuget',
        registryBaseUrl: 'https://api.nuget.org/v3/index.json',
        identifier: 'A.B',
        version: '1.0.0.1-beta.2',
      },
      { registry: 'nuget' },
    ],
    [
      { registryType: 'oci', identifier: `docker.io/acme/x:1@sha256:${SHA}` },
      { package: 'docker.io/acme/x', version: `sha256:${SHA}` },
    ],
    [
      { registryType: 'oci', identifier: 'acme/x', version: '1.2' },
      { package: 'docker.io/acme/x', version: '1.2' },
    ],
  ];
  test.each(accepted)('%j is read as %j', (more, expected) => {
    expect(withPackages({ ...npm, ...more }).record?.packages).toMatchObject([expected]);
  });
});

describe('an address', () => {
  test.each([
    ['of another transport', { type: 'websocket', url: 'https://a.example' }],
    ['without address', { type: 'sse' }],
    ['of another scheme', { type: 'sse', url: 'file:///etc/passwd' }],
    ['with a script', { type: 'sse', url: 'javascript:alert(1)' }],
    ['with a space', { type: 'sse', url: 'https://a.example/a b' }],
    ['with a password', { type: 'sse', url: 'https://user:secret@a.example/' }],
    ['named before', { type: 'sse', url: 'https://good.example/sse' }],
  ])('%s is dropped, and the others stay', (_, remote) => {
    const { record, dropped } = read(server({ remotes: [{ type: 'sse', url: 'https://good.example/sse' }, remote] }));
    expect(record?.remotes).toEqual([{ transport: 'sse', url: 'https://good.example/sse', headers: [] }]);
    expect(dropped.map(({ where }) => where)).toEqual(['somewhere io.github.acme/ledger: remotes[1]']);
  });

  test('may begin with a part that only its users know', () => {
    const remotes = [
      { type: 'streamable-http', url: '{baseUrl}/mcp', headers: [{ name: 'X-A:\r\n b' }, { name: 'X-Key' }] },
    ];
    const { record, dropped } = read(server({ remotes }));
    expect(record?.remotes).toEqual([
      {
        transport: 'streamable-http',
        url: '{baseUrl}/mcp',
        headers: [{ name: 'X-Key', required: false, secret: false }],
      },
    ]);
    expect(dropped.map(({ where }) => where)).toEqual(['somewhere io.github.acme/ledger: remotes[0].headers[0]']);
  });
});

describe('the reference of an image', () => {
  test.each([
    ['alpine', { reference: 'docker.io/library/alpine' }],
    ['mcp/time:1.0', { reference: 'docker.io/mcp/time', tag: '1.0' }],
    ['index.docker.io/mcp/time', { reference: 'docker.io/mcp/time' }],
    ['us-docker.pkg.dev/a/b/c:x', { reference: 'us-docker.pkg.dev/a/b/c', tag: 'x' }],
  ])('%s is %j', (text, image) => {
    expect(readImage(text)).toEqual({ tag: undefined, digest: undefined, ...image });
  });

  test.each([
    '',
    '-v',
    'a b',
    'a/b:',
    'A/B',
    'a//b',
    '../a',
    'a@sha256:12',
    `a@sha256:${SHA}@sha256:${SHA}`,
    'registry.local/a:1',
    '10.0.0.1/a:1',
    '[::1]/a',
    'ghcr.io:443/a:1',
    'a/b:1;rm',
    `a:${'x'.repeat(200)}`,
  ])('%j is refused', (text) => {
    expect(typeof readImage(text)).toBe('string');
  });
});
