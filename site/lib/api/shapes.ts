import { z } from 'zod';
import {
  BASIS_IDS,
  CATEGORY_IDS,
  COMPLETENESS_IDS,
  CONFIDENCE_IDS,
  FACTOR_IDS,
  LISTING_STATE_IDS,
  RISK_IDS,
} from '../../../catalog/vocabulary.ts';

/** The pieces that several documents share. */
export const count = z.number().int().nonnegative();
export const address = z.string().meta({ description: 'An address, or a path from the root of this host.' });
export const time = z.string().meta({ description: 'ISO 8601, UTC.' });
export const category = z.enum(CATEGORY_IDS);
export const risk = z.enum(RISK_IDS);
export const confidence = z.enum(CONFIDENCE_IDS);
export const factor = z.enum(FACTOR_IDS);
export const state = z.enum(LISTING_STATE_IDS);
export const basis = z.enum(BASIS_IDS);
export const completeness = z.enum(COMPLETENESS_IDS);
export const risks = z
  .partialRecord(risk, count)
  .meta({ description: 'Number of tools by risk; a risk that no tool has is left out.' });
export const links = z.record(z.string(), address);

/** A server in a list. */
export const ServerRow = z.object({
  id: z.string(),
  slug: z.string().meta({ description: 'Its segment in addresses.' }),
  title: z.string(),
  state,
  basis: basis.optional().meta({ description: 'Who says what tools it has; absent when nobody does.' }),
  tools: count,
  risks,
  sameAs: z.string().optional().meta({ description: 'Id of the server that this one turned out to be.' }),
  links,
});

/** How a tool is classified, without the reasons. */
export const Rating = z.object({ category, risk, confidence, factors: z.array(factor) });
