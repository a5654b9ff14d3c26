/** Entries of a list on one page. */
export const PAGE_SIZE = 500;

export interface Paging {
  /** From 1. */
  page: number;
  pages: number;
  total: number;
  /** Entries of a page. */
  size: number;
  offset: number;
}

/** The `page` parameter of every page of a list: the first has none. */
export function pageParams(total: number, size = PAGE_SIZE): (string | undefined)[] {
  const pages = Math.max(1, Math.ceil(total / size));
  return Array.from({ length: pages }, (_, i) => (i === 0 ? undefined : String(i + 1)));
}

export function pagingOf(param: string | undefined, total: number, size = PAGE_SIZE): Paging {
  const page = param === undefined ? 1 : Number(param);
  return { page, pages: pageParams(total, size).length, total, size, offset: (page - 1) * size };
}

/** The address of a page of the list that starts at `first`. */
export function pageAddress(first: string, page: number): string {
  return page === 1 ? first : `${first}${page}/`;
}

/** So many pages are all named. */
const ALL = 40;

/**
 * The pages that the navigation names: of a long list, both ends, every n-th page, and those around the present one up to
 * the next that is named anyway. Every page is then two clicks from every other.
 */
export function pagesToName({ page, pages }: Pick<Paging, 'page' | 'pages'>): number[] {
  const step = pages <= ALL ? 1 : Math.ceil(Math.sqrt(pages));
  const steps = Array.from({ length: Math.ceil(pages / step) }, (_, i) => 1 + i * step);
  const near = Array.from({ length: 2 * step + 1 }, (_, i) => page - step + i);
  const wanted = [...steps, ...near, pages];
  return [...new Set(wanted)].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b);
}
