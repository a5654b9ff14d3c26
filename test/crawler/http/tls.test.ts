import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { failureOf, openTestHttp } from './hosts.ts';

const folder = mkdtempSync(join(tmpdir(), 'tls-'));

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** A certificate for 127.0.0.1 that our own authority signs. */
function issue(name: string, subject: string, dates: string[]): void {
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    '/CN=x',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
  );
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-extfile',
    `${subject}.ext`,
    '-out',
    `${name}.pem`,
    ...dates,
  );
}

beforeAll(() => {
  execFileSync(
    'sh',
    ['-c', 'echo subjectAltName=IP:127.0.0.1 > loopback.ext; echo subjectAltName=DNS:other.example > other.ext'],
    {
      cwd: folder,
    },
  );
  for (const name of ['ca', 'self']) {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      `/CN=${name}`,
      '-days',
      '2',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
  }
  issue('good', 'loopback', ['-days', '2']);
  issue('expired', 'loopback', ['-days', '-1']);
  issue('other', 'other', ['-days', '2']);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function serveTls(name: string): Promise<{ host: string; url: string }> {
  const server = createServer({ key: read(`${name}.key`), cert: read(`${name}.pem`) }, (request, response) => {
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
  expect((await openTestHttp({ ca: read('ca.pem') }).get(url, { hosts: [host] })).text).toBe('{"secure":true}');
  const failure = await failureOf(openTestHttp().get(url, { hosts: [host] }));
  expect(failure.code).toBe('tls');
});

test.each([
  ['expired', 'it has expired'],
  ['other', 'it belongs to another host'],
  ['self', 'it signs itself'],
])('a certificate that is %s: %s', async (name, reason) => {
  const { host, url } = await serveTls(name);
  const http = openTestHttp({ ca: read('ca.pem') });
  for (const failure of [await failureOf(http.get(url, { hosts: [host] })), await failureOf(http.fetch(url))]) {
    expect(failure).toMatchObject({ code: 'tls', cause: { code: expect.any(String) as string } });
    expect(failure.message).toContain(reason);
  }
  expect(http.counts().retries).toBe(0);
});

test('does not follow a redirect away from encryption', async () => {
  const { host, url } = await serveTls('good');
  const failure = await failureOf(openTestHttp({ ca: read('ca.pem') }).get(`${url}down`, { hosts: [host] }));
  expect(failure).toMatchObject({ code: 'redirects' });
  expect(failure.message).toContain('away from encryption');
});
