import { builtIn } from './built-in/source.ts';
import { dockerCatalog } from './docker-catalog/source.ts';
import { githubRegistry } from './github-registry/source.ts';
import { glama } from './glama/source.ts';
import { htmlList } from './html-list/source.ts';
import { importSource } from './import/source.ts';
import { officialRegistry } from './official-registry/source.ts';
import { smithery } from './smithery/source.ts';
import type { Source } from './source.ts';
import { toolhiveCatalog } from './toolhive-catalog/source.ts';

/**
 * Every source by its id; of two that name the same server, the first names it for us, so that lists which say little of
 * a server stand last. Each is made for its usual place, or for another one: a base URL or a file.
 */
export const SOURCES: Record<string, (place?: string) => Source> = {
  'built-in': builtIn,
  import: importSource,
  'official-registry': officialRegistry,
  'github-registry': githubRegistry,
  'toolhive-catalog': toolhiveCatalog,
  'docker-catalog': dockerCatalog,
  smithery,
  glama,
  'html-list': htmlList,
};

export const SOURCE_ORDER: readonly string[] = Object.keys(SOURCES);
