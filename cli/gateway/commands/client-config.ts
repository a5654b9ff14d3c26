import { didYouMean } from '../../../gateway/config/config.ts';
import { variablesIn } from '../../../gateway/config/expand.ts';
import { readConfig } from '../../../gateway/config/file.ts';
import { settingsOf } from '../../../gateway/config/settings.ts';
import type { Command, Input } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { CLIENTS, type HttpEntry, type StdioEntry } from '../../../policy/clients.ts';
import { CONFIG_FLAG, configPath, fromUser, say, SCRIPT } from '../program.ts';
import { noServer, readTarget, stableId, OPTIONAL_TARGET } from '../target.ts';

export const clientConfig: Command = {
  name: 'client-config',
  summary: 'prints what to paste into the configuration of a client',
  positionals: '<client>',
  rest: OPTIONAL_TARGET,
  flags: {
    server: { help: 'only this server of the configuration (default: all)', value: 'id' },
    http: { help: 'by the address of "serve", not by starting a program' },
    policy: { help: 'for the one server after "--": its policy', value: 'file' },
    pins: { help: 'for the one server after "--": its pins', value: 'file' },
    name: { help: 'for the one server after "--": what counters and the audit log call it', value: 'id' },
    ...CONFIG_FLAG,
  },
  run(input) {
    const [id = '', ...more] = input.positionals;
    const client = Object.hasOwn(CLIENTS, id) && more.length === 0 ? CLIENTS[id] : undefined;
    const known = Object.keys(CLIENTS);
    if (client === undefined)
      throw new UsageError(`client-config takes one of ${known.join(', ')}${didYouMean(id, known) || '.'}`);
    if (input.has('http') && client.http === undefined)
      throw new UsageError(`${client.title} reads no addresses from its file. Leave --http away.`);
    const text = input.has('http') ? client.http?.(httpEntries(input)) : client.stdio(stdioEntries(input));
    process.stdout.write(text ?? '');
    say(`This belongs into ${client.place}. The file holds a token or a command: keep it to yourself.`);
    if (text?.includes(PLACEHOLDER)) say(`Put the token that "grant" printed in the place of ${PLACEHOLDER}.`);
    const others = input.has('http') || input.rest.length > 0 ? [] : serverIds(input).flatMap(variables(input));
    if (others.length > 0) say(`Put values in the places of ${[...new Set(others)].map(placeholder).join(', ')} too.`);
    if (input.rest.length > 0 && input.value('name') === undefined) say('Call it something shorter with --name.');
    return Promise.resolve(EXIT.done);
  },
};

const PLACEHOLDER = placeholder('TOKEN');

function placeholder(name: string): string {
  return `YOUR_${name}`;
}

function token(): string {
  return process.env['MCP_GATEWAY_TOKEN'] ?? PLACEHOLDER;
}

/** What the gateway has to find in its environment to reach a server: clients hand on little of their own. */
function variables(input: Input): (id: string) => string[] {
  const { servers, state = '' } = readConfig(configPath(input));
  return (id) => variablesIn(JSON.stringify([servers[id], state]));
}

function stdioEntries(input: Input): Record<string, StdioEntry> {
  if (input.rest.length > 0) return singleEntry(input);
  const config = input.value('config') === undefined ? [] : ['--config', configPath(input)];
  const needed = variables(input);
  const entries = serverIds(input).map((id): [string, StdioEntry] => {
    const args = [SCRIPT, 'connect', id, ...config];
    const others = Object.fromEntries(needed(id).map((name) => [name, placeholder(name)]));
    return [id, { command: process.execPath, args, env: { MCP_GATEWAY_TOKEN: token(), ...others } }];
  });
  return Object.fromEntries(entries);
}

/** The gateway in front of one server, without a configuration: it needs no token. */
function singleEntry(input: Input): Record<string, StdioEntry> {
  const policy = input.value('policy');
  if (policy === undefined) throw new UsageError('The server after "--" needs a policy: --policy <file>.');
  const target = readTarget(input.rest);
  const name = input.value('name') ?? stableId('server', target);
  const pins = input.value('pins');
  const flags = ['--policy', fromUser(policy), ...(pins === undefined ? [] : ['--pins', fromUser(pins)])];
  const args = [SCRIPT, ...flags, '--name', name, '--', ...input.rest];
  return { [name]: { command: process.execPath, args, env: {} } };
}

function httpEntries(input: Input): Record<string, HttpEntry> {
  if (input.rest.length > 0) throw new UsageError('--http is for servers of the configuration.');
  const path = configPath(input);
  const { host, port } = settingsOf(path, readConfig(path));
  if (port === 0) throw new UsageError(`${path}: /listen/port is 0, so the address is known only when it is served.`);
  const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const authority = `${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
  return Object.fromEntries(
    serverIds(input).map((id) => [id, { url: `http://${authority}/mcp/${id}`, token: token() }]),
  );
}

function serverIds(input: Input): string[] {
  const known = Object.keys(readConfig(configPath(input)).servers);
  const named = input.value('server');
  if (named === undefined) return known;
  if (!known.includes(named)) throw noServer(named, known);
  return [named];
}
