/** What a server said, read to its end. */
export interface Answer {
  /** 200 to 299, or 304 when the question had validators. Everything else is thrown as an `HttpError`. */
  status: number;
  /** Where the answer came from, after redirects. */
  url: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** UTF-8; empty for 304. */
  text: string;
  /** To ask next time whether it changed. */
  validators: Validators;
  /** ISO 8601, UTC. */
  retrievedAt: string;
}

export interface Validators {
  etag?: string;
  lastModified?: string;
}

export interface Question {
  /** Sent as If-None-Match and If-Modified-Since. */
  validators?: Validators | undefined;
  /** The Accept header (default: application/json). */
  accept?: string;
  /** Further headers, such as an API key. They are not sent on to another origin. */
  headers?: Record<string, string>;
  /** Hosts (with port, when it is not the usual one) that may be asked; also holds for redirects. */
  hosts: readonly string[];
  /** Largest answer after decompression, in bytes (default: 32 MiB). */
  maxBytes?: number;
  /** For the whole answer, in milliseconds (default: 30,000). */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** How a host wants to be asked. */
export interface Pace {
  /** At most this many requests begin … */
  requests: number;
  /** … in any stretch of this many milliseconds. One at a time, always. */
  everyMs: number;
}

/**
 * The only way out: robots.txt, opt-outs, pace, Retry-After, caps and safe addresses hold for everything asked through
 * it, on every hop.
 */
export interface Http {
  /**
   * Asks for one document. Passing failures are tried again, with growing pauses.
   * @throws HttpError
   */
  get: (url: string, question: Question) => Promise<Answer>;
  /** Like `get`, for a file that is too large for memory: it is written to `path`, and its SHA-256 returned in hexadecimal. */
  download: (url: string, path: string, question: Question) => Promise<{ url: string; sha256: string; bytes: number }>;
  /**
   * `fetch` for the SDK's transports: never follows a redirect to another origin, never retries, caps what is read.
   * Rejects with an `HttpError`; an answer of any status is an answer.
   */
  fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** How this host is to be asked, when its publisher says. */
  setPace: (host: string, pace: Pace) => void;
  /** What was asked so far. */
  counts: () => HttpCounts;
  close: () => Promise<void>;
}

export interface HttpCounts {
  requests: number;
  bytes: number;
  hosts: number;
  /** Requests that were tried again. */
  retries: number;
}

/** What went wrong, by what it means for the next try. */
export const HTTP_FAILURES = {
  'dns-failed': 'the name of the host cannot be resolved',
  refused: 'the host refuses connections',
  reset: 'the connection broke off',
  tls: 'the certificate of the host cannot be trusted',
  timeout: 'the host did not answer in time',
  'too-large': 'the answer is larger than we read',
  truncated: 'the answer ended before it was whole',
  redirects: 'the redirects lead nowhere',
  'address-refused': 'the address is private, or the host is not on the list of those that may be asked',
  robots: 'robots.txt asks crawlers to stay away',
  'robots-unreachable': 'robots.txt cannot be read, which counts as asking crawlers to stay away',
  'opted-out': 'its owner asked not to be crawled',
  throttled: 'the host asks for fewer requests',
  unauthorized: 'the host wants credentials',
  'not-found': 'there is nothing at this address, or no longer',
  'bad-request': 'the host refuses the request',
  'server-error': 'the host failed to answer',
  'not-json': 'the answer is not JSON',
  'wrong-type': 'the answer is of another content type',
} as const;
export type HttpFailure = keyof typeof HTTP_FAILURES;

/** A question without an answer. The message is a sentence that says what to do next; `cause` is kept. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly code: HttpFailure;
  /** Of the answer, when there was one. */
  readonly status: number | undefined;
  /** When the host wants to be asked again: ISO 8601, UTC. */
  readonly retryAt: string | undefined;

  constructor(
    code: HttpFailure,
    message: string,
    details: { status?: number; retryAt?: string; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.retryAt = details.retryAt;
  }
}
