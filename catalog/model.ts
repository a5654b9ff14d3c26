import { z } from 'zod';
import { Corrected } from './correction.ts';
import {
  CATEGORY_IDS,
  CONFIDENCE_IDS,
  FACTOR_IDS,
  OUTCOME_IDS,
  RISK_IDS,
  type Category,
  type Confidence,
  type FactorId,
  type Risk,
} from './vocabulary.ts';

/** JSON object as it came from outside: parsed, but nothing about its content is known. */
export type JsonObject = Record<string, unknown>;

const looseObject = z.record(z.string(), z.unknown());
const textOrAbsent = z.string().optional().catch(undefined);
const hint = z.boolean().optional().catch(undefined);

/** What the author declares about a tool. Hints, not facts; a hint of the wrong type counts as absent. */
export const Annotations = z.object({
  title: textOrAbsent,
  readOnlyHint: hint,
  destructiveHint: hint,
  idempotentHint: hint,
  openWorldHint: hint,
});
export type Annotations = z.infer<typeof Annotations>;

/**
 * A tool as `tools/list` returned it. Only the name is required; a field of the wrong type counts as absent. Parsing
 * never looks inside the schemas, so their depth and cycles of `$ref` cost nothing here.
 */
export const Tool = z.object({
  name: z.string(),
  title: textOrAbsent,
  description: textOrAbsent,
  inputSchema: looseObject.optional().catch(undefined),
  outputSchema: looseObject.optional().catch(undefined),
  annotations: Annotations.optional().catch(undefined),
});
export type Tool = z.infer<typeof Tool>;

/** A server as the catalog names it. */
export const Server = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  /** Id of the source whose record names it, for example `built-in`. */
  source: z.string().min(1),
  homepage: z.string().optional(),
});
export type Server = z.infer<typeof Server>;

/**
 * Where a finding was read. `snippet` equals the string at `pointer` (RFC 6901, from the root of the tool definition)
 * cut from `start` to `end`, in UTF-16 code units.
 */
export const Evidence = z.object({
  pointer: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  snippet: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

/** One rule's answer about one tool. A detected finding has at least one evidence. */
export const Finding = z.object({
  ruleId: z.string(),
  ruleVersion: z.number().int(),
  outcome: z.enum(OUTCOME_IDS),
  confidence: z.enum(CONFIDENCE_IDS),
  message: z.string(),
  evidence: z.array(Evidence),
});
export type Finding = z.infer<typeof Finding>;

/** One line of the risk sum: what was applied, and the risk after it. */
export const RiskStep = z.object({
  /** `category`, or the id of the factor. */
  cause: z.enum(['category', ...FACTOR_IDS]),
  move: z.enum(['start', 'raise', 'lower', 'none']),
  /** The risk that the step raises or lowers to. */
  to: z.enum(RISK_IDS),
  result: z.enum(RISK_IDS),
});
export type RiskStep = z.infer<typeof RiskStep>;

export const Classification = z.object({
  category: z.enum(CATEGORY_IDS),
  risk: z.enum(RISK_IDS),
  confidence: z.enum(CONFIDENCE_IDS),
  factors: z.array(z.enum(FACTOR_IDS)),
  /** Ids of the rules that decided the category, strongest first. */
  decidedBy: z.array(z.string()),
  riskSum: z.array(RiskStep),
  /** Findings of every outcome but `not-detected` and `not-applicable`. */
  findings: z.array(Finding),
  /** One letter per rule of the rule set, in its order: what `OUTCOME_LETTERS` says. */
  outcomes: z.string(),
  correction: Corrected.optional(),
});
export type Classification = z.infer<typeof Classification>;

/** What a policy recommendation depends on: a tool and what was found about it. */
export interface ToolFacts {
  name: string;
  category: Category;
  risk: Risk;
  factors: FactorId[];
  /** Where its definition acts on the model: the rules of kind `attack` that fired. */
  attacks: { rule: string; confidence: Confidence }[];
  tool: Tool;
}

/** How `Classification.outcomes` writes each outcome. */
export const OUTCOME_LETTERS = {
  detected: '+',
  'not-detected': '-',
  'not-applicable': '.',
  'not-available': '?',
  error: '!',
} as const;

const Example = z.object({
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: looseObject.optional(),
  outputSchema: looseObject.optional(),
  annotations: Annotations.optional(),
});

/** A rule's text, stored with the findings it made, so that a page shows the rule as it was then. */
export const RuleText = z.object({
  id: z.string(),
  version: z.number().int(),
  /** What a detected finding says: a category, a factor, a manifest attack, a contradiction, or context. */
  kind: z.enum(['category', 'factor', 'attack', 'contradiction', 'context']),
  /** The category or factor that it speaks for, when it speaks for one. */
  asserts: z.string().optional(),
  title: z.string(),
  /** A question that the rule answers with yes or no. */
  question: z.string(),
  why: z.string(),
  limits: z.string(),
  references: z.array(z.string()),
  /** Ids of `TAXONOMY`: what public threat lists call what the rule finds. Rules for attacks have at least one. */
  taxonomy: z.array(z.string()).default([]),
  fires: z.array(Example),
  staysQuiet: z.array(Example),
});
export type RuleText = z.infer<typeof RuleText>;
