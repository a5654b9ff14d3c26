import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { z } from 'zod';
import { Tool } from '../catalog/model.ts';
import { classifyTool } from '../classifier/run.ts';

const Line = z.object({ server: z.string().optional() });

/** Classifies JSON Lines, in order. A bad line gives an error on its own line, and the run goes on. */
export async function classifyLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const answer = `${JSON.stringify(classifyLine(line, number))}\n`;
    if (!output.write(answer)) await once(output, 'drain');
  }
}

function classifyLine(text: string, line: number): object {
  const parsed = parse(text);
  if ('error' in parsed) return { ...parsed, line };
  const tool = Tool.safeParse(parsed.value);
  const context = Line.safeParse(parsed.value);
  if (!tool.success || !context.success) return { error: 'not a tool: an object with a string "name" is needed', line };
  const { category, risk, confidence, factors, riskSum, findings } = classifyTool(tool.data);
  return { server: context.data.server, name: tool.data.name, category, risk, confidence, factors, riskSum, findings };
}

function parse(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
