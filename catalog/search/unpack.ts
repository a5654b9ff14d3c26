import { compare } from './compare.ts';
import type { Found } from './found.ts';
import type { Entry, SearchIndex } from './index.ts';
import { BLOCK, reversed, unpackTerm, type Block, type Manifest, type PackedTerm } from './packed.ts';
import { kindOf } from './posting.ts';

/** Gives the parsed content of a file of the index, by its path. */
export type Load = (path: string) => Promise<unknown>;

/** An index in files. Each is loaded once, when it is first needed. */
export async function openIndex(load: Load): Promise<SearchIndex> {
  const { folder, size, terms, words, ends } = (await load('manifest.json')) as Manifest;
  const loaded = new Map<string, Promise<unknown>>();
  const file = (path: string): Promise<unknown> => {
    const content = loaded.get(path) ?? load(`${folder}/${path}.json`);
    loaded.set(path, content);
    // What failed is tried again when it is asked for again.
    content.catch(() => loaded.delete(path));
    return content;
  };
  const within = async (kind: 'words' | 'ends', firsts: string[], beginning: string): Promise<Entry[]> => {
    const from = Math.max(0, fileOf(firsts, beginning));
    const to = firsts.findIndex((first, i) => i > from && !first.startsWith(beginning));
    const numbers = firsts
      .keys()
      .drop(from)
      .take((to < 0 ? firsts.length : to) - from);
    const files = await Promise.all(numbers.map((number) => file(`${kind}/${number}`)));
    return (files.flat() as Entry[]).filter(([term]) => term.startsWith(beginning));
  };
  return {
    size,
    async postings(term) {
      const number = fileOf(terms, term);
      if (number < 0) return [];
      const packed = ((await file(`terms/${number}`)) as PackedTerm[]).find(([one]) => one === term);
      return packed === undefined ? [] : unpackTerm(packed);
    },
    beginningWith: (beginning) => within('words', words, beginning),
    async endingWith(end) {
      const entries = await within('ends', ends, reversed(end));
      return entries.map(([term, many]): Entry => [reversed(term), many]);
    },
    found: (documents) =>
      Promise.all(
        documents.map(async (document) => {
          const block = (await file(`found/${Math.floor(document / BLOCK)}`)) as Block;
          return unpackDocument(block, document % BLOCK);
        }),
      ),
  };
}

/** The number of the file that a term would be in; -1 for one before all. */
function fileOf(firsts: readonly string[], term: string): number {
  return firsts.findLastIndex((first) => compare(first, term) <= 0);
}

function unpackDocument({ servers, documents }: Block, at: number): Found {
  const packed = documents[at] ?? 0;
  const [serverSlug = '', serverTitle = '', tools = 0] = servers[typeof packed === 'number' ? packed : packed[0]] ?? [];
  if (typeof packed === 'number') return { kind: 'server', slug: serverSlug, title: serverTitle, tools };
  const [, number, description, name, slug = name] = packed;
  const kind = kindOf(number);
  if (kind === 'server') throw new Error('A tool has a category and a risk.');
  return { kind: 'tool', serverSlug, serverTitle, slug, name, description, ...kind };
}
