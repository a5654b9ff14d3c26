import type { Category, Risk } from '../vocabulary.ts';
import type { Place } from './posting.ts';
import { joined, termsIn, wordStems } from './words.ts';

/** What is known of a tool when it is searched. */
export interface SearchableTool {
  name: string;
  slug: string;
  title: string;
  /** Its beginning is enough. */
  description: string;
  category: Category;
  risk: Risk;
}

export interface SearchableServer {
  id: string;
  slug: string;
  title: string;
  tools: readonly SearchableTool[];
}

/** Characters of a description that are searched: what a tool does is said at the beginning. */
export const SEARCHED = 300;

/** Marks the term of a whole name. No word contains it. */
const WHOLE = '=';

/** The term by which a name is found that is pasted whole; undefined for one without letters and digits. */
export function wholeName(name: string): string | undefined {
  const letters = joined(name);
  return letters === '' ? undefined : WHOLE + letters;
}

/** Words that nearly every server has in its id. */
const OF_SERVERS = new Set(['server', 'tool', 'modelcontextprotocol']);

/** What a server is found by, and where each word stands. What its title says in brackets is no part of its name. */
export function placesOfServer(server: Pick<SearchableServer, 'id' | 'title'>): Map<string, Place> {
  const title = server.title.slice(0, SEARCHED).replaceAll(/\([^()]*\)/g, ' ');
  const places = new Map<string, Place>();
  for (const term of termsIn(`${server.title.slice(0, SEARCHED)} ${server.id.slice(0, SEARCHED)}`))
    if (!OF_SERVERS.has(term)) places.set(term, 'server');
  setAll(places, termsIn(title), named(title));
  setAll(places, [server.title, title, server.id].map(wholeName), 'name1');
  return places;
}

/** What a tool is found by. `ofServer` is what its server is found by. */
export function placesOfTool(tool: SearchableTool, ofServer: ReadonlyMap<string, Place>): Map<string, Place> {
  const places = new Map<string, Place>();
  const name = tool.name.slice(0, SEARCHED);
  setAll(places, termsIn(tool.description.slice(0, SEARCHED)), 'description');
  places.delete('tool');
  setAll(places, termsIn(tool.title.slice(0, SEARCHED)), 'title');
  for (const term of ofServer.keys()) if (!term.startsWith(WHOLE)) places.set(term, 'server');
  for (const term of termsIn(name)) places.set(term, ofServer.has(term) ? 'both' : named(name));
  setAll(places, [wholeName(name)], 'name1');
  return places;
}

function setAll(places: Map<string, Place>, terms: Iterable<string | undefined>, place: Place): void {
  for (const term of terms) if (term !== undefined) places.set(term, place);
}

/** The place of a word of a name, by how many words it has. */
function named(name: string): Place {
  const words = wordStems(name).size;
  if (words < 2) return 'name1';
  if (words === 2) return 'name2';
  return words === 3 ? 'name3' : 'name4';
}
