import { z } from 'zod';
import { HttpError, type Answer } from '../../http/http.ts';
import { parseJson } from '../../http/json.ts';
import { inWords } from './lenient.ts';

/**
 * A JSON answer in the shape that a source is known to send.
 * @throws HttpError `not-json`, or `wrong-type` when it has another shape
 */
export function inShape<T extends z.ZodType>(shape: T, answer: Answer, source: string): z.output<T> {
  const read = shape.safeParse(parseJson(answer));
  if (read.success) return read.data;
  throw new HttpError(
    'wrong-type',
    `${answer.url} does not answer in the shape that ${source} is known for (${inWords(read.error)}). Check the place; if it is right, its interface has changed and crawler/sources/${source}/schema.ts has to follow.`,
    { status: answer.status, cause: read.error },
  );
}

/** What to throw when an answer is JSON, but not what was asked for. Nothing of it must become data. */
export function wrongShape({ url, status }: Answer, expected: string): HttpError {
  const message = `${url} answered with JSON without ${expected}. Its format may have changed: compare it with the source's README.`;
  return new HttpError('wrong-type', message, { status });
}

/** What a source keeps of an answer, to ask next time whether it changed. */
export const KnownValidators = z.object({
  etag: z.string().exactOptional(),
  lastModified: z.string().exactOptional(),
});
