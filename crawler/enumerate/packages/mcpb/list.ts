import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListingState } from '../../../../catalog/vocabulary.ts';
import type { PackageOffer } from '../../../../catalog/record.ts';
import { HttpError, type Http, type HttpFailure } from '../../../http/http.ts';
import type { Listed } from '../../listed.ts';
import { InstallError } from '../failure.ts';
import { hostsFor } from './address.ts';
import { listedIn } from './manifest.ts';
import { readManifest } from './zip.ts';

const BUNDLE_BYTES = 256 * 2 ** 20;
const DOWNLOAD_MS = 300_000;

/**
 * Reads the tools that a bundle declares. Nothing of it is unpacked to disk or started, and what was downloaded is
 * removed again.
 * @throws InstallError
 */
export async function listBundle(
  { package: address, version }: PackageOffer,
  http: Http,
  scratchFolder: string,
  allowPrivate: boolean,
): Promise<Listed> {
  const folder = await mkdtemp(join(scratchFolder, 'bundle-'));
  try {
    const path = join(folder, 'bundle.zip');
    const hosts = hostsFor(address, allowPrivate);
    const question = { hosts, maxBytes: BUNDLE_BYTES, timeoutMs: DOWNLOAD_MS };
    const { sha256 } = await http.download(address, path, question).catch((error: unknown) => {
      throw error instanceof HttpError ? explainFailure(error) : error;
    });
    if (/^[a-f0-9]{64}$/i.test(version) && version.toLowerCase() !== sha256)
      throw new InstallError('install-failed', 'wrong-hash', WRONG_HASH);
    return {
      ...listedIn(await readManifest(path)),
      integrity: `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const WRONG_HASH =
  'The bundle is not the file whose SHA-256 its record gives: it was replaced, or the record is wrong. Its publisher has to publish a new version.';

function explainFailure(error: HttpError): InstallError {
  const state = STATES[error.code] ?? 'install-failed';
  return new InstallError(state, error.code, error.message, { cause: error });
}

/** What is wrong with the address rather than with the bundle. */
const STATES: Partial<Record<HttpFailure, ListingState>> = {
  'not-found': 'gone',
  throttled: 'throttled',
  unauthorized: 'auth-required',
  robots: 'not-asked',
  'robots-unreachable': 'not-asked',
  'opted-out': 'not-asked',
  'address-refused': 'not-asked',
};
