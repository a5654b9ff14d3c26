import type { Block, Heading } from './blocks.ts';
import { announcesTools, isAside } from './titles.ts';

/** What stands between a heading that announces tools and the next heading that is not below it. */
export interface Section {
  heading: Heading;
  /** The headings that it stands below, outermost first. */
  above: Heading[];
  blocks: Block[];
}

/** The sections that list the tools of this package; or why that cannot be told. */
export function sectionsOf(blocks: Block[], packageName: string): Section[] | { reason: string } {
  const all = toolSections(blocks).filter(({ above }) => !above.some((it) => it.level > 1 && isAside(it.text)));
  if (all.length === 0) return { reason: 'it has no section that is headed as a tool list' };
  const ours = all.filter((it) => it.above.some((heading) => names(heading, packageName)));
  if (ours.length > 0) return ours;
  const [first] = all;
  const together = all.every((it) => it.above.at(-1) === first?.above.at(-1));
  const titles = new Set(all.map((it) => it.heading.text.toLowerCase()));
  if (!together || titles.size < all.length) {
    return { reason: 'it has several tool lists, and none is headed with the name of this package' };
  }
  if (first?.above.some((heading) => heading.level > 1 && namesAPackage(heading)) === true) {
    return { reason: 'its tool list is headed with the name of another package' };
  }
  return all;
}

function toolSections(blocks: Block[]): Section[] {
  const sections: Section[] = [];
  let above: Heading[] = [];
  let open: Section | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      above = above.filter(({ level }) => level < block.level);
      if (open !== undefined && block.level <= open.heading.level) open = undefined;
      if (open === undefined && announcesTools(block)) {
        open = { heading: block, above: [...above], blocks: [] };
        sections.push(open);
        above.push(block);
        continue;
      }
      above.push(block);
    }
    open?.blocks.push(block);
  }
  return sections;
}

function names(heading: Heading, packageName: string): boolean {
  const [base = ''] = packageName.toLowerCase().split('/').slice(-1);
  return wordsOf(heading).some((word) => word === packageName.toLowerCase() || (base.includes('-') && word === base));
}

/** `@scope/name`, `acme-mcp`, `mcp-server-acme`. */
function namesAPackage(heading: Heading): boolean {
  return wordsOf(heading).some((word) => /^@[\w.-]+\/[\w.-]+$/.test(word) || /^mcp-|-mcp(-|$)/.test(word));
}

function wordsOf({ text }: Heading): string[] {
  return text.toLowerCase().split(/[^a-z0-9@/._-]+/);
}
