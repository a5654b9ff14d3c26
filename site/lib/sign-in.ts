import type { Posture } from '../../catalog/listing.ts';
import { list } from './language.ts';

/** Completes "The server asks for credentials: …". */
export function refusalInWords({ status, scheme }: Posture): string {
  const answer = status === 401 ? '401, sign in first' : status === 403 ? '403, not allowed' : String(status);
  return scheme === undefined ? `${answer}; it does not say how to sign in` : answer;
}

const SCHEMES: Record<string, string> = {
  bearer: 'a token goes with each request',
  basic: 'a name and a password go with each request',
  dpop: 'a token goes with each request, bound to a key of the client',
};

/** What a scheme of HTTP authentication asks for; empty for one that we do not know. */
export function schemeInWords(scheme: string): string {
  const known = scheme.toLowerCase();
  return Object.hasOwn(SCHEMES, known) ? (SCHEMES[known] ?? '') : '';
}

const REGISTRATIONS: Record<Posture['registration'][number], string> = {
  dynamic: 'a client may register itself (dynamic client registration)',
  'client-id-metadata-document': 'a client may point to a document about itself (client ID metadata document)',
};

/** How a client becomes known to the authorization server. */
export function registrationInWords({ registration }: Posture): string {
  return registration.length === 0
    ? 'no way for unknown clients is published'
    : list(
        [...new Set(registration)].map((way) => REGISTRATIONS[way]),
        'or',
      );
}

/** Whether a stolen authorization code is of use to anybody else. */
export function challengeInWords({ challengeMethods }: Posture): string {
  if (challengeMethods.includes('S256')) return 'yes, with S256';
  return challengeMethods.length === 0 ? 'not announced' : 'announced, but not with S256';
}
