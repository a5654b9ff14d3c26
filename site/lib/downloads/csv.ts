/**
 * One row of CSV (RFC 4180). A spreadsheet takes a cell that begins with = + - @, a tab or a line break for a formula,
 * so such a cell gets an apostrophe in front; one that begins with an apostrophe gets one too, so that taking away one
 * gives the text back.
 */
export function csvRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** East Asian editions of spreadsheets read the wide forms as the plain ones. */
const TAKEN_FOR_A_FORMULA = /^[=+\-@\t\r\n'＝＋－＠]/;

function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  if (value === undefined) return '';
  const guarded = TAKEN_FOR_A_FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
