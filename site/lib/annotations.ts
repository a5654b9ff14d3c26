import type { Annotations } from '../../catalog/model.ts';
import { ANNOTATIONS, ANNOTATION_NAMES, type AnnotationName, type Category } from '../../catalog/vocabulary.ts';

export interface AnnotationRow {
  name: AnnotationName;
  /** What the author says; undefined when nothing. */
  declared: boolean | undefined;
  /** What the specification assumes when nothing is said. */
  assumed: boolean;
  /** What the category implies; undefined when it implies nothing. */
  inferred: boolean | undefined;
  contradicts: boolean;
}

/** What our category says about each hint; the other two hints do not follow from a category. */
const INFERRED: Record<Category, Partial<Record<AnnotationName, boolean>>> = {
  Read: { readOnlyHint: true, destructiveHint: false },
  Write: { readOnlyHint: false },
  Execute: { readOnlyHint: false },
  Destructive: { readOnlyHint: false, destructiveHint: true },
  Financial: { readOnlyHint: false },
  Unknown: {},
};

/** The four hints: declared by the author, assumed by the specification, inferred by us. Kept apart. */
export function annotationRows(declared: Annotations | undefined, category: Category): AnnotationRow[] {
  return ANNOTATION_NAMES.map((name) => {
    const said = declared?.[name];
    const inferred = INFERRED[category][name];
    return {
      name,
      declared: said,
      assumed: ANNOTATIONS[name].default,
      inferred,
      contradicts: said !== undefined && inferred !== undefined && said !== inferred,
    };
  });
}

/**
 * What the annotations come to, in one or two sentences.
 * @param observed the server itself was asked; else nobody knows what it declares
 */
export function annotationSummary(rows: AnnotationRow[], observed = true): string {
  const declared = rows.filter((row) => row.declared !== undefined);
  const wrong = rows.filter((row) => row.contradicts).map((row) => row.name);
  const meaningful = declared.some(({ name, declared: said }) => name === 'destructiveHint' && said !== undefined);
  const readOnly = declared.some(({ name, declared: said }) => name === 'readOnlyHint' && said === true);
  const moot =
    meaningful && readOnly
      ? ' The specification gives destructiveHint a meaning only where readOnlyHint is false.'
      : '';
  if (declared.length === 0 && !observed) {
    return 'None are given where this tool is named. What the server itself declares is unknown, so assume the defaults of the specification.';
  }
  if (declared.length === 0) return 'The author declares none, so a client assumes the defaults of the specification.';
  const some = declared.length === rows.length ? `all ${rows.length}` : `${declared.length} of ${rows.length}`;
  if (wrong.length === 0) return `The author declares ${some} hints, and none contradicts what we read.${moot}`;
  return `The author declares ${some} hints; ${wrong.join(' and ')} ${wrong.length === 1 ? 'contradicts' : 'contradict'} what we read from the definition.${moot}`;
}
