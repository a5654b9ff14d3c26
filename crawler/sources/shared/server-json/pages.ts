import { z } from 'zod';
import type { Answer } from '../../../http/http.ts';
import { parseJson } from '../../../http/json.ts';
import { entriesIn, type Entry } from '../document.ts';
import { wrongShape } from '../shape.ts';

interface Page {
  answer: Answer;
  entries: Entry[];
  /** Where the next page begins; absent on the last one. */
  next: string | undefined;
}

/** Fifteen times what the largest registry has. One that goes on for ever would hold up the night. */
const MOST_PAGES = 5_000;

/**
 * The pages of a registry's list, from a cursor on or from the beginning.
 * @throws HttpError, and an Error when the pages go in a circle
 */
export async function* readPages(
  ask: (cursor: string | undefined) => Promise<Answer>,
  from?: string,
): AsyncGenerator<Page, void> {
  const seen = new Set<string>();
  let at = from;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    if (at !== undefined) seen.add(at);
    const answer = await ask(at);
    const json = parseJson(answer);
    const entries = entriesIn(answer, json, ['servers']);
    const next = nextCursor(answer, json);
    if (next !== undefined && seen.has(next))
      throw new Error(
        `${answer.url} leads back to a page that was read before, so the list cannot be read to its end. Crawl again later; if it stays so, tell the registry.`,
      );
    yield { answer, entries, next };
    if (next === undefined) return;
    at = next;
  }
  throw new Error(
    `The list has more than ${MOST_PAGES.toLocaleString('en')} pages, so it was not read to its end. Check that the registry is the right one.`,
  );
}

const cursor = z.union([z.string(), z.number().transform(String)]).nullish();
const Paged = z.object({ metadata: z.object({ nextCursor: cursor, next_cursor: cursor }) });

/** Both spellings are in use. An empty cursor marks the end, like none. */
function nextCursor(answer: Answer, json: unknown): string | undefined {
  const paged = Paged.safeParse(json);
  // Without it, the first page would pass for the whole list.
  if (!paged.success) throw wrongShape(answer, '"metadata" that say where the next page begins');
  const { nextCursor, next_cursor: older } = paged.data.metadata;
  const next = nextCursor ?? older ?? undefined;
  return next === '' ? undefined : next;
}
