/** Rows as a table of text, under their heading; the first column is left, the others right. */
export function table(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = [columns, ...rows].map((row) => row.map(inWords));
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const lines = cells.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  return `${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function inWords(value: string | number | null): string {
  return value === null ? '–' : String(value);
}

/** A share as tables show it. */
export function four(share: number | null): string | null {
  return share?.toFixed(4) ?? null;
}
