import type { Source } from '../source.ts';
import { readCheckout } from './checkout.ts';
import { readPublished } from './published.ts';

const DEFAULT = 'https://desktop.docker.com/mcp/catalog/v3/catalog.yaml';

/** Docker's MCP catalog: as it is published, or a checkout of the repository that it is made from. */
export function dockerCatalog(place: string = DEFAULT): Source {
  return {
    id: 'docker-catalog',
    title: 'Docker MCP catalog',
    homepage: 'https://github.com/docker/mcp-registry',
    terms: 'The repository is under the MIT licence; for the published catalog no terms are stated.',
    place,
    read: (asking) =>
      /^https?:/i.test(place) ? readPublished(new URL(place), asking) : readCheckout(place, asking.now),
  };
}
