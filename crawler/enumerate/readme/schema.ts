import { z } from 'zod';

const text = z.string().optional().catch(undefined);

/** What we read of the npm registry's document of a package. */
export const NpmDocument = z.object({
  readme: text,
  versions: z.record(z.string(), z.object({ readme: text }).catch({})),
});

/** What we read of PyPI's document of one version of a project. */
export const PypiDocument = z.object({
  info: z.object({ description: text, description_content_type: text.or(z.null()).catch(undefined) }),
});
