import type { Finding } from '../../catalog/model.ts';
import { textAt } from '../../catalog/pointer.ts';
import type { ToolRecord } from '../../catalog/read-tools.ts';

/** A finding with the number that the page refers to it by. */
export interface NumberedFinding extends Finding {
  number: number;
  decisive: boolean;
}

/** A stretch of the author's text: marked by findings, plain (no numbers), or left out. */
export type Run = { text: string; by: number[] } | { skipped: number };

/** One text of the definition that findings were read in. */
export interface EvidenceBlock {
  pointer: string;
  runs: Run[];
  findings: NumberedFinding[];
}

/** Characters kept either side of a mark when the text is long. */
const CONTEXT = 120;
/** A text up to this length is shown whole. */
const WHOLE = 500;
const MAX_MARKS = 40;

interface Mark {
  start: number;
  end: number;
  by: number;
}

/** The detected findings, those that decided the category first. */
export function numbered(tool: Pick<ToolRecord, 'findings' | 'decidedBy'>): NumberedFinding[] {
  const order = new Map(tool.decidedBy.map((id, i) => [id, i]));
  const place = (finding: Finding) => order.get(finding.ruleId) ?? order.size;
  return tool.findings
    .filter((finding) => finding.outcome === 'detected')
    .sort((a, b) => place(a) - place(b) || (a.ruleId < b.ruleId ? -1 : 1))
    .map((finding, i) => ({ ...finding, number: i + 1, decisive: order.has(finding.ruleId) }));
}

/** The texts that the findings were read in, each once, with the places marked. */
export function evidenceBlocks(
  definition: unknown,
  findings: NumberedFinding[],
  max: number,
): { blocks: EvidenceBlock[]; more: number } {
  const byPointer = new Map<string, { marks: Mark[]; findings: Set<NumberedFinding>; snippet: string }>();
  for (const finding of findings) {
    for (const { pointer, start, end, snippet } of finding.evidence) {
      const at = byPointer.get(pointer) ?? { marks: [], findings: new Set(), snippet };
      at.findings.add(finding);
      if (at.marks.length < MAX_MARKS) at.marks.push({ start, end, by: finding.number });
      byPointer.set(pointer, at);
    }
  }
  const blocks = [...byPointer].map(([pointer, at]) => {
    const text = textAt(definition, pointer);
    const runs = text === undefined ? [{ text: at.snippet, by: at.marks.map(({ by }) => by) }] : runsOf(text, at.marks);
    return { pointer, runs, findings: [...at.findings] };
  });
  return { blocks: blocks.slice(0, max), more: Math.max(0, blocks.length - max) };
}

/** Cuts a text at every edge of a mark, and leaves out what is far from all of them. */
export function runsOf(text: string, marks: Mark[]): Run[] {
  const inside = marks.filter(({ start, end }) => start < end && end <= text.length);
  const kept = text.length <= WHOLE ? [{ start: 0, end: text.length }] : windows(text, inside);
  const runs: Run[] = [];
  let from = 0;
  for (const window of kept) {
    if (window.start > from) runs.push({ skipped: window.start - from });
    runs.push(...cut(text, window, inside));
    from = window.end;
  }
  if (from < text.length) runs.push({ skipped: text.length - from });
  return runs;
}

function cut(text: string, window: { start: number; end: number }, marks: Mark[]): Run[] {
  const edges = new Set([window.start, window.end]);
  for (const { start, end } of marks) {
    for (const edge of [start, end]) if (edge > window.start && edge < window.end) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i] ?? 0;
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end).map(({ by }) => by);
    return { text: text.slice(start, end), by: [...new Set(covering)] };
  });
}

function windows(text: string, marks: Mark[]): { start: number; end: number }[] {
  const wanted = marks
    .map(({ start, end }) => ({ start: Math.max(0, start - CONTEXT), end: Math.min(text.length, end + CONTEXT) }))
    .sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of wanted.length > 0 ? wanted : [{ start: 0, end: WHOLE }]) {
    const window = { start: nextWord(text, start), end: wordEnd(text, end) };
    const last = joined.at(-1);
    if (last && window.start <= last.end) last.end = Math.max(last.end, window.end);
    else joined.push(window);
  }
  return joined;
}

/** Moves a cut to the next space nearby, so that no word is cut in two. */
function nextWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/);
  return space >= 0 ? at + space + 1 : wholeCharacter(text, at);
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(at, at + 40).search(/\s/);
  return space >= 0 ? at + space : wholeCharacter(text, at);
}

/** The same place, or the one after it when it is in the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) ? at + 1 : at;
}
