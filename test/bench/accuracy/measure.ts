import type { Accuracy, Hits } from '../../../catalog/accuracy.ts';
import type { Classification, RuleText } from '../../../catalog/model.ts';
import { CATEGORY_IDS, CONFIDENCE_IDS, FACTOR_IDS, type Category } from '../../../catalog/vocabulary.ts';
import type { Label } from './labels.ts';
import { f1, kappa, score, share, type Pair } from './statistics.ts';

/** A label, and what the rules say of its tool: of the whole definition, and of its names alone. */
export interface Row {
  label: Label;
  found: Classification;
  byNames: Classification;
}

export type Figures = Omit<Accuracy, 'date' | 'ruleSet' | 'unseen'>;

/** Everything that is published about how often the rules are right, counted. */
export function measure(rows: readonly Row[], rules: readonly RuleText[]): Figures {
  const agreed = rows.filter(({ label }) => label.labels[0] === label.labels[1]);
  const core = agreed.filter(({ label }) => !label.ambiguous);
  const pairs = agreed.map(pairOf);
  return {
    raters: {
      rows: rows.length,
      agreement: share(agreed.length, rows.length),
      kappa: kappa(rows.map(({ label }) => label.labels)),
    },
    definition: { core: score(core.map(pairOf)), agreed: score(pairs) },
    namesAlone: { core: score(core.map(pairByNames)), agreed: score(agreed.map(pairByNames)) },
    confusion: confusion(pairs),
    dangerousMisses: agreed.filter((row) => isDangerousMiss(pairOf(row))).map(({ label }) => missed(label)),
    calibration: CONFIDENCE_IDS.map((confidence) => {
      const given = agreed.filter(({ found }) => found.confidence === confidence);
      return { confidence, rows: given.length, right: given.map(pairOf).filter(isRight).length };
    }),
    factors: factors(rows),
    rules: rules
      .filter(({ kind }) => kind === 'category')
      .map(({ id, asserts }) => {
        const fired = agreed.filter(({ found }) => detected(found).includes(id));
        return { id, rows: fired.length, right: fired.filter(({ label }) => label.labels[0] === asserts).length };
      }),
  };
}

/** Of an agreed row, where either label will do. */
function pairOf({ label, found }: Row): Pair {
  return { label: label.labels[0], category: found.category };
}

function pairByNames({ label, byNames }: Row): Pair {
  return { label: label.labels[0], category: byNames.category };
}

function isRight({ label, category }: Pair): boolean {
  return label === category;
}

const DANGEROUS: readonly Category[] = ['Execute', 'Destructive', 'Financial'];

function isDangerousMiss({ label, category }: Pair): boolean {
  return category === 'Read' && DANGEROUS.includes(label);
}

function missed({ package: name, version, tool, labels }: Label): Accuracy['dangerousMisses'][number] {
  return { package: name, version, tool, label: labels[0] };
}

function detected({ findings }: Classification): string[] {
  return findings.filter(({ outcome }) => outcome === 'detected').map(({ ruleId }) => ruleId);
}

function confusion(pairs: readonly Pair[]): Accuracy['confusion'] {
  return CATEGORY_IDS.flatMap((label) =>
    CATEGORY_IDS.map((category) => ({
      label,
      category,
      rows: pairs.filter((pair) => pair.label === label && pair.category === category).length,
    })),
  ).filter(({ rows }) => rows > 0);
}

/** Over all rows: raters who differ about the category can agree about a factor. */
function factors(rows: readonly Row[]): Accuracy['factors'] {
  const each = FACTOR_IDS.map((factor) => {
    const hits: Hits = { right: 0, wrong: 0, missed: 0 };
    for (const { label, found } of rows) {
      const [wanted, given] = [label.factors.includes(factor), found.factors.includes(factor)];
      if (wanted && given) hits.right += 1;
      else if (wanted) hits.missed += 1;
      else if (given && !label.maybeFactors.includes(factor)) hits.wrong += 1;
    }
    return { factor, ...hits };
  });
  const sum = (of: keyof Hits): number => each.reduce((total, hits) => total + hits[of], 0);
  const all = { right: sum('right'), wrong: sum('wrong'), missed: sum('missed') };
  return {
    precision: share(all.right, all.right + all.wrong),
    recall: share(all.right, all.right + all.missed),
    f1: f1(all),
    each,
  };
}
