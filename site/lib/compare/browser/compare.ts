import { compareStack } from '../../../../policy/stack/facts.ts';
import { readStack, type StackServer } from '../../../../policy/stack/stack.ts';
import { quantity } from '../../language.ts';
import { find, type Digits, type Match } from './lookup.ts';
import { isUnpinned } from './words.ts';

/** An entry of the configuration, and the server of the catalog that it is. */
export interface Compared {
  /** Its name, with a number where a configuration has it twice. */
  name: string;
  server: StackServer;
  match: Match | undefined;
}

export interface Comparison {
  problems: string[];
  servers: Compared[];
  facts: ReturnType<typeof compareStack>;
  /** What was found, in one or two sentences. */
  summary: string;
}

/** Reads a configuration and looks its servers up. Throws when the catalog's data cannot be loaded. */
export async function compareText(text: string, digits: Digits): Promise<Comparison> {
  const stack = readStack(text);
  const names = new Map<string, number>();
  const servers = await Promise.all(
    stack.servers.map(async (server): Promise<Compared> => {
      const times = (names.get(server.name) ?? 0) + 1;
      names.set(server.name, times);
      const name = times === 1 ? server.name : `${server.name} (${times})`;
      return { name, server, match: await find(server, digits) };
    }),
  );
  const used = servers.filter(({ server }) => !server.disabled);
  const facts = compareStack(
    used.flatMap(({ name, match }) => (match === undefined ? [] : [{ name, tools: match.card.tools }])),
  );
  const found = servers.filter(({ match }) => match !== undefined).length;
  const problems = stack.problems.map(
    ({ message, line, server }) => `Line ${line}${server === undefined ? '' : `, ${server}`}: ${message}`,
  );
  return { problems, servers, facts, summary: summaryOf(servers, found, problems.length, facts.sentences[0] ?? '') };
}

function summaryOf(servers: readonly Compared[], found: number, problems: number, first: string): string {
  if (servers.length === 0)
    return problems > 0
      ? 'No server could be read. The lines below say what to mend.'
      : 'There is no server in this text. Paste the configuration of a client, or a package on each line.';
  const unpinned = servers.filter(({ server }) => isUnpinned(server)).length;
  return [
    `${found} of ${quantity(servers.length, 'server')} in the catalog.`,
    found > 0 ? first : '',
    unpinned > 0 ? `${quantity(unpinned, 'server is', 'servers are')} not pinned to a version.` : '',
    problems > 0 ? `${quantity(problems, 'line')} could not be read.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
