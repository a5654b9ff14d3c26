import { z } from 'zod';
import { KnownValidators } from '../shared/shape.ts';

const LINE = /^- \[(?<label>[^\]]+)\]\((?<link>[^)\s]+)\)(?<rest>.*)$/;
/** Marks are no words. The dash after them is sometimes missing. */
const REST = /^(?<marks>[^\p{L}\p{N}]*?)(?:\s[-–—]\s|(?=[\p{L}\p{N}])|$)(?<said>.*)$/u;

/** A line of the list, taken apart: `- [label](link) marks - what is said of it`. */
export const Line = z
  .string()
  .max(4_000, 'the line is too long')
  .transform((line) => {
    const { rest = '', ...head } = LINE.exec(line)?.groups ?? {};
    return { ...head, ...REST.exec(withoutLinks(rest))?.groups };
  })
  .pipe(
    z.object({
      label: z.string('is missing').trim().min(1, 'is empty').max(200, 'is too long'),
      link: z.string('is missing'),
      marks: z.string('are missing').trim(),
      said: z.string('is missing').trim(),
    }),
  );

/** Badges go, and of other links their text stays. */
function withoutLinks(text: string): string {
  return text
    .replace(/\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ');
}

const OWNER_AND_NAME = String.raw`https://github\.com/(?<owner>[A-Za-z0-9-]{1,39})/(?<name>[A-Za-z0-9._-]{1,100}?)(?:\.git)?`;
const FOLDER = String.raw`/tree/[^/?#]+/(?<folder>[A-Za-z0-9._/-]{1,150}?)`;
const REPOSITORY = new RegExp(String.raw`^${OWNER_AND_NAME}(?:${FOLDER}|/(?:tree|blob)/[^?#]*)?/?(?:[?#].*)?$`);

/** A repository on GitHub, with the folder that a link into it leads to. */
export const Repository = z
  .string()
  .regex(/^(?!.*\/\.\.?(?:[/?#]|$))/, 'leads elsewhere than it seems')
  .transform((link): Record<string, string | undefined> => REPOSITORY.exec(link)?.groups ?? {})
  .pipe(
    z.object({
      owner: z.string(),
      name: z.string(),
      folder: z.string().optional(),
    }),
  );

/** What one crawl of this list leaves for the next. */
export const State = z.object({
  /** The list that it is about; of another one it says nothing. */
  place: z.string(),
  validators: KnownValidators,
});
export type State = z.infer<typeof State>;
