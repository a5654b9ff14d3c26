import type { SearchableTool } from './document.ts';
import type { Category, Risk } from '../vocabulary.ts';

/** What a result shows. Texts are as their authors wrote them, so as hostile as any. */
export type Found =
  | { kind: 'server'; slug: string; title: string; tools: number }
  | {
      kind: 'tool';
      serverSlug: string;
      serverTitle: string;
      slug: string;
      name: string;
      /** The beginning of its description. */
      description: string;
      category: Category;
      risk: Risk;
    };

/** Characters of a description that a result shows at most. */
const SHOWN = 120;

/** A tool as a result shows it. */
export function foundTool(
  server: { slug: string; title: string },
  tool: SearchableTool,
): Extract<Found, { kind: 'tool' }> {
  const { slug, name, category, risk } = tool;
  const description = beginningOf(tool.description);
  return { kind: 'tool', serverSlug: server.slug, serverTitle: server.title, slug, name, description, category, risk };
}

/** The first line of a text, cut at the end of a word. */
function beginningOf(text: string): string {
  const line = (text.trim().split(/\n\s*\n/, 1)[0] ?? '').replaceAll(/\s+/g, ' ');
  if (line.length <= SHOWN) return line;
  return `${line
    .slice(0, SHOWN)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:.\uD800-\uDBFF]+$/, '')}…`;
}
