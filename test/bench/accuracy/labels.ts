import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CATEGORY_IDS, FACTOR_IDS } from '../../../catalog/vocabulary.ts';

/** What two raters made of one tool. The format and the rubric: data/labels/README.md. */
export const Label = z.strictObject({
  package: z.string(),
  version: z.string(),
  tool: z.string(),
  labels: z.tuple([z.enum(CATEGORY_IDS), z.enum(CATEGORY_IDS)]),
  ambiguous: z.boolean().default(false),
  factors: z.array(z.enum(FACTOR_IDS)),
  maybeFactors: z.array(z.enum(FACTOR_IDS)).default([]),
});
export type Label = z.infer<typeof Label>;

/** Every label of a folder. A line that is not right stops the run: a figure must not leave out what it cannot read. */
export function loadLabels(folder = 'data/labels'): Label[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return files.sort().flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, i) => (line.trim() === '' ? [] : [readLabel(line, `${folder}/${file}:${i + 1}`)])),
  );
}

function readLabel(line: string, where: string): Label {
  try {
    return Label.parse(JSON.parse(line));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${where} is no label; data/labels/README.md says how one looks.\n${problem}`, { cause: error });
  }
}
