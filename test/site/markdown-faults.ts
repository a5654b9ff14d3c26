import markdownIt from 'markdown-it';

/** As hosts and readers take it: raw HTML counts, and so does an address that nobody marked as a link. */
const parser = markdownIt({ html: true, linkify: true });

/**
 * What a Markdown document does that it must not: HTML, images, links that are neither of this site nor on the page it
 * is the twin of, headings that hold what a hostile text wrote, and text that shows the fences around it.
 */
export function markdownFaults(path: string, markdown: string, site: string, links: readonly string[]): string[] {
  const faults: string[] = [];
  const tokens = parser.parse(markdown, {});
  for (const token of tokens.flatMap((one) => [one, ...(one.children ?? [])])) {
    const href = String(token.attrGet('href') ?? '');
    if (token.type.startsWith('html') || token.type === 'image') faults.push(`${path}: ${token.content.slice(0, 80)}`);
    if (token.type === 'code_block') faults.push(`${path}: an indented block: ${token.content.slice(0, 80)}`);
    if (token.type === 'link_open' && !href.startsWith(site) && !links.includes(href))
      faults.push(`${path}: a link to ${href}`);
  }
  const headings = tokens.flatMap((token, i) => (token.type === 'heading_open' ? [tokens[i + 1]?.children ?? []] : []));
  for (const heading of headings) {
    const own = heading.filter(({ type }) => type !== 'code_inline').map(({ content }) => content);
    if (own.join('').includes('PWNED')) faults.push(`${path}: a heading of somebody else: ${own.join('')}`);
  }
  if (/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/.test(markdown))
    faults.push(`${path}: a hidden character`);
  return faults;
}
