import { collect, emptyCollection, indexInMemory } from '../../../catalog/search/collect.ts';
import type { SearchableServer, SearchableTool } from '../../../catalog/search/document.ts';
import { foundTool, type Found } from '../../../catalog/search/found.ts';
import { indexFiles } from '../../../catalog/search/pack.ts';
import type { SearchIndex } from '../../../catalog/search/index.ts';
import { search, type SearchAnswer, type SearchOptions } from '../../../catalog/search/search.ts';
import type { Category, Risk } from '../../../catalog/vocabulary.ts';

/** A tool in a few words: its name, what its author says, and what it is. */
export function tool(name: string, description = '', category: Category = 'Read', risk: Risk = 'low'): SearchableTool {
  return { name, slug: name, title: '', description, category, risk };
}

export function server(id: string, title: string, ...tools: SearchableTool[]): SearchableServer {
  return { id, slug: id.replaceAll(/[@/]/g, '_'), title, tools };
}

/** Servers whose names and tools resemble each other. */
export const SHELF = [
  server(
    '@acme/toolbox',
    'Acme Toolbox',
    tool('github_delete_file', 'Deletes a file in a repository.', 'Destructive', 'critical'),
    tool('delete', 'Deletes whatever is named.', 'Destructive', 'critical'),
    tool('read_files', 'Reads some files.'),
    tool('file_read', 'Reads a file.'),
    tool('notify', 'Tells people on Slack or GitHub when something was deleted.', 'Write', 'high'),
  ),
  server('context7', 'Context7', tool('resolve-library-id'), tool('get-library-docs', 'Documents of a library.')),
  server(
    'files',
    'Files (reference)',
    tool('read_file', 'Reads a file.'),
    tool('readFileLines', 'Reads some lines.'),
    tool('write_file', 'Writes a file.', 'Write', 'medium'),
  ),
  server(
    '@modelcontextprotocol/server-github',
    'GitHub (reference, archived)',
    tool('create_issue', 'Creates an issue.', 'Write', 'high'),
    tool('delete_file', 'Deletes a file.', 'Destructive', 'critical'),
    tool('remove_collaborator', 'Takes a person off a repository.', 'Destructive', 'critical'),
    tool('list_issues', 'Lists issues.'),
    tool('list_repositories', 'Lists repositories of 组织 仓库列表.'),
  ),
  server('gitlab-mcp', 'GitLab', tool('delete_file', 'Deletes a file.', 'Destructive', 'critical')),
  server('server-kubernetes', 'Kubernetes', tool('deploy'), tool('delete_pod', '', 'Destructive', 'critical')),
  server(
    'shop',
    'Stripe',
    tool('create_refund', 'Gives money back.', 'Financial', 'critical'),
    tool('list_charges', 'Lists charges.', 'Read', 'medium'),
  ),
  server('square', 'Square', tool('refundPayment', 'Refunds a payment.', 'Financial', 'critical')),
  server('odd', 'constructor', tool('__proto__', 'toString valueOf'), tool('', 'A tool without a name.'), tool('the')),
];

export function shelfIndex(servers: readonly SearchableServer[] = SHELF): SearchIndex {
  const collected = emptyCollection();
  const found: Found[] = [];
  for (const one of servers) {
    collect(collected, one);
    found.push({ kind: 'server', slug: one.slug, title: one.title, tools: one.tools.length });
    found.push(...one.tools.map((it) => foundTool(one, it)));
  }
  return indexInMemory(collected, (documents) => Promise.resolve(documents.flatMap((it) => found[it] ?? [])));
}

/** The results of an answer as short texts: "Title" of a server, "Title: name" of a tool. */
export function inShort({ results }: SearchAnswer): string[] {
  return results.map((it) => (it.kind === 'server' ? short(it.title) : `${short(it.serverTitle)}: ${it.name}`));
}

function short(title: string): string {
  return title.replace(/ \(.*/, '');
}

export async function ask(query: string, options: Partial<SearchOptions> = {}): Promise<SearchAnswer> {
  return search(shelfIndex(), query, { limit: 20, ...options });
}

/** The files of an index, by the path that they are loaded from. */
export function filesOf(servers: Iterable<SearchableServer>): Map<string, string> {
  const files = new Map<string, string>();
  for (const { path, body } of indexFiles(servers)) files.set(path, body);
  const { folder } = JSON.parse(files.get('manifest.json') ?? '') as { folder: string };
  return new Map([...files].map(([path, body]) => [path === 'manifest.json' ? path : `${folder}/${path}`, body]));
}
