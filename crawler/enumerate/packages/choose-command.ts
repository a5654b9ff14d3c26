import { LaunchError } from './failure.ts';

/**
 * The command of a package that starts its server: the one that is asked for, else the one of the package's own name,
 * else the only one.
 * @throws LaunchError
 */
export function chooseCommand<Target>(
  commands: ReadonlyMap<string, Target>,
  packageName: string,
  wanted: string | undefined,
): Target {
  const [first] = commands.values();
  const chosen = wanted === undefined ? (commands.get(packageName) ?? onlyOf(commands)) : commands.get(wanted);
  if (chosen !== undefined) return chosen;
  if (first === undefined)
    throw new LaunchError(
      'no-command',
      'The package has no command to start. If it is a server, its publisher has to give it one.',
    );
  const names = [...commands.keys()].slice(0, 10).map((name) => name.slice(0, 50));
  throw new LaunchError(
    'several-commands',
    `The package has several commands; name one of them as "bin": ${names.join(', ')}.`,
  );
}

/** Several names of one and the same are one. */
function onlyOf<Target>(commands: ReadonlyMap<string, Target>): Target | undefined {
  const targets = new Set(commands.values());
  return targets.size === 1 ? [...targets][0] : undefined;
}
