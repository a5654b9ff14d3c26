import { HttpError } from './http.ts';
import { targetOf } from './target.ts';

export const MAX_REDIRECTS = 5;

export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * Where a redirect leads.
 * @throws HttpError `redirects` or `address-refused`
 */
export function redirectTarget(location: string, from: URL, allowPrivate: boolean): URL {
  const to = URL.parse(location, from.href);
  if (to === null) throw lost(from, 'lead to something that is not an address');
  if (from.protocol === 'https:' && to.protocol === 'http:') throw lost(from, 'lead away from encryption');
  return targetOf(to, allowPrivate);
}

export function lost({ host }: URL, where: string): HttpError {
  return new HttpError('redirects', `The redirects of ${host} ${where}. Look whether its address has moved.`);
}
