import { CatalogError } from '../catalog/database.ts';
import { helpFor, parseInput, type Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, UsageError } from './errors.ts';

/** Runs one command and sets the exit code: 0 done, 1 a finding or a failed guard, 2 wrong usage, 3 not reached. */
export async function main(args: string[]): Promise<void> {
  const [name, ...rest] = args;
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    const text = await menu();
    process[asked ? 'stdout' : 'stderr'].write(asked ? text : `There is no command "${name}".\n\n${text}`);
    process.exitCode = asked ? EXIT.done : EXIT.usage;
    return;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpFor(command));
    return;
  }
  process.exitCode = await run(command, rest);
}

async function run(command: Command, args: string[]): Promise<number> {
  try {
    return await command.run(parseInput(command, args));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof CatalogError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.finding;
  }
}

async function menu(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map(({ name, positionals }) => `${name} ${positionals}`.length));
  const lines = commands.map(
    ({ name, positionals, summary }) => `  ${`${name} ${positionals}`.padEnd(width)}  ${summary}`,
  );
  return ['npm run cli -- <command> [options]', '', ...lines, '', '<command> --help lists its options.', ''].join('\n');
}
