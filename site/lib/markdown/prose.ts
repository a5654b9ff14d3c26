import { absolute } from '../address.ts';
import type { Prose } from '../prose.ts';
import { code, link, plain } from './text.ts';

/** A sentence with names, quotes and links in it, as Markdown. */
export function inline(parts: Prose): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return plain(part);
      if ('quote' in part) return `“${code(part.quote)}”`;
      if ('to' in part) return link('text' in part ? plain(part.text) : code(part.name), from(part.to));
      return code(part.name);
    })
    .join('');
}

/** The address of a path with the site's base: complete when the site knows its own. */
export function from(path: string): string {
  return absolute(path) ?? path;
}
