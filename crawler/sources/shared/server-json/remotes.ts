import type { Remote } from '../../../../catalog/record.ts';
import { goodItems, type Drop } from '../lenient.ts';
import { Header, RemoteJson } from './schema.ts';

/** The addresses that a server can be spoken to at, each once. */
export function readRemotes(items: unknown[], drop: Drop): Remote[] {
  const remotes = new Map<string, Remote>();
  for (const { item, part } of goodItems(items, RemoteJson, 'remotes', drop, 50)) {
    const name = `${item.type} ${item.url}`;
    if (remotes.has(name)) drop(part, 'the same address as before');
    else remotes.set(name, { transport: item.type, url: item.url, headers: readHeaders(item.headers, part, drop) });
  }
  return [...remotes.values()];
}

function readHeaders(items: unknown[], part: string, drop: Drop): Remote['headers'] {
  return goodItems(items, Header, `${part}.headers`, drop).map(({ item }) => {
    const parts = Object.values(item.variables ?? {});
    return {
      name: item.name,
      required: item.isRequired || parts.some(({ isRequired }) => isRequired),
      secret: item.isSecret || parts.some(({ isSecret }) => isSecret),
    };
  });
}
