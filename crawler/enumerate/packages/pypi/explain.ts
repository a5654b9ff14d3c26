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
  [/No space left on device/, 'disk-full', 'The disk is full. Free some space, then crawl again.'],
];

/** What of the package, or of what it depends on, is not there in a form that can be installed. */
function explainAbsence(output: string, wanted: Wanted): InstallError | undefined {
  const lacking = /No matching distribution found for ([A-Za-z0-9._-]+)/.exec(output)?.[1] ?? wanted.package;
  const own = normalName(lacking) === normalName(wanted.package);
  const what = own ? 'The package' : `The package depends on ${lacking.slice(0, 100)}, which`;
  if (skipped(output, lacking, own ? wanted.version : '', WRONG_PYTHON))
    return new InstallError(
      'install-failed',
      'wrong-runtime',
      `${what} needs another version of Python than the one here.`,
    );
  if (skipped(output, lacking, own ? wanted.version : '', NO_WHEEL))
    return new InstallError(
      'install-failed',
      'no-wheel',
      `${what} has no wheel for this machine; only wheels are installed here, because anything else runs its code.`,
    );
  if (
    /ResolutionImpossible|conflicting dependencies|your requirements are unsatisfiable/.test(output) &&
    !ABSENT.test(output)
  )
    return new InstallError('install-failed', 'conflict', 'The package asks for versions that exclude each other.');
  if (!ABSENT.test(output)) return undefined;
  if (!own)
    return new InstallError(
      'install-failed',
      'no-dependency',
      `${what} is not in the index, or not in a version that fits.`,
    );
  const knowsOthers = /from versions: (?!none\))|there is no version of/.test(output);
  const missing = knowsOthers ? 'version' : 'package';
  return new InstallError(
    'gone',
    `no-${missing}`,
    `The index does not have this ${missing}, or no longer. Check its name and version.`,
  );
}

const ABSENT = /No matching distribution found|was not found in the package registry|there is no version of/;
const NO_WHEEL =
  /No sources permitted|none of the wheel's tags|no usable wheels|Wheels are required|no wheels with a matching|building from source is disabled/;
const WRONG_PYTHON = /requires a different Python|Requires-Python|does not satisfy Python/;

/** Whether a line says that a file of this package and version was left out for this reason. */
function skipped(output: string, name: string, version: string, why: RegExp): boolean {
  const files = `${normalName(name)}-${version}`.toLowerCase();
  return output.split('\n').some((line) => {
    if (!why.test(line)) return false;
    return /^\s*(Skipping )?link/i.test(line) ? normalFile(line).includes(files) : true;
  });
}

/** File names spell the name of their package in several ways. */
function normalFile(line: string): string {
  return line.toLowerCase().replace(/_/g, '-');
}

function unknownFailure(output: string, code: number | null, hidden: string[]): InstallError {
  const detail = telling(output, hidden);
  return new InstallError(
    'install-failed',
    'client-failed',
    `The installation failed with code ${code ?? 'unknown'}: ${detail} Try it with this package and version by hand.`,
  );
}
