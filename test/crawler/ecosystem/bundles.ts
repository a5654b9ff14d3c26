import type { SourceRecord } from '../../../catalog/record.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import { sha256 } from '../packages/python-index.ts';
import { start, type Started } from '../remote/loopback.ts';
import { bundle, BUNDLE_FAULTS } from './package-faults.ts';
import { slugIn } from './table.ts';

const WHOLE = { name: 'whole', file: bundle() };

/** A host of releases, and a source that names them: no real source names a bundle on this machine. */
export async function startBundles(): Promise<{ host: Started; source: Source }> {
  const offers = [WHOLE, ...BUNDLE_FAULTS];
  const files = new Map(offers.map((offer) => [`/${slugIn(offer)}.mcpb`, offer.file]));
  const host = await start(({ path, response }) => {
    const file = files.get(path);
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
  });
  const { origin } = new URL(host.url);
  const records = offers.map((offer) => {
    const { file = Buffer.of(), sha256: said = sha256(file) } = { sha256: undefined, ...offer };
    return recordOf(`bundles/${slugIn(offer)}`, `${origin}/${slugIn(offer)}.mcpb`, said);
  });
  const source: Source = {
    ...{ id: 'bundles', title: 'Bundles', terms: 'For tests.', place: origin },
    read: async function* () {
      yield await Promise.resolve({ records, dropped: [] });
      return { covered: 'everything' };
    },
  };
  return { host, source };
}

function recordOf(id: string, address: string, version: string): SourceRecord {
  return {
    ...{ source: 'bundles', key: id, id, title: id, status: 'active', repositoryVouched: false },
    packages: [{ registry: 'mcpb', package: address, version, transport: 'stdio', settings: [] }],
    ...{ remotes: [], notes: {}, url: address, retrievedAt: '2026-11-20T03:17:00.000Z', body: '{}' },
  };
}
