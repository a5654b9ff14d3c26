import type { Confidence } from '../catalog/vocabulary.ts';
import type { TaxonomyId } from '../catalog/taxonomy.ts';
import type { Category, FactorId } from '../catalog/vocabulary.ts';
import type { Evidence, RuleText } from '../catalog/model.ts';
import type { ToolView } from './view.ts';

/** What the category rules came to; the rules of every other kind may build on it. */
export interface Decision {
  category: Category;
  confidence: Confidence;
  decidedBy: string[];
}

export type Answer =
  | { outcome: 'detected'; confidence: Confidence; message: string; evidence: [Evidence, ...Evidence[]] }
  | { outcome: 'not-detected' }
  | { outcome: 'not-applicable' }
  | { outcome: 'not-available'; message: string };

/** One heuristic, whole: its text, its examples, and the check. */
export interface Rule extends Omit<RuleText, 'taxonomy'> {
  asserts?: Category | FactorId;
  taxonomy?: readonly TaxonomyId[];
  check(view: ToolView, decision: Decision): Answer;
}

export const NOT_DETECTED: Answer = { outcome: 'not-detected' };
export const NOT_APPLICABLE: Answer = { outcome: 'not-applicable' };

const EVIDENCE_CAP = 5;

/** A detected answer needs at least one evidence. Repeated evidence is given once, and not more than five in all. */
export function detected(confidence: Confidence, message: string, evidence: readonly Evidence[]): Answer {
  const kept: Evidence[] = [];
  for (const entry of evidence) {
    if (kept.length === EVIDENCE_CAP) break;
    if (!kept.some((other) => isSamePlace(other, entry))) kept.push(entry);
  }
  const [first, ...rest] = kept;
  return first === undefined ? NOT_DETECTED : { outcome: 'detected', confidence, message, evidence: [first, ...rest] };
}

function isSamePlace(a: Evidence, b: Evidence): boolean {
  return a.start === b.start && a.end === b.end && a.pointer === b.pointer;
}
