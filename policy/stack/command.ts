import type { PackageRegistry } from '../../catalog/record.ts';

/** What a command starts. */
export type Started =
  | { kind: 'package'; registry: PackageRegistry; package: string; version?: string }
  | { kind: 'address'; address: string }
  | { kind: 'program'; program?: string };

/** Flags of runners that take the next word as their value. */
const VALUED: Record<string, readonly string[]> = {
  npm: ['-p', '--package', '-c', '--call', '-w', '--workspace', '--prefix', '--registry', '--userconfig'],
  pypi: [
    '--from',
    '--with',
    '--python',
    '-p',
    '--index-url',
    '--extra-index-url',
    '--index',
    '--directory',
    '--spec',
    '--project',
    '--env-file',
    '--pip-args',
  ],
  oci: [
    '-e',
    '--env',
    '-v',
    '--volume',
    '--mount',
    '--name',
    '--network',
    '--net',
    '-p',
    '--publish',
    '-u',
    '--user',
    '-w',
    '--workdir',
    '--env-file',
    '--entrypoint',
    '--platform',
    '-l',
    '--label',
    '--add-host',
    '--cpus',
    '-m',
    '--memory',
    '--pull',
    '--dns',
    '--gpus',
    '--security-opt',
    '--cap-add',
    '--cap-drop',
    '-h',
    '--hostname',
    '--tmpfs',
    '--ipc',
    '--shm-size',
    '--ulimit',
    '--runtime',
    '--restart',
    '--log-driver',
  ],
};

/** Programs that start a package, with the words that must follow. */
const RUNNERS: readonly { words: readonly string[]; registry: PackageRegistry; named?: readonly string[] }[] = [
  { words: ['npx'], registry: 'npm', named: ['-p', '--package'] },
  { words: ['bunx'], registry: 'npm', named: ['-p', '--package'] },
  { words: ['bun', 'x'], registry: 'npm' },
  { words: ['pnpx'], registry: 'npm' },
  { words: ['pnpm', 'dlx'], registry: 'npm', named: ['--package'] },
  { words: ['pnpm', 'exec'], registry: 'npm' },
  { words: ['yarn', 'dlx'], registry: 'npm', named: ['-p', '--package'] },
  { words: ['npm', 'exec'], registry: 'npm', named: ['-p', '--package'] },
  { words: ['npm', 'x'], registry: 'npm', named: ['-p', '--package'] },
  { words: ['uvx'], registry: 'pypi', named: ['--from'] },
  { words: ['uv', 'tool', 'run'], registry: 'pypi', named: ['--from'] },
  { words: ['pipx', 'run'], registry: 'pypi', named: ['--spec'] },
  { words: ['docker', 'run'], registry: 'oci' },
  { words: ['docker', 'container', 'run'], registry: 'oci' },
  { words: ['podman', 'run'], registry: 'oci' },
  { words: ['nerdctl', 'run'], registry: 'oci' },
];

/** Packages that only pass on what an address serves: the address is the server. */
const BRIDGES = new Set(['mcp-remote', 'mcp-proxy', 'supergateway']);

/** What the words of a command start, through `cmd /c`, `env A=b` and a gateway's `--`. Never throws. */
export function commandOf(words: readonly string[]): Started {
  const own = unwrapped(words);
  const [program = ''] = own;
  const base = baseOf(program);
  for (const { words: start, registry, named } of RUNNERS) {
    const [, ...further] = start;
    if (base !== start[0] || further.some((word, i) => own[i + 1] !== word)) continue;
    return packageIn(own.slice(start.length), registry, named ?? []) ?? { kind: 'program', program: base };
  }
  const module = /^python[\d.]*$/.test(base) && own[1] === '-m' ? own[2] : undefined;
  // A module is mostly called as its package is, with other dashes, which PyPI does not tell apart.
  if (module !== undefined && /^[\w.]+$/.test(module))
    return { kind: 'package', registry: 'pypi', package: module.replace(/\..*$/, '').replaceAll('_', '-') };
  return { kind: 'program', ...(/^[\w.+-]{1,60}$/.test(base) && { program: base }) };
}

const MOST_WRAPPERS = 5;

function unwrapped(words: readonly string[], left = MOST_WRAPPERS): readonly string[] {
  const [program = '', ...rest] = words;
  if (left === 0) return words;
  const base = baseOf(program);
  if (base === 'cmd' && /^\/c$/i.test(rest[0] ?? '')) return unwrapped(rest.slice(1), left - 1);
  if (base === 'env')
    return unwrapped(
      rest.slice(
        Math.max(
          0,
          rest.findIndex((word) => !/^(?:-|\w+=)/.test(word)),
        ),
      ),
      left - 1,
    );
  const inner = rest.indexOf('--');
  if (inner >= 0 && (base === 'node' || base === 'dotenv' || base === 'doppler'))
    return unwrapped(rest.slice(inner + 1), left - 1);
  if (/^(?:ba|z|)sh$/.test(base) && /^-\w*c$/.test(rest[0] ?? ''))
    return unwrapped(rest[1]?.trim().split(/\s+/) ?? [], left - 1);
  return words;
}

/** The name of a program without its folder and ending. */
function baseOf(program: string): string {
  return (program.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat|ps1)$/i, '').toLowerCase();
}

function packageIn(words: readonly string[], registry: PackageRegistry, named: readonly string[]): Started | undefined {
  const valued = VALUED[registry] ?? [];
  let given: string | undefined;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const [flag = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s) : [word];
    if (named.includes(flag)) given ??= inline ?? words[i + 1];
    if (word.startsWith('-')) {
      if (inline === undefined && valued.includes(flag)) i += 1;
      continue;
    }
    return bridged(given ?? word, words.slice(i + 1), registry);
  }
  return given === undefined ? undefined : bridged(given, [], registry);
}

function bridged(word: string, rest: readonly string[], registry: PackageRegistry): Started | undefined {
  const found = splitVersion(word, registry);
  if (found === undefined) return undefined;
  const address = BRIDGES.has(found.package) ? rest.find((one) => /^https?:\/\//i.test(one)) : undefined;
  return address === undefined ? { kind: 'package', registry, ...found } : { kind: 'address', address };
}

/** A version is pinned when it is written whole: a tag like `latest` or a range is none. */
const VERSION = /^v?\d+(?:\.\d+)+(?:[-+.\w]*)$/;

function splitVersion(word: string, registry: PackageRegistry): { package: string; version?: string } | undefined {
  const [name, version] = namesIn(word, registry) ?? [];
  if (name === undefined) return undefined;
  return { package: name, ...(version !== undefined && VERSION.test(version) && { version }) };
}

/** Only what a registry allows as a name: anything else could be a secret or a path. */
function namesIn(word: string, registry: PackageRegistry): [string, string | undefined] | undefined {
  const pattern = {
    npm: /^((?:@[\w.~-]{1,100}\/)?[\w.~-]{1,150})(?:@(.+))?$/,
    pypi: /^([a-z\d][\w.-]{0,150})(?:\[[\w, .-]*\])?(?:(?:==|@)(.+))?$/i,
    oci: /^([a-z\d][\w.-]*(?::\d+(?=\/))?(?:\/[\w.-]+){0,8})(?::([\w.-]+))?(?:@sha256:[a-f\d]+)?$/i,
  }[registry as 'npm' | 'pypi' | 'oci'];
  const [, name, version] = pattern.exec(word) ?? [];
  return name === undefined ? undefined : [name, version];
}
