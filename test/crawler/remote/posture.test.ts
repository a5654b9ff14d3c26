import { describe, expect, test } from 'vitest';
import { start, type Asked, type Started } from './loopback.ts';
import { list, questions, until } from './visit.ts';

const SECRET = 'eyJhbGciOiJIUzI1NiJ9.secret';

/** What a server publishes, by path; `{origin}` stands for its own origin. A number is a status. */
type Pages = Record<string, object | string | number>;

/** A server that refuses everybody, with the metadata that it publishes. */
async function startGated(pages: Pages, challenge?: string, status = 401): Promise<Started> {
  return until(
    start(({ request, response, path }: Asked) => {
      const origin = `http://${request.headers.host ?? ''}`;
      const page = pages[path];
      if (request.method === 'GET' && page !== undefined) {
        const text = (typeof page === 'object' ? JSON.stringify(page) : String(page)).replaceAll('{origin}', origin);
        response.writeHead(typeof page === 'number' ? page : 200, { 'content-type': 'application/json' }).end(text);
        return;
      }
      if (path !== '/mcp') {
        response.writeHead(404).end();
        return;
      }
      const headers = challenge === undefined ? {} : { 'www-authenticate': challenge.replaceAll('{origin}', origin) };
      response.writeHead(status, headers).end(`Bearer ${SECRET} is wrong`);
    }),
  );
}

function originOf({ url }: Started): string {
  return new URL(url).origin;
}

const RESOURCE = '/.well-known/oauth-protected-resource';
const AUTHORIZATION = '/.well-known/oauth-authorization-server';

describe('a server that wants credentials', () => {
  test('says in its metadata how to get them', async () => {
    const server = await startGated(
      {
        '/meta': {
          ...{ resource: '{origin}/mcp', authorization_servers: ['{origin}/tenant', 'https://other.example'] },
          scopes_supported: ['tools:read', 'tools:write', 7, 'bad\u202escope'],
        },
        '/.well-known/openid-configuration/tenant': {
          ...{ issuer: '{origin}/tenant', registration_endpoint: '{origin}/register' },
          ...{ client_id_metadata_document_supported: true, code_challenge_methods_supported: ['S256'] },
        },
      },
      'Bearer realm="x", resource_metadata="{origin}/meta", scope="mcp tools:read"',
    );
    const origin = originOf(server);
    const listed = await list(server.url);
    expect(listed).toMatchObject({ state: 'auth-required', reason: 'unauthorized', completeness: 'unknown', tools: 0 });
    expect(listed.posture).toEqual({
      ...{ status: 401, scheme: 'Bearer', resource: `${origin}/mcp` },
      authorizationServers: [`${origin}/tenant`, 'https://other.example'],
      scopes: ['mcp', 'tools:read', 'tools:write'],
      registration: ['dynamic', 'client-id-metadata-document'],
      challengeMethods: ['S256'],
      problems: [expect.stringContaining(`${origin}${AUTHORIZATION}/tenant cannot be read.`) as string],
    });
    expect(JSON.stringify(listed)).not.toContain(SECRET);
    expect(questions(server)).toEqual([
      ...['POST /mcp server/discover', 'GET /meta', `GET ${AUTHORIZATION}/tenant`],
      'GET /.well-known/openid-configuration/tenant',
    ]);
  });

  test('may have its metadata at the well-known places', async () => {
    const server = await startGated(
      {
        [RESOURCE]: { resource: '{origin}', authorization_servers: ['{origin}'] },
        [AUTHORIZATION]: { issuer: '{origin}', scopes_supported: ['all'] },
      },
      'Bearer',
    );
    const origin = originOf(server);
    expect((await list(server.url)).posture).toMatchObject({
      ...{ resource: origin, authorizationServers: [origin], scopes: ['all'], registration: [] },
      problems: [expect.stringContaining(`${RESOURCE}/mcp`)],
    });
  });

  test('may be its own authorization server, as before there were metadata of resources', async () => {
    const server = await startGated({ [AUTHORIZATION]: { issuer: '{origin}', registration_endpoint: '{origin}/r' } });
    const { posture } = await list(server.url);
    expect(posture).toMatchObject({ authorizationServers: [originOf(server)], registration: ['dynamic'] });
    expect(posture?.scheme).toBeUndefined();
  });

  test('may refuse without a word', async () => {
    const server = await startGated({}, undefined, 403);
    const listed = await list(server.url);
    expect(listed).toMatchObject({ state: 'auth-required', posture: { status: 403, authorizationServers: [] } });
    expect(listed.posture?.problems).toEqual([expect.stringContaining('no WWW-Authenticate')]);
    expect(questions(server)).toEqual(['POST /mcp server/discover']);
  });

  test('is asked no more than six times for metadata', async () => {
    const server = await startGated(
      { '/meta': 404, [RESOURCE]: { resource: '{origin}', authorization_servers: ['{origin}/a'] } },
      'Bearer resource_metadata="{origin}/meta"',
    );
    const { posture } = await list(server.url);
    expect(questions(server)).toHaveLength(7);
    expect(posture?.problems).toHaveLength(5);
  });

  test('may be of the first transport', async () => {
    const server = await startGated({}, 'Bearer');
    expect(await list(server.url, { transport: 'sse' })).toMatchObject({
      ...{ state: 'auth-required', posture: { status: 401, scheme: 'Bearer' } },
    });
    expect(questions(server)[0]).toBe('GET /mcp');
  });
});

describe('metadata that cannot be used', () => {
  const good = { resource: '{origin}/mcp', authorization_servers: ['{origin}'] };

  test.each<[string, Pages, string]>([
    ['no JSON', { [`${RESOURCE}/mcp`]: '<html>' }, 'is not JSON'],
    ['another shape', { [`${RESOURCE}/mcp`]: { resource: 7 } }, 'lacks what such metadata must hold: resource'],
    ['too much', { [`${RESOURCE}/mcp`]: `"${'x'.repeat(300_000)}"` }, '262144 bytes'],
    [
      'another resource',
      { [`${RESOURCE}/mcp`]: { ...good, resource: 'https://other.example/mcp' } },
      'another resource',
    ],
    ['no authorization server', { [`${RESOURCE}/mcp`]: { resource: '{origin}/mcp' } }, 'name no authorization server'],
    [
      'a strange authorization server',
      { [`${RESOURCE}/mcp`]: { ...good, authorization_servers: ['file:///etc'] } },
      'is not the address of',
    ],
    [
      'one at a private address',
      { [`${RESOURCE}/mcp`]: { ...good, authorization_servers: ['http://169.254.169.254'] } },
      'is asked',
    ],
    [
      'another issuer',
      { [`${RESOURCE}/mcp`]: good, [AUTHORIZATION]: { issuer: 'https://other.example' } },
      'is of another issuer',
    ],
  ])('is noted: %s', async (_what, pages, problem) => {
    const server = await startGated(pages, 'Bearer');
    const { state, posture } = await list(server.url);
    expect(state).toBe('auth-required');
    expect(posture?.problems.join('\n')).toContain(problem);
    expect(posture).toMatchObject({ registration: [], challengeMethods: [] });
  });

  test('is on another host', async () => {
    const other = await startGated({ '/meta': good });
    const server = await startGated({}, `Bearer resource_metadata="${originOf(other)}/meta"`);
    const { posture } = await list(server.url);
    expect(posture?.problems[0]).toContain('metadata of a resource have to be on its own host');
    expect(other.asked).toEqual([]);
  });
});
