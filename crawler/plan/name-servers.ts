/** A record as far as naming goes. */
interface Named {
  source: string;
  id: string;
  /** The server that it was found to speak of on an earlier night. */
  serverId: string | undefined;
}

/**
 * Gives every group of records the id of its server. Addresses of pages are made from it, so an id that was given once
 * stays: with the record whose own it is, and with the better record where servers turn out to be one. A new server
 * gets the id of its first record.
 * @param groups records of one server each, best first; the same order every night
 */
export function nameServers<R extends Named>(groups: readonly R[][]): Map<string, R[]> {
  const givers = new Map<string, R[]>();
  for (const group of groups) {
    for (const { id, serverId } of group) if (id === serverId && !givers.has(id)) givers.set(id, group);
  }
  const named = new Map<string, R[]>();
  const fresh: R[][] = [];
  for (const group of groups) {
    const may = (id: string): boolean => !named.has(id) && (givers.get(id) ?? group) === group;
    const kept = group.find(({ serverId }) => serverId !== undefined && may(serverId))?.serverId;
    if (kept === undefined) fresh.push(group);
    else named.set(kept, group);
  }
  for (const group of fresh) {
    const [first] = group;
    if (first !== undefined) named.set(freeId(first, named), group);
  }
  return named;
}

/** A record that came back, or a source's own choice, may ask for an id that another server has by now. */
function freeId({ id, source }: Named, taken: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let number = 1; taken.has(free); number += 1) free = `${id}/${source}${number === 1 ? '' : `/${number}`}`;
  return free;
}
