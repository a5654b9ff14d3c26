import type { Source } from './source.ts';

/**
 * Every source by its id; of two that name the same server, the first names it for us, so that lists which say little of
 * a server stand last. Each is made for its usual place, or for another one: a base URL or a file. They are imported where
 * they are listed, so that a source is one line.
 */
export const SOURCES: Record<string, (place?: string) => Source> = {
  'built-in': (await import('./built-in/source.ts')).builtIn,
  import: (await import('./import/source.ts')).importSource,
  'official-registry': (await import('./official-registry/source.ts')).officialRegistry,
  'github-registry': (await import('./github-registry/source.ts')).githubRegistry,
  'toolhive-catalog': (await import('./toolhive-catalog/source.ts')).toolhiveCatalog,
  'docker-catalog': (await import('./docker-catalog/source.ts')).dockerCatalog,
  smithery: (await import('./smithery/source.ts')).smithery,
  glama: (await import('./glama/source.ts')).glama,
  'npm-search': (await import('./npm-search/source.ts')).npmSearch,
  'awesome-mcp-servers': (await import('./awesome-mcp-servers/source.ts')).awesomeMcpServers,
  'html-list': (await import('./html-list/source.ts')).htmlList,
};

export const SOURCE_ORDER: readonly string[] = Object.keys(SOURCES);
