import { HttpError, type Answer } from '../../http/http.ts';
import { itemSpans, memberSpan, wholeSpan, type Span } from '../../json-text.ts';
import type { Entry } from './record.ts';

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

/** What to throw when an answer is JSON, but not what was asked for. Nothing of it must become data. */
export function wrongShape({ url, status }: Answer, expected: string): HttpError {
  const message = `${url} answered with JSON without ${expected}. Its format may have changed: compare it with the source's README.`;
  return new HttpError('wrong-type', message, { status });
}
