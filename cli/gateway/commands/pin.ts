import { writeFileSync } from 'node:fs';
import { GatewayError, reasonOf } from '../../../gateway/errors.ts';
import { listTools } from '../../../gateway/list-tools.ts';
import { writePins } from '../../../catalog/pins.ts';
import type { Command } from '../../command.ts';
import { EXIT } from '../../errors.ts';
import { CONFIG_FLAG, fromUser, say } from '../program.ts';
import { exitWhenAsked } from '../signals.ts';
import { openNamed, OPTIONAL_TARGET } from '../target.ts';

export const pin: Command = {
  name: 'pin',
  summary: 'lists the tools of a server and writes down what they are now; calls none',
  positionals: '[<server>]',
  rest: OPTIONAL_TARGET,
  flags: { out: { help: 'the file of pins (default: standard output)', value: 'file' }, ...CONFIG_FLAG },
  async run(input) {
    const { name, openServer } = openNamed(input, input.positionals);
    exitWhenAsked();
    const tools = await listTools(name, openServer);
    const text = textOf(name, tools);
    const out = input.value('out');
    if (out === undefined) process.stdout.write(text);
    else writeTo(fromUser(out), text);
    say(
      `Pinned ${tools.length} tools of ${name}. A tool that changes is denied until you have looked and pinned anew.`,
    );
    return EXIT.done;
  },
};

function textOf(name: string, tools: Parameters<typeof writePins>[0]): string {
  try {
    return writePins(tools);
  } catch (error) {
    throw new GatewayError(`${name} cannot be pinned: ${reasonOf(error)}`, { cause: error });
  }
}

function writeTo(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new GatewayError(`${path} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}
