import { HttpError } from '../../http/http.ts';
import { itemSpans, wholeSpan } from '../../json-text.ts';

export const EVENTS = 'text/event-stream';
export const JSON_TYPE = 'application/json';

/** The media type of an answer, without its parameters. */
export function typeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The error for an answer that the protocol does not know. Its body is given up. */
export function wrongType(response: Response, asked: string): HttpError {
  response.body?.cancel().catch(() => undefined);
  const type = typeOf(response);
  return new HttpError('wrong-type', `It answers ${asked} with ${type === '' ? 'no content type' : type}.`);
}

/**
 * The texts of the messages of a JSON answer: before 2025-06-18 several may come as one list.
 * @throws HttpError `not-json`
 */
export function textsIn(text: string): string[] {
  try {
    if (!Array.isArray(JSON.parse(text))) return [text];
  } catch (cause) {
    throw new HttpError('not-json', 'It sent an answer that is not JSON.', { cause });
  }
  return itemSpans(text, wholeSpan(text)).map(({ start, end }) => text.slice(start, end));
}

/** Statuses whose answers have no body, not even an empty one. */
const WITHOUT_BODY = [204, 205, 304];

/** An answer as the SDK is to see it. */
export function passOn(body: string | ReadableStream<Uint8Array>, { status, headers }: Response): Response {
  const own = new Headers({ 'content-type': typeof body === 'string' ? JSON_TYPE : EVENTS });
  for (const name of ['mcp-session-id', 'location']) {
    const value = headers.get(name);
    if (value !== null) own.set(name, value);
  }
  return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers: own });
}
