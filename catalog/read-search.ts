import type { Catalog } from './database.ts';
import { collect, emptyCollection, indexInMemory } from './search/collect.ts';
import { SEARCHED, type SearchableServer, type SearchableTool } from './search/document.ts';
import { foundTool, type Found } from './search/found.ts';
import type { SearchIndex } from './search/index.ts';
import { search, type SearchAnswer } from './search/search.ts';
import type { Category, Risk } from './vocabulary.ts';

const TOOLS = `SELECT tools.name, tools.slug, category, risk,
    substr(iif(json_valid(definition), coalesce(definition ->> '$.title', definition ->> '$.annotations.title'), ''), 1, ${SEARCHED}) AS title,
    substr(iif(json_valid(definition), definition ->> '$.description', ''), 1, ${SEARCHED}) AS description
  FROM tools JOIN classifications ON classifications.tool_id = tools.id WHERE server_id = ? ORDER BY position`;

type Row = { [K in keyof SearchableTool]: SearchableTool[K] | (K extends 'title' | 'description' ? unknown : never) };

/**
 * Every server with its tools, one at a time, by title. A server that turned out to be another is left out. The texts
 * of a definition that nests deeper than SQLite reads are empty.
 */
export function* readSearchable(db: Catalog): Generator<SearchableServer> {
  const servers = db
    .prepare<[], Omit<SearchableServer, 'tools'>>(
      'SELECT id, slug, title FROM servers WHERE same_as IS NULL ORDER BY title COLLATE NOCASE, id',
    )
    .all();
  const tools = db.prepare<[string], Row>(TOOLS);
  for (const server of servers) yield { ...server, tools: tools.all(server.id).map(searchable) };
}

function searchable(row: Row): SearchableTool {
  return { ...row, name: JSON.parse(row.name) as string, title: text(row.title), description: text(row.description) };
}

/** What an author wrote where a text belongs can be anything. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What to narrow a search to, and how many results to give at most. */
export interface SearchWishes {
  category?: Category | undefined;
  risk?: Risk | undefined;
  limit: number;
}

/**
 * Servers and tools for a query in plain words, best first: the answer that the site's search gives. The first search
 * over a catalog reads it all (some seconds for 100,000 tools); the others take milliseconds.
 */
export function searchCatalog(db: Catalog, query: string, wishes: SearchWishes): Promise<SearchAnswer> {
  const { category, risk, limit } = wishes;
  const index = INDEXES.get(db) ?? indexOf(db);
  INDEXES.set(db, index);
  return search(index, query, {
    ...(category !== undefined && { categories: [category] }),
    ...(risk !== undefined && { risks: [risk] }),
    limit,
  });
}

const INDEXES = new WeakMap<Catalog, SearchIndex>();

function indexOf(db: Catalog): SearchIndex {
  const collected = emptyCollection();
  const documents: { server: Omit<SearchableServer, 'tools'> & { size: number }; tool: string | undefined }[] = [];
  for (const { tools, ...names } of readSearchable(db)) {
    const server = { ...names, size: tools.length };
    collect(collected, { ...names, tools });
    documents.push({ server, tool: undefined }, ...tools.map(({ slug }) => ({ server, tool: slug })));
  }
  const one = db.prepare<[string, string], Row>(TOOLS.replace('ORDER BY', 'AND slug = ? ORDER BY'));
  const found = (document: number): Found[] => {
    const { server, tool } = documents[document] ?? {};
    if (server === undefined) return [];
    if (tool === undefined) return [{ kind: 'server', slug: server.slug, title: server.title, tools: server.size }];
    const row = one.get(server.id, tool);
    return row === undefined ? [] : [foundTool(server, searchable(row))];
  };
  return indexInMemory(collected, (wanted) => Promise.resolve(wanted.flatMap(found)));
}
