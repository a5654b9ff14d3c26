import type { Answer } from '../../http/http.ts';
import { itemSpans, memberSpan, wholeSpan, type Span } from '../../json-text.ts';
import { wrongShape } from './shape.ts';

/** An element of a list before it is read. */
export interface Entry {
  /** What was parsed from `body`. */
  value: unknown;
  /** JSON text as it came. */
  body: string;
  /** Where it stands in its document, for example `servers[3]`. */
  place: string;
}

/**
 * The items of the list that an answer holds under these names, each with its text as it came.
 * @param json What `parseJson` made of the answer
 * @throws HttpError `wrong-type` when there is no such list
 */
export function entriesIn(answer: Answer, json: unknown, path: readonly string[]): Entry[] {
  const { text } = answer;
  let span: Span | undefined = wholeSpan(text);
  let value = json;
  for (const name of path) {
    span = span !== undefined && text[span.start] === '{' ? memberSpan(text, span, name) : undefined;
    value = span === undefined ? undefined : (value as Record<string, unknown>)[name];
  }
  if (span === undefined || !Array.isArray(value)) throw wrongShape(answer, `a list "${path.join('.')}"`);
  const items: unknown[] = value;
  const list = path.join('.');
  return itemSpans(text, span).map(({ start, end }, index) => ({
    value: items[index],
    body: text.slice(start, end),
    place: `${list}[${index}]`,
  }));
}
