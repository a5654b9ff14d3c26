import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Tool, type Classification } from '../catalog/model.ts';
import { classifyServer, RULE_TEXTS } from '../classifier/run.ts';
import { oneLine } from '../site/lib/text.ts';
import { explain } from './explain.ts';

const Line = Tool.extend({ server: z.string().optional() });
type Line = z.infer<typeof Line>;
type Read = { tool: Line } | { error: string; line: number };

/** Lines that are read before the first of them is answered, at most. */
const MAX_TOGETHER = 5000;

/** What is written for a line: the classification of its tool, or what is wrong with it. */
export interface LineWriter {
  tool: (line: Line, classification: Classification) => string;
  bad: (problem: { error: string; line: number }) => string;
}

/** One JSON object a line, for programs. */
export const IN_JSON: LineWriter = {
  tool({ server, name }, { category, risk, confidence, factors, riskSum, findings }) {
    return JSON.stringify({ server, name, category, risk, confidence, factors, riskSum, findings });
  },
  bad: (problem) => JSON.stringify(problem),
};

/** The reasoning, for people. */
export const IN_WORDS: LineWriter = {
  tool: (line, classification) => explain(line.server, line, classification, RULE_TEXTS),
  bad: ({ error, line }) => `line ${line}: ${oneLine(error, 200)}\n`,
};

/**
 * Classifies JSON Lines, in order. Lines of one server that follow each other are read together, because the other
 * tools of a server say something about each. A bad line gives an error in its place, and the run goes on.
 */
export async function classifyLines(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  write: LineWriter,
): Promise<void> {
  let number = 0;
  let together: Read[] = [];
  let server: string | undefined;
  const flush = async (): Promise<void> => {
    const answers = answersTo(together, write);
    together = [];
    if (!output.write(answers)) await once(output, 'drain');
  };
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (text.trim() === '') continue;
    const read = readLine(text, number);
    if ('tool' in read) {
      const another = read.tool.server === undefined || read.tool.server !== server;
      if (another || together.length >= MAX_TOGETHER) await flush();
      server = read.tool.server;
    }
    together.push(read);
  }
  await flush();
}

function readLine(text: string, line: number): Read {
  const parsed = parse(text);
  if ('error' in parsed) return { ...parsed, line };
  const tool = Line.safeParse(parsed.value);
  if (tool.success) return { tool: tool.data };
  return { error: 'not a tool: an object with a string "name" is needed', line };
}

function answersTo(lines: Read[], write: LineWriter): string {
  const classified = classifyServer(lines.flatMap((read) => ('tool' in read ? [read.tool] : [])));
  let next = 0;
  return lines
    .map((read) => {
      if (!('tool' in read)) return write.bad(read);
      const classification = classified[next++];
      if (classification === undefined) throw new Error(`The classifier left out ${read.tool.name}.`);
      return write.tool(read.tool, classification);
    })
    .map((answer) => `${answer}\n`)
    .join('');
}

function parse(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
