import { CATEGORY_IDS } from '../../../catalog/vocabulary.ts';
import { visible } from '../../../site/lib/text.ts';
import { four, table } from '../table.ts';
import type { Figures, Row } from './measure.ts';
import { f1, share } from './statistics.ts';

/** The figures as tables, and after them every row of the agreed ones that came out wrong. */
export function inTables(figures: Figures, rows: readonly Row[]): string {
  const { raters, definition, namesAlone, factors } = figures;
  const scored = { 'core rows': definition.core, 'agreed rows': definition.agreed };
  const byNames = { 'core rows, by names alone': namesAlone.core, 'agreed rows, by names alone': namesAlone.agreed };
  return [
    table(
      'Categories',
      ['', 'rows', 'accuracy', 'macro-F1'],
      Object.entries({ ...scored, ...byNames }).map(([name, it]) => [
        name,
        it.rows,
        four(it.accuracy),
        four(it.macroF1),
      ]),
    ),
    table('Raters', ['rows', 'agreement', 'kappa'], [[raters.rows, four(raters.agreement), four(raters.kappa)]]),
    table('Confusion (agreed rows; label down, category across)', ['', ...CATEGORY_IDS], confusion(figures)),
    table(
      'Calibration (agreed rows)',
      ['confidence', 'rows', 'right'],
      figures.calibration.map((it) => [it.confidence, it.rows, four(share(it.right, it.rows))]),
    ),
    table(
      'Factors (all rows; what one rater alone found is not counted)',
      ['', 'right', 'wrong', 'missed', 'precision', 'recall', 'F1'],
      [
        ...factors.each.map((it) => [
          it.factor,
          ...[it.right, it.wrong, it.missed],
          four(share(it.right, it.right + it.wrong)),
          four(share(it.right, it.right + it.missed)),
          four(f1(it)),
        ]),
        ['all', null, null, null, ...[factors.precision, factors.recall, factors.f1].map(four)],
      ],
    ),
    table(
      'Category rules (agreed rows)',
      ['', 'detected', 'right', 'precision'],
      figures.rules.map((it) => [it.id, it.rows, it.right, four(share(it.right, it.rows))]),
    ),
    list(
      'Dangerous misses (run, destroy or pay; called Read)',
      figures.dangerousMisses.map((it) => `${it.package}@${it.version} ${JSON.stringify(it.tool)}: ${it.label}`),
    ),
    list('Wrong categories (agreed rows)', wrong(rows)),
  ].join('\n');
}

function confusion({ confusion: cells }: Figures): (string | number)[][] {
  return CATEGORY_IDS.map((label) => [
    label,
    ...CATEGORY_IDS.map((id) => cells.find((cell) => cell.label === label && cell.category === id)?.rows ?? 0),
  ]);
}

function wrong(rows: readonly Row[]): string[] {
  return rows
    .filter(({ label: { labels }, found }) => labels[0] === labels[1] && labels[0] !== found.category)
    .map(({ label: { package: name, version, tool, labels, ambiguous }, found }) => {
      const said = `${found.category}, ${found.confidence} confidence, by ${found.decidedBy.join(', ') || 'no rule'}`;
      return `${name}@${version} ${JSON.stringify(tool)}: ${labels[0]}${ambiguous ? ' (ambiguous)' : ''}, not ${said}`;
    });
}

function list(heading: string, lines: readonly string[]): string {
  return `${heading}: ${lines.length}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`;
}
