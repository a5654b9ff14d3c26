import type { Tool } from '../../catalog/model.ts';
import { classifyServer, RULE_TEXTS } from '../../classifier/run.ts';

/** One row of the table. */
export interface Figure {
  figure: string;
  baseline: string;
  /** How many times longer than the baseline. */
  ratio: number;
}

export const BENCHMARKS: Record<string, () => Figure | Promise<Figure>> = { classify: benchClassify };

/** The examples of all rules, as servers of 30 tools, against one pass of parsing and lower-casing the same text. */
function benchClassify(): Figure {
  const examples = RULE_TEXTS.flatMap(({ fires, staysQuiet }) => [...fires, ...staysQuiet]) as Tool[];
  const tools = Array.from({ length: 40 }, () => examples).flat();
  const texts = tools.map((tool) => JSON.stringify(tool));
  const classify = (): void => {
    for (let i = 0; i < tools.length; i += 30) classifyServer(tools.slice(i, i + 30));
  };
  const read = (): void => {
    for (const text of texts) JSON.parse(text.toLowerCase());
  };
  // Once to warm up, and again to measure.
  const [slow, fast] = [classify, read].map((work) => (work(), seconds(work)));
  const perSecond = (time = 1): string => `${Math.round(tools.length / time).toLocaleString('en')} tools/s`;
  return {
    figure: perSecond(slow),
    baseline: `parse and lower-case: ${perSecond(fast)}`,
    ratio: Math.round(((slow ?? 0) / (fast ?? 1)) * 10) / 10,
  };
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
