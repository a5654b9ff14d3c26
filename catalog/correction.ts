import { z } from 'zod';
import { CATEGORY_IDS, CONFIDENCE_IDS, FACTOR_IDS, RISK_IDS } from './vocabulary.ts';

const reason = z.string().trim().min(20, 'needs a sentence that says what the definition or the documentation shows');
const link = z.url({ protocol: /^https$/, error: 'must be an https address that a reader can check the reason at' });
const date = z.iso.date();

/** What a person says of one tool against the rules, with a reason that a reader can check. */
export const Correction = z
  .strictObject({
    /** The server's id in the catalog. Either this or `package`. */
    server: z.string().min(1).optional(),
    /** The npm package that the server is started from. */
    package: z.string().min(1).optional(),
    /** One exact version; without it, every version. */
    version: z.string().min(1).optional(),
    tool: z.string(),
    /** Never `Unknown`: who looked knows. */
    category: z.enum(CATEGORY_IDS).exclude(['Unknown']).optional(),
    addFactors: z.array(z.enum(FACTOR_IDS)).default([]),
    removeFactors: z.array(z.enum(FACTOR_IDS)).default([]),
    reason,
    link,
    date,
  })
  .refine((it) => (it.server === undefined) !== (it.package === undefined), 'needs either "server" or "package"')
  .refine(
    (it) => it.category !== undefined || it.addFactors.length + it.removeFactors.length > 0,
    'needs a "category", "addFactors" or "removeFactors"',
  )
  .refine(
    (it) => !it.addFactors.some((id) => it.removeFactors.includes(id)),
    'must not add and remove the same factor',
  );
export type Correction = z.infer<typeof Correction>;

/** That a person corrected a classification, and what the rules say. Stored with it. */
export const Corrected = z.object({
  reason,
  link,
  date,
  was: z.object({
    category: z.enum(CATEGORY_IDS),
    risk: z.enum(RISK_IDS),
    confidence: z.enum(CONFIDENCE_IDS),
    factors: z.array(z.enum(FACTOR_IDS)),
  }),
});
export type Corrected = z.infer<typeof Corrected>;
