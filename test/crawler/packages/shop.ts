import { readdirSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import type { PackageOffer, Setting } from '../../../catalog/record.ts';
import { openPackageShop, type PackageShop } from '../../../crawler/enumerate/packages/shop.ts';
import { chooseSandbox } from '../../../crawler/enumerate/sandbox/choose.ts';
import { openHttp } from '../../../crawler/http/open.ts';
import { readOptOut } from '../../../crawler/http/opt-out.ts';
import { temporaryFolder } from '../fixture.ts';

/** A shop as a crawl opens it, with a folder of its own. */
export async function openShop(more: Partial<Parameters<typeof openPackageShop>[0]> = {}): Promise<PackageShop> {
  const http = openHttp({ allowPrivate: true, optOut: readOptOut('') });
  open.push(() => http.close());
  return openPackageShop({
    choice: await chooseSandbox('auto'),
    http,
    folder: temporaryFolder(),
    concurrency: 2,
    timeoutMs: 20_000,
    allowPrivate: true,
    ...more,
  });
}

const open: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of open) await close();
});

export function offerOf(
  registry: PackageOffer['registry'],
  name: string,
  version: string,
  more: Partial<PackageOffer> = {},
): PackageOffer {
  return { registry, package: name, version, transport: 'stdio', settings: [], ...more };
}

export function setting(place: Setting['place'], name: string | undefined, more: Partial<Setting> = {}): Setting {
  return { place, ...(name === undefined ? {} : { name }), required: true, secret: false, format: 'string', ...more };
}

/** What a crawl leaves in its folder while it goes on: what clients keep for the next package, and nothing else. */
export function expectEmpty({ scratchFolder }: PackageShop): void {
  expect(readdirSync(scratchFolder).filter((name) => name !== 'downloads')).toEqual([]);
}
