import { visible } from '../../site/lib/text.ts';
import type { GoldenRow } from './rows.ts';

/** What moved between two golden files, as text: grouped by kind of move, one line a tool. Empty when nothing did. */
export function movesInWords(before: readonly GoldenRow[], after: readonly GoldenRow[]): string {
  const groups = new Map<string, string[]>();
  const add = (kind: string, line: string): void => {
    groups.set(kind, [...(groups.get(kind) ?? []), line]);
  };
  const [old, now] = [keyed(before), keyed(after)];
  for (const [key, row] of now) {
    const was = old.get(key);
    if (was === undefined) add('new', `${nameOf(row)}: ${answer(row)}`);
    else if (kindOf(was, row) !== undefined) add(kindOf(was, row) ?? '', `${nameOf(row)}: ${change(was, row)}`);
  }
  for (const [key, row] of old) if (!now.has(key)) add('gone', `${nameOf(row)}: was ${answer(row)}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, lines]) => `${kind} (${lines.length})\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('');
}

/** By package and name, and by place among those of one name: definitions may change, and names may repeat. */
function keyed(rows: readonly GoldenRow[]): Map<string, GoldenRow> {
  const out = new Map<string, GoldenRow>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const name = row.package === undefined ? `${row.tool} ${row.sha256}` : `${row.package}/${row.tool}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    out.set(`${name} ${seen.get(name) ?? 0}`, row);
  }
  return out;
}

function kindOf(was: GoldenRow, now: GoldenRow): string | undefined {
  if (was.category !== now.category) return `category ${was.category} → ${now.category}`;
  if (was.risk !== now.risk) return `risk ${was.risk} → ${now.risk}`;
  if (was.factors.join() !== now.factors.join()) return 'factors';
  if (was.confidence !== now.confidence) return `confidence ${was.confidence} → ${now.confidence}`;
  if (was.decidedBy?.join() !== now.decidedBy?.join()) return 'decided by other rules';
  return was.sha256 === now.sha256 ? undefined : 'definition changed, same classification';
}

function nameOf({ package: name, version, tool, says }: GoldenRow): string {
  const from = name === undefined ? '' : `${name}@${version ?? ''} `;
  return visible(`${from}${JSON.stringify(tool)}${says === undefined ? '' : ` (${says})`}`);
}

function answer({ category, risk, confidence }: GoldenRow): string {
  return `${category}/${risk}, ${confidence} confidence`;
}

function change(was: GoldenRow, now: GoldenRow): string {
  const moved = answer(was) === answer(now) ? answer(now) : `${answer(was)} → ${answer(now)}`;
  const factors = signed(was.factors, now.factors);
  const rules = signed(was.decidedBy ?? [], now.decidedBy ?? []);
  return [
    moved,
    ...(factors === '' ? [] : [`factors ${factors}`]),
    ...(rules === '' ? [] : [`decided by ${rules}`]),
    ...(was.sha256 === now.sha256 ? [] : ['its definition changed']),
  ].join(', ');
}

/** "+new −old". */
function signed(was: readonly string[], now: readonly string[]): string {
  const added = now.filter((id) => !was.includes(id)).map((id) => `+${id}`);
  const removed = was.filter((id) => !now.includes(id)).map((id) => `−${id}`);
  return [...added, ...removed].join(' ');
}
