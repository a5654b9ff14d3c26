import { CLI } from './command.ts';
import { COMMANDS } from './commands.ts';
import { runMenu } from './menu.ts';

/** Runs a command of the catalog. */
export async function main(args: string[]): Promise<void> {
  await runMenu({ program: CLI, commands: COMMANDS }, args);
}
