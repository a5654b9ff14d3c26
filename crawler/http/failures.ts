import { HttpError, type HttpFailure } from './http.ts';

/** What undici, Node and OpenSSL say, by what it means for the next try. */
const CODES: Record<string, HttpFailure> = {
  ENOTFOUND: 'dns-failed',
  ENODATA: 'dns-failed',
  ESERVFAIL: 'dns-failed',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  Z_BUF_ERROR: 'truncated',
  HPE_INVALID_EOF_STATE: 'truncated',
  EPROTO: 'tls',
  UND_ERR_INVALID_ARG: 'bad-request',
};

/** For families of codes too large to list. The first that fits counts. */
const PREFIXES: [string, HttpFailure][] = [
  ['EAI_', 'dns-failed'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['CERT_', 'tls'],
  ['UNABLE_TO_', 'tls'],
  ['SELF_SIGNED_', 'tls'],
  ['DEPTH_ZERO_', 'tls'],
  ['INVALID_', 'tls'],
  ['CRL_', 'tls'],
  ['HOSTNAME_', 'tls'],
  // What does not decompress was cut or mixed up on the way.
  ['Z_', 'truncated'],
  ['ERR__ERROR_', 'truncated'],
  ['HPE', 'server-error'],
];

const REASONS: Record<string, string> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it signs itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'it is signed by an authority that nobody knows',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of its authority is missing',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate of its authority is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'it is signed by an authority that nobody knows',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it belongs to another host',
};

const SENTENCES: Partial<Record<HttpFailure, [what: string, then: string]>> = {
  'dns-failed': ['The name HOST cannot be resolved', 'Look whether it is spelled right and still exists.'],
  refused: ['HOST refuses connections', 'Try again later.'],
  timeout: ['HOST did not answer in time', 'Try again later.'],
  'too-large': ['HOST sends longer headers than we read', 'Its owner has to shorten them.'],
  truncated: ['The answer of HOST ended before it was whole', 'Try again later.'],
  'bad-request': ['A request to HOST cannot be sent', 'Look for stray characters in its headers, such as a key.'],
  'server-error': ['HOST does not speak HTTP', 'Look whether its address has moved.'],
};

/**
 * What went wrong with a request, in our words. An `HttpError` stays what it is.
 * @param host who was asked
 * @param begun whether a part of the body had arrived
 */
export function failureOf(error: unknown, host: string, begun = false): HttpError {
  if (error instanceof HttpError) return error;
  const code = codeOf(error);
  // Closed in the middle is another thing than closed without a word.
  const failure = begun && code === 'UND_ERR_SOCKET' ? 'truncated' : meaningOf(code);
  return new HttpError(failure, sentenceOf(failure, host, code), { cause: error });
}

/** A signal that was set to a time is a timeout. One that was aborted for another reason keeps its reason. */
export function abortReason(reason: unknown, host: string): unknown {
  if (!(reason instanceof DOMException) || reason.name !== 'TimeoutError') return reason;
  return new HttpError('timeout', `${host} did not answer in the time given. Try again later.`, { cause: reason });
}

/** Of an error, or of what caused it. */
export function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    if (at.name === 'HTTPParserError') return typeof code === 'string' ? code : 'HPE';
    if (typeof code === 'string' && (code !== 'UND_ERR_SOCKET' || codeOf(at.cause) === '')) return code;
  }
  return '';
}

function meaningOf(code: string): HttpFailure {
  return CODES[code] ?? PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'reset';
}

function sentenceOf(failure: HttpFailure, host: string, code: string): string {
  if (failure === 'tls') {
    return `The certificate of ${host} cannot be trusted: ${REASONS[code] ?? code}. Its owner has to renew it.`;
  }
  const [what, then] = SENTENCES[failure] ?? ['The connection to HOST broke off', 'Try again later.'];
  return `${what.replace('HOST', host)}${code === '' ? '' : ` (${code})`}. ${then}`;
}
