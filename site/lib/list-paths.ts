import { countTools, type ToolFilter } from '../../catalog/read-tools.ts';
import { catalog } from './catalog.ts';
import { pageParams } from './paging.ts';

/** The parameters of every page of every list: `key` is the name of the parameter that tells the lists apart. */
export function listPaths<K extends string>(
  key: K,
  entries: readonly { segment: string; filter: ToolFilter }[],
): { params: Record<K, string> & { page: string | undefined }; props: { total: number } }[] {
  return entries.flatMap(({ segment, filter }) => {
    const total = countTools(catalog(), filter);
    return pageParams(total).map((page) => ({
      params: { [key]: segment, page } as Record<K, string> & { page: string | undefined },
      props: { total },
    }));
  });
}
