/** Entries of a list on one page. */
export const PAGE_SIZE = 500;

export interface Paging {
  /** From 1. */
  page: number;
  pages: number;
  total: number;
  offset: number;
}

/** The `page` parameter of every page of a list: the first has none. */
export function pageParams(total: number): (string | undefined)[] {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return Array.from({ length: pages }, (_, i) => (i === 0 ? undefined : String(i + 1)));
}

export function pagingOf(param: string | undefined, total: number): Paging {
  const page = param === undefined ? 1 : Number(param);
  return { page, pages: pageParams(total).length, total, offset: (page - 1) * PAGE_SIZE };
}

/** The address of a page of the list that starts at `first`. */
export function pageAddress(first: string, page: number): string {
  return page === 1 ? first : `${first}${page}/`;
}

/** The pages that the navigation names: both ends, and those around the present one. */
export function pagesToName({ page, pages }: Paging): number[] {
  const wanted = [1, 2, page - 1, page, page + 1, pages - 1, pages];
  return [...new Set(wanted)].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b);
}
