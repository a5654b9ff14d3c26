import { z } from 'zod';
import type { Answer } from '../../http/http.ts';
import { parseJson } from '../../http/json.ts';

/** A field that may be missing: null means absent, and so does what is of another shape. */
export function orAbsent<T extends z.ZodType>(shape: T): z.ZodCatch<z.ZodOptional<z.ZodType<z.output<T> | undefined>>> {
  return shape
    .nullish()
    .transform((value): z.output<T> | undefined => value ?? undefined)
    .optional()
    .catch(undefined);
}

export const text = orAbsent(z.string());

/** An http or https address without credentials; undefined when the text is none. */
export function webAddress(text: string | undefined, base?: string): string | undefined {
  const url = text === undefined ? null : URL.parse(text.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** The base URL of a place, with a slash at its end. @throws when the place is none */
export function baseOf(place: string, source: string): URL {
  const url = URL.parse(place.endsWith('/') ? place : `${place}/`);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new Error(`${source} is read from a base URL, and ${JSON.stringify(place)} is none. Begin it with https://.`);
}

/** An answer in a shape that the source is not known for. */
export class ShapeError extends Error {
  override name = 'ShapeError';
}

/**
 * A JSON answer in the shape that the source is known to send.
 * @throws ShapeError when it has another, which is no reason to forget what the source said before
 */
export function inShape<T extends z.ZodType>(shape: T, answer: Answer, source: string): z.output<T> {
  const read = shape.safeParse(parseJson(answer));
  if (read.success) return read.data;
  throw new ShapeError(
    `${answer.url} does not answer in the shape that ${source} is known for (${inWords(read.error)}). Check the place; if it is right, its interface has changed and crawler/sources/${source}/schema.ts has to follow.`,
    { cause: read.error },
  );
}

export function inWords(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

/** A stranger's text, short and without anything that a terminal obeys. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text).replace(/[\p{Cc}\p{Cf}]/gu, '�');
}
