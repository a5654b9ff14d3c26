import { absolute } from '../address.ts';
import type { Prose } from '../prose.ts';
import { code, link, plain } from './text.ts';

/** A sentence with names, quotes and links in it, as Markdown. */
export function inline(parts: Prose): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return plain(part);
      if ('quote' in part) return `“${plain(part.quote)}”`;
      if ('to' in part) return link(plain('text' in part ? part.text : part.name), from(part.to));
      return code(part.name);
    })
    .join('');
}

/** The address of a path with the site's base: complete when the site knows its own. */
export function from(path: string): string {
  return absolute(path) ?? path;
}
