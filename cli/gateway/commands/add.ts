import { isId, type ServerEntry } from '../../../gateway/config/config.ts';
import { changeConfig } from '../../../gateway/config/file.ts';
import type { Command } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { CONFIG_FLAG, configPath, onlyArgument, PROGRAM, say } from '../program.ts';
import { assertSendable, readTarget, TARGET } from '../target.ts';

export const add: Command = {
  name: 'add',
  summary: 'adds a server to the configuration',
  positionals: '<server>',
  rest: TARGET,
  flags: {
    env: {
      help: 'a variable that the program gets from the environment of the gateway; its value is not stored',
      value: 'NAME',
      repeatable: true,
    },
    header: {
      help: "a header for every request; ${NAME} in it stands for an environment variable: 'Authorization: Bearer ${KEY}'",
      value: 'Name: value',
      repeatable: true,
    },
    ...CONFIG_FLAG,
  },
  run(input) {
    const id = onlyArgument(input);
    if (id === undefined) throw new UsageError('add takes one id for the server, then "--" and how to reach it.');
    if (!isId(id))
      throw new UsageError(`"${id}" cannot be an id. Use letters, digits, ".", "_" and "-", at most 64 of them.`);
    const entry = withSecrets(readTarget(input.rest), input.values('env'), input.values('header'));
    const path = configPath(input);
    changeConfig(path, (config) => {
      if (Object.hasOwn(config.servers, id))
        throw new UsageError(`There is a server "${id}" already. Choose another id, or remove it first.`);
      return { ...config, servers: { ...config.servers, [id]: entry } };
    });
    say(`Added "${id}" to ${path}. Nobody may use it yet: ${PROGRAM} grant ${id} --policy <file>`);
    return Promise.resolve(EXIT.done);
  },
};

function withSecrets(entry: ServerEntry, names: string[], headers: string[]): ServerEntry {
  if (names.length > 0 && entry.url !== undefined) throw new UsageError('--env is for programs; use --header.');
  if (headers.length > 0 && entry.url === undefined) throw new UsageError('--header is for addresses; use --env.');
  const wrong = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (wrong !== undefined)
    throw new UsageError(`--env takes the name of a variable, not "${wrong}": its value stays out of the file.`);
  const named = Object.fromEntries(headers.map(readHeader));
  if (entry.url !== undefined) assertSendable(entry.url, named);
  return {
    ...entry,
    ...(names.length > 0 && { env: Object.fromEntries(names.map((name) => [name, `\${${name}}`])) }),
    ...(headers.length > 0 && { headers: named }),
  };
}

function readHeader(text: string): [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(\S.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--header takes 'Name: value', not '${text}'.`);
  return [name, value];
}
