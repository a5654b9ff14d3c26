import { HttpError, type HttpFailure } from './http.ts';

/**
 * What a status other than the ones asked for means.
 * @param retryAt when the host wants to be asked again, in milliseconds since 1970
 */
export function failureOfStatus(status: number, host: string, retryAt: number | undefined): HttpError {
  const [code, message] = meaningOf(status, host);
  return new HttpError(code, message, {
    status,
    ...(retryAt === undefined ? {} : { retryAt: new Date(retryAt).toISOString() }),
  });
}

function meaningOf(status: number, host: string): [HttpFailure, string] {
  if (status === 401 || status === 403)
    return ['unauthorized', `${host} wants credentials (${status}). Configure a key.`];
  if (status === 404 || status === 410) {
    return ['not-found', `${host} has nothing at this address (${status}). Look whether it has moved.`];
  }
  if (status === 429) return ['throttled', `${host} asks for fewer requests (429). Try again later.`];
  if (status >= 400 && status < 500) {
    return ['bad-request', `${host} refuses the request (${status}). Look whether its interface has changed.`];
  }
  if (status >= 300 && status < 400) {
    return ['redirects', `${host} answers with ${status} and says nowhere to go. Look whether its address has moved.`];
  }
  return ['server-error', `${host} failed to answer (${status}). Try again later.`];
}
