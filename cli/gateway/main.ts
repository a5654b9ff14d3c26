import type { Command } from '../command.ts';
import { runMenu, type Menu } from '../menu.ts';
import { PROGRAM } from './program.ts';

/** The menu, in the order of the work. */
export const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  connect: async () => (await import('./commands/connect.ts')).connect,
  add: async () => (await import('./commands/add.ts')).add,
  grant: async () => (await import('./commands/grant.ts')).grant,
  'client-config': async () => (await import('./commands/client-config.ts')).clientConfig,
  status: async () => (await import('./commands/status.ts')).status,
  logs: async () => (await import('./commands/logs.ts')).logs,
  check: async () => (await import('./commands/check.ts')).check,
  pin: async () => (await import('./commands/pin.ts')).pin,
  revoke: async () => (await import('./commands/revoke.ts')).revoke,
  remove: async () => (await import('./commands/remove.ts')).remove,
};

/** One server, without a configuration. */
async function single(): Promise<Command> {
  return (await import('./commands/single.ts')).single;
}

const MENU: Menu = { program: PROGRAM, commands: COMMANDS, unnamed: single };

/** Runs a command of the gateway. */
export async function main(args: string[]): Promise<void> {
  await runMenu(MENU, args);
}
