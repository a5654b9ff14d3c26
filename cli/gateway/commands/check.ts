import { readFileSync } from 'node:fs';
import { reasonOf } from '../../../gateway/errors.ts';
import { listTools } from '../../../gateway/list-tools.ts';
import { parsePolicyText } from '../../../policy/document.ts';
import type { Command } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { CONFIG_FLAG, fromUser, say } from '../program.ts';
import { exitWhenAsked } from '../signals.ts';
import { openNamed, OPTIONAL_TARGET } from '../target.ts';

export const check: Command = {
  name: 'check',
  summary: 'reads a policy and compares the tools it names with those of the server; calls none',
  positionals: '<policy> [<server>]',
  rest: OPTIONAL_TARGET,
  flags: CONFIG_FLAG,
  async run(input) {
    const [policy, ...named] = input.positionals;
    if (policy === undefined) throw new UsageError('check takes a policy, and a server or "--" and how to reach one.');
    const text = readText(fromUser(policy));
    const { name, openServer } = openNamed(input, named);
    exitWhenAsked();
    // A policy that is refused anyway is no reason to start a program.
    const alone = parsePolicyText(text);
    const tools = 'policy' in alone ? (await listTools(name, openServer)).map((tool) => tool.name) : [];
    const read = 'policy' in alone ? parsePolicyText(text, { tools }) : alone;
    if ('problems' in read) {
      for (const { path, message } of read.problems) say(`${policy}: ${path || '/'}: ${message}`);
      return EXIT.finding;
    }
    const ruled = tools.filter((tool) => read.policy.tools?.has(tool)).length;
    const others = read.policy.default === 'deny' ? 'denied' : 'allowed';
    say(`${policy} fits ${name}: it names ${ruled} of ${tools.length} tools; what it does not name is ${others}.`);
    return EXIT.done;
  },
};

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}
