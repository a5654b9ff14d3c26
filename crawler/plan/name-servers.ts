/** A record as far as naming goes. */
interface Named {
  id: string;
  /** The server that it was found to speak of on an earlier night. */
  serverId: string | undefined;
}

/**
 * Gives every group of records the id of its server. Addresses of pages are made from it, so an id that was given once
 * stays; a new server gets the id of its first record.
 * @param groups records of one server each, best first
 */
export function nameServers<R extends Named>(groups: readonly R[][]): Map<string, R[]> {
  const owners = new Map<string, number>();
  for (const [index, group] of groups.entries()) {
    for (const [rank, { id, serverId }] of group.entries()) {
      if (serverId === undefined) continue;
      const before = owners.get(serverId);
      // Records that came apart: the id stays with the record that gave it.
      if (before === undefined || id === serverId || (rank === 0 && !gives(groups[before], serverId)))
        owners.set(serverId, index);
    }
  }
  const named = new Map<string, R[]>();
  for (const [index, group] of groups.entries()) {
    const kept = group.find(({ serverId }) => serverId !== undefined && owners.get(serverId) === index)?.serverId;
    const wanted = kept ?? group[0]?.id ?? '';
    named.set(named.has(wanted) ? `${wanted}/${index}` : wanted, group);
  }
  return named;
}

function gives(group: readonly Named[] | undefined, serverId: string): boolean {
  return group?.some(({ id, serverId: former }) => id === serverId && former === serverId) ?? false;
}
