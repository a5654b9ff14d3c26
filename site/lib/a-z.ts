import { INITIALS, initialOf, readToolsByInitial, type Initial } from '../../catalog/read-a-z.ts';
import type { ServerSummary } from '../../catalog/read-servers.ts';
import { catalog, servers } from './catalog.ts';
import { to } from './links.ts';
import { remember } from './memo.ts';

export const LISTS = ['tools', 'servers'] as const;
export type List = (typeof LISTS)[number];

/** The rows of all tools, by the letter that their names begin with. */
export const toolsByInitial: () => ReadonlyMap<Initial, readonly number[]> = remember(() =>
  readToolsByInitial(catalog()),
);

export const serversByInitial: () => ReadonlyMap<Initial, readonly ServerSummary[]> = remember(() => {
  const byInitial = new Map<Initial, ServerSummary[]>(INITIALS.map((initial) => [initial, []]));
  for (const server of servers()) byInitial.get(initialOf(server.title))?.push(server);
  return byInitial;
});

/** How many tools or servers are listed under a letter. */
export function countOf(list: List, initial: Initial): number {
  return (list === 'tools' ? toolsByInitial() : serversByInitial()).get(initial)?.length ?? 0;
}

/** The letters under which there is something. */
export function initialsOf(list: List): Initial[] {
  return INITIALS.filter((initial) => countOf(list, initial) > 0);
}

export function initialPath(list: List, initial: Initial): string {
  return to(`/a-z/${list}/${initial}/`);
}

/** A letter as it is written: "A", or "Other signs". */
export function initialLabel(initial: Initial): string {
  return initial === 'other' ? 'Other signs' : initial.toUpperCase();
}
