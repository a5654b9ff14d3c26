import { CatalogError } from '../catalog/database.ts';
import { GatewayError, UnreachableError } from '../gateway/errors.ts';
import { helpFor, parseInput, type Command } from './command.ts';
import { EXIT, UsageError } from './errors.ts';

/** A program that has commands. */
export interface Menu {
  /** How people call it. */
  program: string;
  commands: Record<string, () => Promise<Command>>;
  /** What runs when options stand in the place of a command. */
  unnamed?: () => Promise<Command>;
}

/** Runs one command and sets the exit code: 0 done, 1 a finding or a failed guard, 2 wrong usage, 3 not reached. */
export async function runMenu(menu: Menu, args: string[]): Promise<void> {
  const [name, ...rest] = args;
  const load = name !== undefined && Object.hasOwn(menu.commands, name) ? menu.commands[name] : undefined;
  const asked = name === undefined || ['--help', '-h', 'help'].includes(name);
  if (load !== undefined) process.exitCode = await runCommand(await load(), rest, menu.program);
  else if (!asked && name.startsWith('-') && menu.unnamed !== undefined)
    process.exitCode = await runCommand(await menu.unnamed(), args, menu.program);
  else {
    const text = await list(menu);
    process[asked ? 'stdout' : 'stderr'].write(asked ? text : `There is no command "${name}".\n\n${text}`);
    process.exitCode = asked ? EXIT.done : EXIT.usage;
  }
}

async function runCommand(command: Command, args: string[], program: string): Promise<number> {
  const own = command.rest !== undefined && args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (own.includes('--help') || own.includes('-h')) {
    process.stdout.write(helpFor(command, program));
    return EXIT.done;
  }
  try {
    return await command.run(parseInput(command, args, program));
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return code;
  }
}

/** The exit code of an error that says what to do; undefined for any other. */
function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError || error instanceof GatewayError) return EXIT.usage;
  if (error instanceof CatalogError) return EXIT.finding;
  return error instanceof UnreachableError ? EXIT.unreachable : undefined;
}

async function list({ program, commands: menu, unnamed }: Menu): Promise<string> {
  const commands = await Promise.all(Object.values(menu).map((load) => load()));
  const left = ({ name, positionals, rest }: Command): string => [name, positionals, rest].filter(Boolean).join(' ');
  const width = Math.max(...commands.map((command) => left(command).length));
  const lines = commands.map((command) => `  ${left(command).padEnd(width)}  ${command.summary}`);
  const first = unnamed === undefined ? [] : [helpFor(await unnamed(), program)];
  return [...first, `${program} <command> [options]`, '', ...lines, '', '<command> --help lists its options.', ''].join(
    '\n',
  );
}
