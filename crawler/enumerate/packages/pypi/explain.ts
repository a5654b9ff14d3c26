import { telling } from '../../clean.ts';
import { InstallError } from '../failure.ts';
import type { Wanted } from '../kind.ts';
import type { ToolRun } from '../run-tool.ts';
import { normalName } from './name.ts';

/** Says in the catalog's words why pip or uv did not install a package. */
export function explainFailure({ output, stoppedFor, code }: ToolRun, wanted: Wanted, hidden: string[]): InstallError {
  if (stoppedFor !== undefined)
    return new InstallError('install-failed', 'too-much', `Its installation ${stoppedFor} and was stopped.`);
  for (const [pattern, reason, message] of TROUBLES)
    if (pattern.test(output)) return new InstallError('install-failed', reason, message);
  return explainAbsence(output, wanted) ?? unknownFailure(output, code, hidden);
}

/** What is wrong with the way to the index, or with this machine. */
const TROUBLES: [RegExp, string, string][] = [
  [
    /Max retries exceeded|NewConnectionError|Temporary failure in name resolution|Connection refused|ProxyError|error sending request|dns error|tcp connect error/i,
    'registry-unreachable',
    'The package index could not be reached. Check the network and the proxy settings, then crawl again.',
  ],
  [
    /\b429 (Client Error|Too Many)/,
    'registry-throttled',
    'The package index asks for fewer requests. Crawl again later.',
  ],
  [
    /\b(401|403) (Client Error|Forbidden|Unauthorized)/,
    'registry-refused',
    'The package index refuses this package. Check the settings of the index and its policy.',
  ],
  [
    /THESE PACKAGES DO NOT MATCH THE HASHES|Hash mismatch/i,
    'wrong-hash',
    'What was downloaded is not what the index announced. Crawl again; if it stays so, report it to the index.',
  ],
  [
    /Invalid script entry point/,
    'no-command',
    'The package has a command that names no function, so nothing of it can be installed. Report it to its author.',
  ],
  [
    /^(ERROR: )?ResolutionImpossible|conflicting dependencies\.$/m,
    'conflict',
    'The package asks for versions that exclude each other. Report it to its author.',
  ],
  [/No space left on device/, 'disk-full', 'The disk is full. Free some space, then crawl again.'],
];

/** What of the package, or of what it depends on, is not there in a form that can be installed. */
function explainAbsence(output: string, wanted: Wanted): InstallError | undefined {
  const lacking = /No matching distribution found for ([A-Za-z0-9._-]+)/.exec(output)?.[1] ?? wanted.package;
  const own = normalName(lacking) === normalName(wanted.package);
  const who = own ? 'The package' : `The package depends on ${lacking.slice(0, 100)}, which`;
  const why = leftOut(output, lacking, own ? wanted.version : undefined);
  if (why !== undefined) return new InstallError('install-failed', why, `${who} ${WHY_NOT[why]}`);
  if (!ABSENT.test(output)) return undefined;
  if (!own)
    return new InstallError('install-failed', 'no-dependency', `${who} is not in the index in a version that fits.`);
  const missing = /" 404\b|was not found in the package registry/.test(output) ? 'package' : 'version';
  return new InstallError(
    'gone',
    `no-${missing}`,
    `The index does not have this ${missing}, or no longer. Check its name and version.`,
  );
}

const ABSENT = /No matching distribution found|was not found in the package registry|there is no version of/;

const WHY_NOT = {
  'no-wheel': 'has no wheel for this machine; only wheels are installed here, because anything else runs its code.',
  'wrong-runtime': 'needs another version of Python than the one here.',
};
type WhyNot = keyof typeof WHY_NOT;

/** Why pip took no file of this package (and version), or why uv took none of any. */
function leftOut(output: string, name: string, version: string | undefined): WhyNot | undefined {
  const start = `/${normalName(name)}-`;
  const starts = version === undefined ? [start] : ['-', '.tar', '.zip'].map((rest) => `${start}${version}${rest}`);
  const reasons = new Set<WhyNot>();
  for (const line of output.split('\n')) {
    const [, reason, file] = /^\s*Skipping link: (.*?): (http\S+|file\S+)/.exec(line) ?? [];
    if (reason === undefined || file === undefined) continue;
    const normal = file.toLowerCase().replace(/_/g, '-');
    if (!starts.some((it) => normal.includes(it))) continue;
    if (/No sources permitted|wheel's tags/.test(reason)) reasons.add('no-wheel');
    if (reason.includes('Requires-Python')) reasons.add('wrong-runtime');
  }
  if (reasons.has('wrong-runtime') || output.includes('does not satisfy Python')) return 'wrong-runtime';
  return reasons.has('no-wheel') || UV_NO_WHEEL.test(output) ? 'no-wheel' : undefined;
}

const UV_NO_WHEEL = /no usable wheels|Wheels are required|no wheels with a matching|building from source is disabled/;

function unknownFailure(output: string, code: number | null, hidden: string[]): InstallError {
  const errors = output.split('\n').filter((line) => /^\s*(ERROR|error):/.test(line));
  const detail = telling(errors.length === 0 ? output : errors.join('\n'), hidden);
  return new InstallError(
    'install-failed',
    'client-failed',
    `The installation failed with code ${code ?? 'unknown'}: ${detail} Try it with this package and version by hand.`,
  );
}
