import MarkdownIt from 'markdown-it';
import { parsePage } from '../../page.ts';
import { blocksOf } from './blocks.ts';
import { claimsOf, type Claims } from './lists.ts';
import { sectionsOf } from './sections.ts';

/** Registries keep less; what is longer was not written for people. In UTF-16 code units. */
const LONGEST = 262_144;

// READMEs hold HTML of their own, folds and tables above all. The result is only searched, never shown.
const markdown = new MarkdownIt({ html: true });

/**
 * The tools that a README in Markdown lists for a package; or why it is taken to list none.
 * @param packageName tells whose tools are meant when a README is shared by several packages
 */
export function readReadme(text: string, packageName: string): Claims | { reason: string } {
  if (text.length > LONGEST) return { reason: `it is longer than ${LONGEST} characters` };
  const page = parsePage(markdown.render(text));
  if (page === undefined) return { reason: 'it nests deeper than people write' };
  const sections = sectionsOf(blocksOf(page), packageName);
  return 'reason' in sections ? sections : claimsOf(sections);
}
