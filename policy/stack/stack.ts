import type { PackageRegistry } from '../../catalog/record.ts';
import { identify } from './identity.ts';
import { readEntries, type StackFormat } from './entries.ts';

/** What an entry of a configuration starts or reaches, as far as can be told without starting it. */
export type Identity =
  | { kind: 'package'; registry: PackageRegistry; package: string; version?: string }
  /** The host alone: the rest of an address can hold keys. */
  | { kind: 'address'; host: string }
  /** A word of a list that can be a package of npm or PyPI, or the name of a server. */
  | { kind: 'name'; name: string; version?: string }
  /** A program that no package is known of. */
  | { kind: 'program'; program?: string }
  | { kind: 'unknown' };

/** A key to look a server up by, and what of it the key is made of: by a host or a name, it can be another server. */
interface StackKey {
  hash: string;
  by: 'package' | 'address' | 'host' | 'name';
}

/**
 * One server of a stack. No values: of variables, headers and arguments only the names are kept, of an address the
 * host. What is shown, stored or printed is made of this.
 */
export interface StackServer {
  /** As the configuration names it; of a line of a list, what it identifies. */
  name: string;
  identity: Identity;
  /**
   * Hashes of the keys that the catalog may know it by (`catalog/lookup-key.ts`), the surest first. An address is in
   * them whole, but for its query, and cannot be read back.
   */
  keys: StackKey[];
  /** The configuration says that it is off. */
  disabled: boolean;
  /** Names of the variables and headers that it is given. */
  variables: string[];
  headers: string[];
  /** 1-based line of the text on which it begins. */
  line: number;
}

/** Why a part of the text could not be read: a sentence that quotes nothing of it. */
export interface StackProblem {
  message: string;
  /** 1-based. */
  line: number;
  column: number;
  /** The entry that it is about. */
  server?: string;
}

export interface Stack {
  format: StackFormat;
  servers: StackServer[];
  problems: StackProblem[];
}

/** Most servers of one stack: no client offers a model the tools of more. */
const MOST_SERVERS = 200;

/** Reads a configuration of an MCP client, or a list of servers. Never throws; what is readable is kept. */
export function readStack(text: string): Stack {
  const { format, entries, problems } = readEntries(text);
  const servers: StackServer[] = [];
  for (const { name, value, place } of entries.slice(0, MOST_SERVERS)) {
    const { problem, ...said } = identify(value);
    servers.push({ name: name || labelOf(said.identity), ...said, line: place.line });
    if (problem !== undefined) problems.push({ message: problem, ...place, ...(name !== '' && { server: name }) });
  }
  const [first] = entries.slice(MOST_SERVERS);
  if (first !== undefined)
    problems.push({ message: `There are more than ${MOST_SERVERS} servers; the rest is left out.`, ...first.place });
  return { format, servers, problems };
}

/** What an entry without a name is called. */
function labelOf(identity: Identity): string {
  switch (identity.kind) {
    case 'package':
      return identity.package;
    case 'address':
      return identity.host;
    case 'name':
      return identity.name;
    case 'program':
      return identity.program ?? 'program';
    case 'unknown':
      return 'entry';
  }
}
