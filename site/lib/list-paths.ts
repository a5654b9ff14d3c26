import { countTools, type ToolFilter } from '../../catalog/read-tools.ts';
import { CATEGORIES, CATEGORY_IDS, RISK_IDS, type Category, type Risk } from '../../catalog/vocabulary.ts';
import { catalog } from './catalog.ts';
import { remember } from './memo.ts';
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

/** Each category with each risk that tools of it have, and how many. */
export const facets: () => { category: Category; risk: Risk; total: number }[] = remember(() =>
  CATEGORY_IDS.flatMap((category) =>
    RISK_IDS.map((risk) => ({ category, risk, total: countTools(catalog(), { category, risk }) })),
  ).filter(({ total }) => total > 0),
);

export function facetPaths() {
  return facets().flatMap(({ category, risk, total }) =>
    pageParams(total).map((page) => ({
      params: { category: CATEGORIES[category].slug, risk, page },
      props: { total },
    })),
  );
}
