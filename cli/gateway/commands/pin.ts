import { listTools } from '../../../gateway/list-tools.ts';
import { writePins } from '../../../gateway/pins.ts';
import type { Command } from '../../command.ts';
import { EXIT } from '../../errors.ts';
import { writeFileSync } from 'node:fs';
import { CONFIG_FLAG, fromUser, say } from '../program.ts';
import { openNamed, OPTIONAL_TARGET } from '../target.ts';

export const pin: Command = {
  name: 'pin',
  summary: 'lists the tools of a server and writes down what they are now; calls none',
  positionals: '[<server>]',
  rest: OPTIONAL_TARGET,
  flags: { out: { help: 'the file of pins (default: standard output)', value: 'file' }, ...CONFIG_FLAG },
  async run(input) {
    const { name, openServer } = openNamed(input, input.positionals);
    const tools = await listTools(name, openServer);
    const text = writePins(tools);
    const out = input.value('out');
    if (out === undefined) process.stdout.write(text);
    else writeFileSync(fromUser(out), text);
    say(
      `Pinned ${tools.length} tools of ${name}. A tool that changes is denied until you have looked and pinned anew.`,
    );
    return EXIT.done;
  },
};
