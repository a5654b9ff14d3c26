import { load } from 'cheerio/slim';
import { z } from 'zod';
import { KnownValidators } from '../shared/shape.ts';

const address = z.url({ protocol: /^https?$/ }).max(2_000);
const selector = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => isSelector(text), 'must be a CSS selector');

/** Which text is cut from an element of the page. */
const Cut = z.strictObject({
  /** The first element that it finds in the item (default: the item itself). */
  select: selector.optional(),
  /** The value of this attribute instead of the text. */
  attribute: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be the name of an attribute')
    .optional(),
  /** Only the text that stands directly in the element, without that of the elements in it, such as badges. */
  own: z.boolean().optional(),
  /** A regular expression; what its first group matches, or else the whole match, is the text. */
  pattern: z
    .string()
    .max(500)
    .refine((text) => isPattern(text), 'must be a regular expression')
    .optional(),
});
export type Cut = z.infer<typeof Cut>;

function isSelector(text: string): boolean {
  try {
    load('<p>')(text);
    // A text that is not taken for a selector is taken for HTML.
    return !text.trim().startsWith('<');
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A selector file: where a list stands, and how it is read. */
export const ListFile = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits, joined by "-"'),
  title: z.string().min(1).max(200),
  /** What the publisher of the list allows, in one sentence. */
  terms: z.string().min(1).max(1_000),
  url: address,
  /** Hosts that may be asked (default: the one of `url`). */
  hosts: z.array(z.string().min(1).max(255)).min(1).optional(),
  /** Further pages, by number. Links of the page are never followed. */
  nextPages: z
    .strictObject({
      template: z.string().max(2_000).includes('{page}'),
      from: z.number().int().nonnegative(),
      to: z.number().int().nonnegative(),
    })
    .refine(
      ({ from, to }) => to >= from && to - from < 1_000,
      'must be at most 1,000 pages, from the first to the last',
    )
    .refine(({ template }) => address.safeParse(template.replaceAll('{page}', '1')).success, 'must be an address')
    .optional(),
  /** Every element that it finds is one server. */
  item: selector,
  fields: z.strictObject({
    name: Cut,
    title: Cut.optional(),
    description: Cut.optional(),
    repository: Cut.optional(),
    homepage: Cut.optional(),
    package: z.strictObject({ registry: z.enum(['npm', 'pypi']), name: Cut, version: Cut }).optional(),
    remote: z.strictObject({ transport: z.enum(['streamable-http', 'sse']), url: Cut }).optional(),
  }),
  /** The tools that the page tells of, inside the item. */
  tools: z.strictObject({ item: selector, name: Cut, description: Cut.optional() }).optional(),
});
export type ListFile = z.infer<typeof ListFile>;

/** What the next crawl needs to ask only for what changed. */
export const Memory = z.object({
  pages: z.record(
    z.string(),
    z.object({
      validators: KnownValidators,
      keys: z.array(z.string()),
      /** Of the selector file: with another one, the same page says something else. */
      file: z.string(),
    }),
  ),
});
export type Memory = z.infer<typeof Memory>;
