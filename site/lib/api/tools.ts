import { z } from 'zod';
import { serverBySlug } from '../catalog.ts';
import type { DocumentKind } from './document.ts';
import { links, Rating } from './shapes.ts';
import { eachListedServer, wholeTools } from './walk.ts';

const Definitions = z.object({
  server: z.string(),
  tools: z.array(
    z.object({
      slug: z.string().meta({ description: 'Its segment in addresses.' }),
      ...Rating.shape,
      definition: z
        .looseObject({ name: z.string() })
        .meta({ description: 'The tool as tools/list gave it: name, title, description, schemas, annotations.' }),
    }),
  ),
  links,
});

export const tools: DocumentKind = {
  id: 'tools',
  path: '/api/v1/servers/{server}/tools.json',
  title: 'The whole definitions of a server’s tools',
  about: 'Every tool as it was listed, nothing left out, with its classification, riskiest first.',
  media: 'application/json',
  schema: Definitions,
  params: eachListedServer,
  build({ server: slug = '' }, { db, url }): z.infer<typeof Definitions> | undefined {
    const it = serverBySlug(slug);
    if (it === undefined) return undefined;
    return {
      server: it.id,
      tools: [...wholeTools(db, it.id)].map(({ slug, category, risk, confidence, factors, name, definition }) => ({
        ...{ slug, category, risk, confidence, factors, definition: { ...definition, name } },
      })),
      links: { page: url(`/servers/${slug}/`), server: url(`/api/v1/servers/${slug}/index.json`) },
    };
  },
};
