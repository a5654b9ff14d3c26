import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECLARED_REGISTRIES } from '../../../crawler/enumerate/packages/kinds.ts';
import { listPackage } from '../../../crawler/enumerate/packages/list.ts';
import { manifestOf } from '../fixture.ts';
import { sha256 } from './python-index.ts';
import { expectEmpty, offerOf, openShop } from './shop.ts';
import { zipOf, type ZipEntry } from './zip.ts';

const manifest = {
  manifest_version: '0.3',
  ...{ name: 'ledger', display_name: 'Ledger', version: '2.3.0', description: 'd', author: { name: 'a' } },
  server: { type: 'node', entry_point: 'server/index.js' },
  tools: [{ name: 'read_entries', description: 'Reads entries.', secret: 1 }, { name: 'post_entry' }],
};

function bundle(more: object = {}, others: ZipEntry[] = []): Buffer {
  return zipOf([
    { name: 'server/index.js', data: 'process.exit(1)', stored: true },
    { name: 'manifest.json', data: JSON.stringify({ ...manifest, ...more }, null, 2) },
    ...others,
  ]);
}

function manifestOnly(entry: Partial<ZipEntry>): Buffer {
  return zipOf([{ name: 'manifest.json', data: JSON.stringify(manifest), ...entry }]);
}

function signed(whole: Buffer): Buffer {
  const signature = Buffer.alloc(300, 'PK\x05\x06');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signature.length);
  return Buffer.concat([whole, Buffer.from('MCPB_SIG_V1'), length, signature, Buffer.from('MCPB_SIG_END')]);
}

const good: Record<string, Buffer> = {
  plain: bundle(),
  signed: signed(bundle()),
  'by-mark': Buffer.concat([manifestOnly({ data: `\uFEFF${JSON.stringify(manifest)}` })]),
  'dxt-old': bundle({ manifest_version: undefined, dxt_version: '0.1' }),
};

/** 8 MiB of nothing, of which the header says what it likes. */
const NOTHING = Buffer.alloc(8 * 2 ** 20, 0x20);
const MANY = zipOf(Array.from({ length: 50_001 }, (_, index) => ({ name: `${index}`, data: '', stored: true })));

const bad: Record<string, [Buffer, string]> = {
  climbs: [bundle({}, [{ name: 'a/../../x', data: '' }]), 'unsafe-zip'],
  absolute: [bundle({}, [{ name: '/etc/cron.d/x', data: '' }]), 'unsafe-zip'],
  drive: [bundle({}, [{ name: 'C:/x', data: '' }]), 'unsafe-zip'],
  backslash: [bundle({}, [{ name: 'a\\x', data: '' }]), 'unsafe-zip'],
  'null-character': [bundle({}, [{ name: 'a\0x', data: '' }]), 'unsafe-zip'],
  'two-manifests': [bundle({}, [{ name: 'manifest.json', data: '{}' }]), 'unsafe-zip'],
  'two-spellings': [bundle({}, [{ name: './Manifest.json', data: '{}' }]), 'unsafe-zip'],
  encrypted: [bundle({}, [{ name: 'x', data: 'x', encrypted: true }]), 'unsafe-zip'],
  bomb: [manifestOnly({ data: NOTHING }), 'unsafe-zip'],
  'small-bomb': [manifestOnly({ data: NOTHING.subarray(0, 2 ** 20) }), 'unsafe-zip'],
  'lying-bomb': [manifestOnly({ data: NOTHING, claimedBytes: 900 }), 'unsafe-zip'],
  'lying-short': [manifestOnly({ claimedBytes: 10 }), 'unsafe-zip'],
  large: [manifestOnly({ data: NOTHING, stored: true }), 'unsafe-zip'],
  'many-entries': [MANY, 'unsafe-zip'],
  'no-manifest': [zipOf([{ name: 'server/manifest.json', data: '{}' }]), 'no-manifest'],
  'not-json': [manifestOnly({ data: 'name: ledger' }), 'bad-manifest'],
  nameless: [manifestOnly({ data: '{"version":"1"}' }), 'bad-manifest'],
  cut: [bundle().subarray(0, 200), 'not-a-zip'],
  nothing: [Buffer.alloc(0), 'not-a-zip'],
  text: [Buffer.from('<html>Not found</html>'), 'not-a-zip'],
};

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1).replace(/\.mcpb$/, '');
    if (name === 'moved') return response.writeHead(302, { location: `${base}plain.mcpb` }).end();
    if (name === 'away') return response.writeHead(302, { location: 'http://example.com/x.mcpb' }).end();
    if (name === 'private') return response.writeHead(401).end();
    const data = good[name] ?? bad[name]?.[0];
    if (data === undefined) return response.writeHead(404).end();
    return response.setHeader('content-type', 'application/octet-stream').end(data);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The release double has no port.');
  base = `http://127.0.0.1:${address.port}/`;
});

