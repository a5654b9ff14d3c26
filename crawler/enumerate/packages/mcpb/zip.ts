import { open, truncate } from 'node:fs/promises';
import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { mebibytes } from '../../lines.ts';
import { InstallError } from '../failure.ts';

const LIMITS = { entries: 50_000, manifestBytes: 4 * 2 ** 20, ratio: 200, signatureBytes: 2 ** 20 };
const MANIFEST = 'manifest.json';

/**
 * Reads `manifest.json` out of a bundle without unpacking anything. The names of all entries are looked at: a bundle that
 * would write outside of its folder is refused whole. A signature behind the archive is cut off from the file.
 * @throws InstallError
 */
export async function readManifest(path: string): Promise<string> {
  await cutSignature(path);
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
    throw notAZip(error);
  });
  try {
    return await readEntry(zip, await findManifest(zip));
  } finally {
    zip.close();
  }
}

async function findManifest(zip: ZipFile): Promise<Entry> {
  if (zip.entryCount > LIMITS.entries) throw unsafe(`it has more than ${LIMITS.entries.toLocaleString('en')} entries`);
  let found: Entry | undefined;
  let seen = 0;
  for await (const entry of entriesOf(zip)) {
    seen += 1;
    if (seen > LIMITS.entries) throw unsafe(`it has more than ${LIMITS.entries.toLocaleString('en')} entries`);
    // Backslashes stay as they are, so that they are refused.
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    if (validateFileName(name) !== null || name.includes('\0')) throw unsafe('an entry would leave its folder');
    if (entry.isEncrypted()) throw unsafe('it is encrypted');
    if (name.replace(/^(\.?\/)+/, '').toLowerCase() !== MANIFEST) continue;
    if (found !== undefined) throw unsafe('it has several manifests');
    found = entry;
  }
  if (found === undefined)
    throw new InstallError(
      'install-failed',
      'no-manifest',
      'The bundle has no manifest.json. Report it to its publisher.',
    );
  return found;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw error instanceof InstallError ? error : notAZip(error);
  }
}

/** Sizes in the directory are claims; what comes is counted too. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<string> {
  if (!entry.canDecodeFileData()) throw unsafe('its manifest is packed in a way that is not read here');
  if (entry.uncompressedSize > LIMITS.manifestBytes) throw tooLarge();
  if (entry.uncompressedSize > entry.compressedSize * LIMITS.ratio) throw unsafe('its manifest grows beyond measure');
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > LIMITS.manifestBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof InstallError) throw error;
    throw unsafe('its manifest is not what its directory says', error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const SIGNATURE = { head: 'MCPB_SIG_V1', foot: 'MCPB_SIG_END' };

/** Publishers sign by appending a block, which leaves no valid archive: its comment would be longer than it says. */
async function cutSignature(path: string): Promise<void> {
  const file = await open(path, 'r');
  let whole: number;
  let cut: number;
  try {
    const { size } = await file.stat();
    const length = Math.min(size, LIMITS.signatureBytes);
    const { buffer: tail } = await file.read(Buffer.alloc(length), 0, length, size - length);
    whole = size;
    cut = tail.toString('latin1').endsWith(SIGNATURE.foot) ? tail.lastIndexOf(SIGNATURE.head) : -1;
    if (cut !== -1) cut += size - length;
  } finally {
    await file.close();
  }
  if (cut > 0 && cut < whole) await truncate(path, cut);
}

function unsafe(why: string, cause?: unknown): InstallError {
  const message = `The bundle is refused: ${why}. Report it to its publisher.`;
  return new InstallError('install-failed', 'unsafe-zip', message, { cause });
}

function notAZip(cause: unknown): InstallError {
  return new InstallError('install-failed', 'not-a-zip', 'The file is not a bundle: it is no whole ZIP archive.', {
    cause,
  });
}

function tooLarge(): InstallError {
  const limit = mebibytes(LIMITS.manifestBytes);
  return new InstallError(
    'install-failed',
    'unsafe-zip',
    `The bundle is refused: its manifest is larger than ${limit}.`,
  );
}
