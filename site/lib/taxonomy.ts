import { FRAMEWORKS, taxonomyEntry, type TaxonomyEntry } from '../../catalog/taxonomy.ts';

/** An entry of a public threat list as pages show it. */
export interface ShownEntry extends TaxonomyEntry {
  id: string;
  /** The name of its list. */
  list: string;
}

/** The entries of these ids. An id that this program does not know is left out: there is no address for it. */
export function taxonomyOf(ids: readonly string[]): ShownEntry[] {
  return ids.flatMap((id) => {
    const entry = taxonomyEntry(id);
    return entry === undefined ? [] : [{ id, list: FRAMEWORKS[entry.framework].label, ...entry }];
  });
}
