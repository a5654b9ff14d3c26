import { parse, TomlError } from 'smol-toml';
import type { Entries, RawEntry } from './entries.ts';
import type { StackProblem } from './stack.ts';
import { isFields } from './value.ts';

/** Where Codex keeps servers. */
const HOLDER = 'mcp_servers';

/** Entries of TOML as Codex has it. Where a table cannot be read, the others are kept. */
export function entriesOfToml(text: string): Pick<Entries, 'entries' | 'problems'> {
  const whole = read(text);
  if ('fields' in whole) {
    const entries = entriesIn(whole.fields, text, 0);
    const none = {
      message: 'No server was found. Entries are looked for in tables of [mcp_servers].',
      line: 1,
      column: 1,
    };
    return { entries, problems: entries.length === 0 ? [none] : [] };
  }
  const entries: RawEntry[] = [];
  const problems: StackProblem[] = [];
  for (const { part, before } of partsOf(text)) {
    const answer = read(part);
    if ('fields' in answer) entries.push(...entriesIn(answer.fields, part, before));
    else problems.push({ ...answer.problem, line: answer.problem.line + before });
  }
  return { entries, problems: problems.length > 0 ? problems : [whole.problem] };
}

function read(text: string): { fields: Record<string, unknown> } | { problem: StackProblem } {
  try {
    return { fields: parse(text) };
  } catch (error) {
    const { line, column } = error instanceof TomlError ? error : { line: 1, column: 1 };
    // The words of the parser quote the text.
    return { problem: { message: 'This is not TOML: something here is not written as TOML writes it.', line, column } };
  }
}

/** Each server's table with those below it, and the number of lines before it. */
function partsOf(text: string): { part: string; before: number }[] {
  const lines = text.split('\n');
  const starts: number[] = [0];
  let current = '';
  for (const [i, line] of lines.entries()) {
    const name = /^\s*\[+\s*mcp_servers\s*\.\s*("[^"]*"|'[^']*'|[\w-]+)/.exec(line)?.[1];
    const other = /^\s*\[/.test(line) ? (name ?? '[') : current;
    if (other !== current && i > 0) starts.push(i);
    current = other;
  }
  return starts.map((start, i) => ({ part: lines.slice(start, starts[i + 1]).join('\n'), before: start }));
}

function entriesIn(document: Record<string, unknown>, text: string, before: number): RawEntry[] {
  const held = Object.hasOwn(document, HOLDER) ? document[HOLDER] : undefined;
  if (!isFields(held)) return [];
  const lines = text.split('\n');
  return Object.entries(held).map(([name, value]) => {
    const at = lines.findIndex((line) => /^\s*\[/.test(line) && line.includes(name) && line.includes(HOLDER));
    return { name, path: [HOLDER, name], value, place: { line: before + Math.max(0, at) + 1, column: 1 } };
  });
}
