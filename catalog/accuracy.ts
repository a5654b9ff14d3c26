import { z } from 'zod';
import { CATEGORY_IDS, CONFIDENCE_IDS, FACTOR_IDS } from './vocabulary.ts';

const whole = z.number().int().nonnegative();
/** From 0 to 1, rounded; null where nothing could be counted. */
const share = z.number().nullable();
const category = z.enum(CATEGORY_IDS);

/** How well the categories of some rows agree with their labels. */
const Score = z.object({ rows: whole, accuracy: share, macroF1: share });
export type Score = z.infer<typeof Score>;

const Scores = z.object({ core: Score, agreed: Score });

/** Counts of a factor: found rightly, found wrongly, missed. */
const Hits = z.object({ right: whole, wrong: whole, missed: whole });
export type Hits = z.infer<typeof Hits>;

/**
 * How often the rules are right, measured over labelled tools. `agreed` rows are those that both raters gave the same
 * category; `core` rows those of them that neither called ambiguous.
 */
export const Accuracy = z.object({
  /** ISO 8601 day. */
  date: z.iso.date(),
  ruleSet: z.string(),
  /** How often the raters chose the same category, and how much more often than chance (Cohen's kappa). */
  raters: z.object({ rows: whole, agreement: share, kappa: share }),
  definition: Scores,
  /** The same tools without title, description and annotations, and without prose in their schemas. */
  namesAlone: Scores,
  /** Agreed rows: how many with this label were given this category. */
  confusion: z.array(z.object({ label: category, category, rows: whole })),
  /** Agreed rows that run, destroy or pay, and were called Read. */
  dangerousMisses: z.array(z.object({ package: z.string(), version: z.string(), tool: z.string(), label: category })),
  /** Agreed rows: how often a category given with this confidence is right. */
  calibration: z.array(z.object({ confidence: z.enum(CONFIDENCE_IDS), rows: whole, right: whole })),
  factors: z.object({
    precision: share,
    recall: share,
    f1: share,
    each: z.array(Hits.extend({ factor: z.enum(FACTOR_IDS) })),
  }),
  /** Agreed rows that a category rule was detected on, and how many have the category that it asserts. */
  rules: z.array(z.object({ id: z.string(), rows: whole, right: whole })),
  /**
   * The rounds on servers that nobody had looked at, each on others than the last: agreed rows, and how many were right.
   * Their labels are not kept here, so they are not measured again with the rest.
   */
  unseen: z.array(z.object({ servers: whole, rows: whole, right: whole })).optional(),
});
export type Accuracy = z.infer<typeof Accuracy>;
