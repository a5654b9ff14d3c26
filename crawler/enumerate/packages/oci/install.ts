import { z } from 'zod';
import { telling } from '../../clean.ts';
import { mebibytes } from '../../lines.ts';
import { InstallError } from '../failure.ts';
import type { Installed, Wanted } from '../kind.ts';
import type { ToolRun } from '../run-tool.ts';
import { ask, pull, type Engine } from './engine.ts';
import { fullName, referenceOf } from './reference.ts';

const IMAGE_BYTES = 2 * 2 ** 30;

/**
 * Pulls an image and finds out its digest. It is removed again only when it was not there before.
 * @throws InstallError
 */
export async function install(wanted: Wanted, _folder: string, engine: Engine): Promise<Installed> {
  const reference = referenceOf(wanted);
  const before = await inspect(engine, reference);
  const run = await pull(engine, reference);
  if (run.code !== 0) throw explainFailure(run);
  const remove = async (): Promise<void> => {
    if (before === undefined) await ask(engine, ['rmi', reference]);
  };
  try {
    const image = await inspect(engine, reference);
    if (image === undefined) throw new InstallError('install-failed', 'client-failed', GONE_AGAIN);
    if (image.Size > IMAGE_BYTES) throw new InstallError('install-failed', 'too-large', TOO_LARGE);
    const digest = digestOf(image, wanted);
    return { folder: `${fullName(wanted.package)}@${digest}`, integrity: digest, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const GONE_AGAIN = 'The image was pulled, but the engine does not have it. Check the free space of the engine.';
const TOO_LARGE = `The image is larger than ${mebibytes(IMAGE_BYTES)}; images of that size are not started here.`;

const Image = z.object({ Size: z.number(), RepoDigests: z.array(z.string()).nullish() });
type Image = z.infer<typeof Image>;

async function inspect(engine: Engine, reference: string): Promise<Image | undefined> {
  const { code, stdout } = await ask(engine, ['image', 'inspect', reference]);
  return code === 0 ? z.array(Image).parse(JSON.parse(stdout))[0] : undefined;
}

/** An image has a digest for every name that it was pulled under; Docker leaves out its own registry's name. */
function digestOf({ RepoDigests }: Image, { package: name, version }: Wanted): string {
  if (version.startsWith('sha256:')) return version;
  const own = (RepoDigests ?? []).find((it) => fullName(it.replace(/@.*$/, '')) === fullName(name));
  const digest = /@(sha256:[a-f0-9]{64})$/.exec(own ?? '')?.[1];
  if (digest !== undefined) return digest;
  throw new InstallError('install-failed', 'no-digest', 'The engine does not know the digest of the image it pulled.');
}

function explainFailure({ output, stoppedFor, code }: ToolRun): InstallError {
  if (stoppedFor !== undefined)
    return new InstallError('install-failed', 'too-much', `Pulling the image ${stoppedFor} and was stopped.`);
  const found = CAUSES.find(([pattern]) => pattern.test(output));
  if (found !== undefined) return new InstallError(found[1], found[2], found[3]);
  return new InstallError(
    'install-failed',
    'client-failed',
    `The image could not be pulled (code ${code ?? 'unknown'}): ${telling(output)} Try "docker pull" by hand.`,
  );
}

const CAUSES: [RegExp, InstallError['state'], string, string][] = [
  [
    /toomanyrequests|too many requests|rate limit/i,
    'install-failed',
    'registry-throttled',
    'The registry of the image asks for fewer requests. Crawl again later.',
  ],
  [
    /manifest unknown|not found|name unknown|repository does not exist/i,
    'gone',
    'no-package',
    'The registry does not have this image under this tag or digest, or no longer. Check its name and version.',
  ],
  [
    /denied|unauthorized|authentication required|requires login/i,
    'auth-required',
    'registry-refused',
    'The image is not public, or no longer. Its publisher has to make it public before it can be listed.',
  ],
  [
    /no matching manifest|no image found in (manifest|image index)|exec format/i,
    'install-failed',
    'wrong-platform',
    'The image does not support this kind of machine.',
  ],
  [
    /no such host|connection refused|i\/o timeout|network is unreachable|TLS handshake|deadline exceeded/i,
    'install-failed',
    'registry-unreachable',
    'The registry of the image could not be reached. Check the network and the proxy settings, then crawl again.',
  ],
  [/no space left/i, 'install-failed', 'disk-full', 'The disk is full. Free some space, then crawl again.'],
];
