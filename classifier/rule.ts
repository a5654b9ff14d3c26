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

/** A detected answer needs at least one evidence. Repeated evidence is given once, and not more than five in all. */
export function detected(confidence: Confidence, message: string, evidence: readonly Evidence[]): Answer {
  if (evidence.length === 0) return NOT_DETECTED;
  const seen = new Set<string>();
  const kept = evidence.filter((entry) => {
    const key = `${entry.pointer} ${String(entry.start)} ${String(entry.end)}`;
    return !seen.has(key) && seen.add(key);
  });
  const [first, ...rest] = kept;
  return first === undefined
    ? NOT_DETECTED
    : { outcome: 'detected', confidence, message, evidence: [first, ...rest.slice(0, 4)] };
}
