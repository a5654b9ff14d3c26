import { z } from 'zod';
import { riskRank, type Risk } from './vocabulary.ts';

/** How much a change asks of a reader, most first. It says nothing about how risky the tool is. */
export const SEVERITIES = {
  urgent: { label: 'Look now', meaning: 'a tool may do more, or act on the model, and its author made it so' },
  review: { label: 'Review', meaning: 'what was decided about a tool may no longer fit' },
  note: { label: 'For the record', meaning: 'nothing new is allowed by it' },
} as const;
export type Severity = keyof typeof SEVERITIES;
export const SEVERITY_IDS = Object.keys(SEVERITIES) as [Severity, ...Severity[]];

/** Every kind of change, in the order in which those of one tool are told. */
export const CHANGE_KINDS = {
  'server-added': 'New server',
  'server-gone': 'Server gone',
  'server-back': 'Server back',
  'server-listed': 'Tools read for the first time',
  'auth-changed': 'Sign-in changed',
  'tool-added': 'New tool',
  'tool-removed': 'Tool removed',
  'risk-raised': 'Risk raised',
  'risk-lowered': 'Risk lowered',
  'attack-found': 'Text that acts on the model',
  'category-changed': 'Category changed',
  'confidence-changed': 'Confidence changed',
  'title-changed': 'Title changed',
  'description-changed': 'Description changed',
  'schema-changed': 'Input schema changed',
  'annotations-changed': 'Annotations changed',
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;
const CHANGE_KIND_IDS = Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]];

/**
 * What made it: what the author published changed, our rules or corrections did, both did between two looks, or we read
 * the server in another way than before and saw another of its faces.
 */
const CAUSES = ['author', 'rules', 'either', 'reading'] as const;
export type Cause = (typeof CAUSES)[number];

/** One change of a server or tool. */
export const Change = z.object({
  kind: z.enum(CHANGE_KIND_IDS),
  severity: z.enum(SEVERITY_IDS),
  /** URL segment of the tool; empty for a change of the server. */
  tool: z.string(),
  /** The tool's name; empty for a change of the server. */
  name: z.string(),
  cause: z.enum(CAUSES),
  /** A text or number; for schemas and annotations the values by JSON pointer (RFC 6901) that differ. Absent: none. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type Change = z.infer<typeof Change>;

/** A change as the catalog keeps it. */
export const ChangeEvent = Change.extend({
  /** ISO 8601 day of the crawl that saw it. */
  night: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  server: z.string(),
  /** Tells changes of one kind apart that one night saw of one tool: 0, 1, … */
  step: z.number().int().nonnegative(),
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;

const PLAIN: Partial<Record<ChangeKind, Severity>> = {
  'auth-changed': 'review',
  'category-changed': 'review',
  'description-changed': 'review',
  'schema-changed': 'review',
  'annotations-changed': 'review',
};

/** What the table says of a change; `risk` is that of the tool after it. What we did ourselves is never urgent. */
export function severityOf(kind: ChangeKind, cause: Cause, risk?: Risk): Severity {
  const isGrave = risk !== undefined && riskRank(risk) >= riskRank('high');
  const grave: Severity = cause === 'rules' || cause === 'reading' ? 'review' : 'urgent';
  if (kind === 'attack-found') return grave;
  if (kind === 'risk-raised') return isGrave ? grave : 'review';
  if (kind === 'tool-added') return risk === 'critical' ? grave : isGrave ? 'review' : 'note';
  return PLAIN[kind] ?? 'note';
}
