/** The search as a browser asks it. Loaded when somebody is about to search, not with the page. */
import type { SearchIndex } from '../../../catalog/search/index.ts';
import { search, type SearchAnswer, type SearchOptions } from '../../../catalog/search/search.ts';
import { openIndex } from '../../../catalog/search/unpack.ts';

const FOLDER = `${import.meta.env.BASE_URL.replace(/\/+$/, '')}/search/index/`;
let opened: Promise<SearchIndex> | undefined;

/** @throws Error when the index cannot be loaded; asking again tries again. */
export async function ask(query: string, options: SearchOptions): Promise<SearchAnswer> {
  opened ??= openIndex(load);
  try {
    return await search(await opened, query, options);
  } catch (error) {
    // A newer site may have another index.
    opened = undefined;
    throw error;
  }
}

async function load(path: string): Promise<unknown> {
  const response = await fetch(FOLDER + path);
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return response.json();
}
