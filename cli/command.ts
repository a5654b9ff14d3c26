import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { UsageError } from './errors.ts';

/** A flag and what `--help` says about it. `value` names what it takes; without it the flag is a switch. */
interface Flag {
  help: string;
  value?: string;
  repeatable?: boolean;
}

export interface Command {
  name: string;
  /** What the command does, completing "<program> <name> …". */
  summary: string;
  /** The positional arguments, as `--help` writes them. */
  positionals: string;
  flags: Record<string, Flag>;
  /** `--` and what may follow it, as `--help` writes it; without it, nothing may. */
  rest?: string;
  /** @returns the exit code */
  run: (input: Input) => Promise<number>;
}

/** Parsed arguments, asked for by the flag's name. */
export interface Input {
  positionals: string[];
  /** What stood after `--`, as it was. */
  rest: string[];
  has: (flag: string) => boolean;
  value: (flag: string) => string | undefined;
  values: (flag: string) => string[];
  /** A whole number of at least `least`. */
  number: (flag: string, least: number) => number | undefined;
}

/** How the commands of the catalog are called. */
export const CLI = 'npm run cli --';

export function parseInput(command: Command, args: string[], program = CLI): Input {
  const end = command.rest === undefined ? -1 : args.indexOf('--');
  const rest = end < 0 ? [] : args.slice(end + 1);
  const { values, positionals } = parsed(command, end < 0 ? args : args.slice(0, end), program);
  const all = (flag: string): string[] => {
    const value = values[flag];
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  };
  return {
    positionals,
    rest,
    has: (flag) => values[flag] === true,
    value: (flag) => all(flag).at(-1),
    values: all,
    number(flag, least) {
      const text = all(flag).at(-1);
      if (text === undefined) return undefined;
      const number = Number(text);
      if (Number.isInteger(number) && number >= least) return number;
      throw new UsageError(`--${flag} takes a whole number of at least ${least}, not "${text}".`);
    },
  };
}

function parsed(command: Command, args: string[], program: string) {
  const options: Record<string, ParseArgsOptionDescriptor> = {};
  for (const [name, flag] of Object.entries(command.flags)) {
    options[name] = { type: flag.value === undefined ? 'boolean' : 'string', multiple: flag.repeatable ?? false };
  }
  try {
    return parseArgs({ args, options, allowPositionals: command.positionals !== '', strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const help = [program, command.name, '--help'].filter(Boolean).join(' ');
    throw new UsageError(`${reason} See "${help}".`, { cause: error });
  }
}

export function helpFor(command: Command, program = CLI): string {
  const flags = Object.entries(command.flags).map(([name, flag]) => ({
    left: `--${name}${flag.value === undefined ? '' : ` <${flag.value}>`}`,
    right: flag.help + (flag.repeatable ? ' (repeatable)' : ''),
  }));
  const width = Math.max(0, ...flags.map(({ left }) => left.length));
  const lines = flags.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`);
  const options = flags.length > 0 ? '[options]' : '';
  const usage = [program, command.name, command.positionals, options, command.rest].filter(Boolean).join(' ');
  return [usage, '', `  ${command.summary}`, ...(lines.length > 0 ? ['', ...lines] : []), ''].join('\n');
}