afterAll(() => {
  server.close();
});

function offer(name: string, version = ''): ReturnType<typeof offerOf> {
  return offerOf('mcpb', `${base}${name}.mcpb`, version);
}

describe('a bundle', () => {
  test('declares its tools, with nothing made up and nothing started', async () => {
    const shop = await openShop({ choice: { message: 'No sandbox works here.' } });
    const hash = sha256(bundle());
    for (const name of [...Object.keys(good), 'moved']) {
      const listed = await listPackage(offer(name), shop);
      expect(listed).toMatchObject({ state: 'ok', reason: 'ok', completeness: 'complete', message: '', tools: 2 });
      expect(listed).not.toHaveProperty('launch');
      expect(listed).not.toHaveProperty('sandbox');
      const { tools, serverInfo } = manifestOf(listed);
      expect(serverInfo).toEqual({ name: 'ledger', title: 'Ledger', version: '2.3.0' });
      expect(tools).toEqual([{ name: 'read_entries', description: 'Reads entries.' }, { name: 'post_entry' }]);
    }
    const listed = await listPackage(offer('plain', hash.toUpperCase()), shop);
    expect(listed.integrity).toBe(`sha256-${Buffer.from(hash, 'hex').toString('base64')}`);
    expect(DECLARED_REGISTRIES).toContain('mcpb');
    expectEmpty(shop);
  });

  test('that says that it has more, or says nothing, is not taken for complete', async () => {
    good['more'] = bundle({ tools_generated: true });
    good['none'] = bundle({ tools: undefined });
    good['generated'] = bundle({ tools: [], tools_generated: true });
    good['broken'] = bundle({ tools: [{ name: 'a' }, { title: 'no name' }, 'text'] });
    const shop = await openShop();
    const ends: Record<string, unknown[]> = {};
    for (const name of ['more', 'none', 'generated', 'broken']) {
      const { state, completeness, tools, message } = await listPackage(offer(name), shop);
      ends[name] = [state, completeness, tools, message !== ''];
    }
    expect(ends).toEqual({
      more: ['ok', 'partial', 2, false],
      none: ['empty', 'unknown', 0, true],
      generated: ['empty', 'partial', 0, true],
      broken: ['ok', 'partial', 1, false],
    });
  });

  test.each(Object.keys(bad))('that is %s is refused', async (name) => {
    const shop = await openShop();
    const from = process.memoryUsage().rss;
    const listed = await listPackage(offer(name), shop);
    expect(listed).toMatchObject({
      state: 'install-failed',
      reason: bad[name]?.[1],
      tools: 0,
      completeness: 'unknown',
    });
    expect(listed.message).toMatch(/bundle.+\.$/);
    expect(process.memoryUsage().rss - from).toBeLessThan(100 * 2 ** 20);
    expectEmpty(shop);
  });

  test('is only taken from where it may be, and only when it is the file that was announced', async () => {
    const shop = await openShop();
    const ends: Record<string, string> = {};
    const offers = [
      ...[offer('plain', '0'.repeat(64)), offer('absent'), offer('private'), offer('away')],
      ...['https://example.com/x.mcpb', 'http://github.com/x.mcpb', 'https://user:pass@github.com/x.mcpb'].map((it) =>
        offerOf('mcpb', it, ''),
      ),
      ...['file:///etc/passwd', '-o/etc/passwd', 'https://github.com:8443/x'].map((it) => offerOf('mcpb', it, '')),
    ];
    for (const it of offers) {
      const { state, reason } = await listPackage(it, shop);
      ends[it.package.replace(base, '')] = `${state} ${reason}`;
    }
    expect(ends).toEqual({
      'plain.mcpb': 'install-failed wrong-hash',
      'absent.mcpb': 'gone not-found',
      'private.mcpb': 'auth-required unauthorized',
      'away.mcpb': 'not-asked address-refused',
      'https://example.com/x.mcpb': 'install-failed bad-record',
      'http://github.com/x.mcpb': 'install-failed bad-record',
      'https://user:pass@github.com/x.mcpb': 'install-failed bad-record',
      'file:///etc/passwd': 'install-failed bad-record',
      '-o/etc/passwd': 'install-failed bad-record',
      'https://github.com:8443/x': 'install-failed bad-record',
    });
    const strict = await openShop({ allowPrivate: false });
    expect(await listPackage(offer('plain'), strict)).toMatchObject({ state: 'install-failed', reason: 'bad-record' });
    expectEmpty(shop);
  });
});
