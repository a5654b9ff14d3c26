import { HttpError, type Answer } from './http.ts';

/**
 * What a JSON answer says, unchecked.
 * @throws HttpError `not-json`
 */
export function parseJson({ text, url, status }: Pick<Answer, 'text' | 'url' | 'status'>): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { host } = new URL(url);
    throw new HttpError('not-json', `${host} sent an answer that is not JSON. Look whether its address has moved.`, {
      status,
      cause,
    });
  }
}
