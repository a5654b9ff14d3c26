import { capped, NO_NAME, oneLine, visible } from '../text.ts';

/**
 * Text as Markdown that says exactly this text and nothing else: no link, no emphasis, no HTML, no heading. Text of
 * others ends up in files that agents read, so what it could do there is taken away from it.
 */
export function plain(text: string): string {
  return visible(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<|~]/g, String.raw`\$&`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
    .replaceAll('://', String.raw`:\//`)
    .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
}

/** The text as the beginning of a line, where a sign or a number would start a heading, a quote or a list. */
export function line(markdown: string): string {
  return markdown.trim().replace(/^(\d+(?=[.)]))?([#>+=:.)-])/, String.raw`$1\$2`);
}

/** A name of others, as code on one line. Nothing inside a code span means anything. */
export function code(name: string, max = 120): string {
  const text = oneLine(name, max) || NO_NAME;
  const ticks = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** Text of others as a block that ends where we end it. */
export function block(text: string, max: number): string {
  const { text: shown, more } = capped(visible(text).trim(), max);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  const rest = more > 0 ? `… (${more} more characters)` : '';
  return `${fence}text\n${shown}${rest}\n${fence}`;
}

/** A link to an address that a program made. */
export function link(markdown: string, address: string): string {
  const isPlain = /^[!-~]+$/.test(address) && !/[()<>\\]/.test(address);
  return `[${markdown}](${isPlain ? address : `<${address.replaceAll(/[<>\\\s]/g, encodeURIComponent)}>`})`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
