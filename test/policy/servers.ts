import fc from 'fast-check';
import type { ToolFacts } from '../../catalog/model.ts';
import { CATEGORY_IDS, FACTOR_IDS } from '../../catalog/vocabulary.ts';

/** A tool with few enough names to choose from that some are shared. */
const tool = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    category: fc.constantFrom(...CATEGORY_IDS),
    factors: fc.uniqueArray(fc.constantFrom(...FACTOR_IDS), { maxLength: 3 }),
  })
  .map((facts): ToolFacts => ({ ...facts, risk: 'low', attacks: [], tool: { name: facts.name } }));

/** The tools of a server. */
export const anyServer = fc.array(tool, { maxLength: 9 });

/** The server when these names are denied. */
export function without(facts: readonly ToolFacts[], names: readonly string[]): ToolFacts[] {
  return facts.filter(({ name }) => !names.includes(name));
}
