import type { StackServer } from '../../../../policy/stack/stack.ts';
import { WORST_FIRST } from '../../../../policy/stack/sentences.ts';
import { number, quantity } from '../../language.ts';
import type { Match } from './lookup.ts';

/** Which version the configuration starts, and which one the catalog read. */
export function versionWords({ identity, keys }: StackServer, { card, by }: Match): string {
  const read = card.read?.key === by.hash ? card.read.version : undefined;
  const known = read === undefined ? '' : ` Version ${read} was read.`;
  if (identity.kind === 'address') return 'An address has no version: what it serves can change at any time.';
  if (identity.kind !== 'package' && identity.kind !== 'name') return '';
  if (identity.version === undefined)
    return keys.length === 0 ? '' : `Not pinned: the newest one is started each time.${known}`;
  if (read === undefined) return `Pinned to ${identity.version}.`;
  return identity.version.replace(/^v/, '') === read.replace(/^v/, '')
    ? `Pinned to ${read}, the version that was read.`
    : `Pinned to ${identity.version}.${known} Its tools can differ.`;
}

/** Whether whoever publishes the server decides what is started next time. */
export function isUnpinned({ identity }: StackServer): boolean {
  return identity.kind === 'package' && identity.version === undefined;
}

/** The number of a server's tools, by risk from most to least. */
export function toolWords({ card }: Match): string {
  if (card.tools === undefined) return 'Its tools are unknown.';
  const counts = WORST_FIRST.flatMap((risk) => {
    const count = card.tools?.filter((tool) => tool.risk === risk).length ?? 0;
    return count === 0 ? [] : [`${number(count)} ${risk}`];
  });
  return counts.length === 0 ? 'no tools' : `${quantity(card.tools.length, 'tool')}: ${counts.join(', ')}`;
}

/** What an entry that the catalog does not have starts, and what can be done to know more. */
export function unknownWords({ identity }: StackServer): string {
  switch (identity.kind) {
    case 'package':
      return `The ${REGISTRIES[identity.registry]} ${identity.package} is not in the catalog: nothing is known about its tools. Read its documentation before you trust it.`;
    case 'address':
      return `The address at ${identity.host} is not in the catalog: nothing is known about its tools. Ask whoever runs it which tools it has.`;
    case 'name':
      return `${identity.name} is not in the catalog: nothing is known about its tools. Write it as a command or an address to be sure.`;
    case 'program':
      return `${identity.program === undefined ? 'It' : `The program ${identity.program}`} starts no package that can be told from the configuration: nothing is known about its tools.`;
    case 'unknown':
      return 'What it starts cannot be told from the configuration.';
  }
}

const REGISTRIES = {
  npm: 'npm package',
  pypi: 'PyPI package',
  oci: 'container image',
  nuget: 'NuGet package',
  mcpb: 'bundle',
};
