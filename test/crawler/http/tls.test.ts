import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { newAuthority } from '../certificates.ts';
import { failureOf, openTestHttp } from './hosts.ts';

const { ca, issue, selfSigned } = newAuthority();
const CERTIFICATES = {
  good: issue('IP:127.0.0.1'),
  expired: issue('IP:127.0.0.1', -1),
  other: issue('DNS:other.example'),
  self: selfSigned('IP:127.0.0.1'),
};

async function serveTls(name: keyof typeof CERTIFICATES): Promise<{ host: string; url: string }> {
  const server = createServer(CERTIFICATES[name], (request, response) => {
    if (request.url === '/down') response.writeHead(302, { location: `http://${host}/` }).end();
    else response.end('{"secure":true}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `https://${host}/` };
}

test('trusts an authority that it was told to trust, and no other', async () => {
  const { host, url } = await serveTls('good');
  expect((await openTestHttp({ ca }).get(url, { hosts: [host] })).text).toBe('{"secure":true}');
  const failure = await failureOf(openTestHttp().get(url, { hosts: [host] }));
  expect(failure.code).toBe('tls');
});

test.each<[keyof typeof CERTIFICATES, string]>([
  ['expired', 'it has expired'],
  ['other', 'it belongs to another host'],
  ['self', 'it signs itself'],
])('a certificate that is %s: %s', async (name, reason) => {
  const { host, url } = await serveTls(name);
  const http = openTestHttp({ ca });
  for (const failure of [await failureOf(http.get(url, { hosts: [host] })), await failureOf(http.fetch(url))]) {
    expect(failure).toMatchObject({ code: 'tls', cause: { code: expect.any(String) as string } });
    expect(failure.message).toContain(reason);
  }
  expect(http.counts().retries).toBe(0);
});

test('does not follow a redirect away from encryption', async () => {
  const { host, url } = await serveTls('good');
  const failure = await failureOf(openTestHttp({ ca }).get(`${url}down`, { hosts: [host] }));
  expect(failure).toMatchObject({ code: 'redirects' });
  expect(failure.message).toContain('away from encryption');
});
