import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import type { Lookup } from '../../../crawler/http/dispatcher.ts';
import { failureOf, getFrom, openTestHttp, serve } from './hosts.ts';

function resolving(...answers: string[][]): Lookup {
  let asked = 0;
  return (_, __, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.0.0.1./',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'https://10.0.0.1:8443/',
  'https://169.254.169.254/latest/meta-data/',
])('never connects to %s', async (url) => {
  const http = openTestHttp({ allowPrivate: false });
  const { host } = new URL(url);
  expect(await failureOf(http.get(url, { hosts: [host] }))).toMatchObject({ code: 'address-refused' });
  expect(await failureOf(http.fetch(url, { method: 'POST' }))).toMatchObject({ code: 'address-refused' });
  expect(http.counts().requests).toBe(0);
});

test.each([
  'http://8.8.8.8/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:,x',
  'not an address',
  'https://me:key@example.com/',
])('never asks %s', async (url) => {
  const http = openTestHttp({ allowPrivate: false });
  expect(await failureOf(http.get(url, { hosts: ['8.8.8.8', 'example.com'] }))).toMatchObject({
    code: 'address-refused',
  });
  expect(await failureOf(http.fetch(url))).toMatchObject({ code: 'address-refused' });
});

test('keeps credentials and queries out of messages', async () => {
  const http = openTestHttp();
  const failures = await Promise.all([
    failureOf(http.get('https://me:hunter2@example.com/', { hosts: ['example.com'] })),
    failureOf(http.get('http://127.0.0.1:1/?key=hunter2', { hosts: ['127.0.0.1:1'] })),
  ]);
  for (const { message } of failures) expect(message).not.toContain('hunter2');
});

test.each([['127.0.0.1'], ['10.1.2.3'], ['169.254.169.254'], ['fd00:ec2::254'], ['::ffff:127.0.0.1'], ['0.0.0.0']])(
  'refuses a name that resolves to %s',
  async (address) => {
    const host = await serve((_, response) => response.end('secret'));
    const http = openTestHttp({ allowPrivate: false, lookup: resolving([address]) });
    const name = `innocent.example:${host.port}`;
    expect(await failureOf(http.get(`https://${name}/`, { hosts: [name] }))).toMatchObject({ code: 'address-refused' });
    expect(await failureOf(http.fetch(`https://${name}/`))).toMatchObject({ code: 'address-refused' });
    expect(host.asked).toEqual([]);
  },
);

test('refuses metadata and link-local addresses even when private ones are allowed', async () => {
  const http = openTestHttp();
  for (const address of ['169.254.169.254', '[fd00:ec2::254]', '100.100.100.200', '[fe80::1]']) {
    const failure = await failureOf(http.get(`http://${address}/`, { hosts: [address] }));
    expect(failure).toMatchObject({ code: 'address-refused' });
  }
  const lookup = resolving(['169.254.169.254', 'fd00:ec2::254']);
  const failure = await failureOf(
    openTestHttp({ lookup }).get('http://innocent.example/', { hosts: ['innocent.example'] }),
  );
  expect(failure).toMatchObject({ code: 'address-refused' });
});

test('allows http to private addresses alone, whatever a name says', async () => {
  const http = openTestHttp({ lookup: resolving(['8.8.8.8']) });
  const failure = await failureOf(http.get('http://localhost/', { hosts: ['localhost'] }));
  expect(failure).toMatchObject({ code: 'address-refused' });
  expect(failure.message).toContain('without encryption');
});

test('connects only to the safe ones among several addresses of a name', async () => {
  const host = await serve((_, response) => response.end('{}'), { address: '127.0.0.9' });
  const http = openTestHttp({ lookup: resolving(['169.254.169.254', '127.0.0.9', 'fe80::1']) });
  const name = `mixed.example:${host.port}`;
  const { text } = await http.get(`http://${name}/`, { hosts: [name] });
  expect(text).toBe('{}');
});

test('a name that resolves differently the second time gains nothing', async () => {
  const host = await serve((_, response) => response.setHeader('connection', 'close').end('{}'));
  const lookup = resolving(['127.0.0.1'], ['169.254.169.254']);
  const http = openTestHttp({ lookup });
  const name = `rebinding.example:${host.port}`;
  const ask = async () => http.get(`http://${name}/`, { hosts: [name] });
  expect((await ask()).text).toBe('{}');
  expect(await failureOf(ask())).toMatchObject({ code: 'address-refused' });
  expect(host.asked).toHaveLength(1);
});

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/',
  'http://inner.example/',
  'file:///etc/passwd',
  'http://me:key@127.0.0.1/',
])('does not follow a redirect to %s', async (location) => {
  const host = await serve((_, response) => response.writeHead(302, { location }).end());
  const http = openTestHttp({ lookup: resolving(['169.254.169.254']) });
  const hosts = [host.name, '169.254.169.254', '[fd00:ec2::254]', 'inner.example', '127.0.0.1'];
  expect(await failureOf(getFrom(http, host, '/', { hosts }))).toMatchObject({ code: 'address-refused' });
});

test('asks only the hosts on the list, also after a redirect', async () => {
  const other = await serve((_, response) => response.end('{}'), { address: '127.0.0.2' });
  const host = await serve((_, response) => response.writeHead(302, { location: `${other.url}/` }).end());
  const http = openTestHttp();
  const failure = await failureOf(getFrom(http, host));
  expect(failure).toMatchObject({ code: 'address-refused' });
  expect(failure.message).toContain(other.name);
  expect(other.asked).toEqual([]);
  expect((await getFrom(http, host, '/', { hosts: [host.name, other.name] })).url).toBe(`${other.url}/`);
});
