import { chunksOf, decoded, drain } from './body.ts';
import { ask, headerOf, reasonOf } from './exchange.ts';
import type { Question } from './http.ts';
import type { Network } from './network.ts';
import { isRedirect, lost, MAX_REDIRECTS, redirectTarget } from './redirects.ts';
import { retrying } from './retry.ts';
import { either } from './signals.ts';
import { failureOfStatus } from './statuses.ts';
import { targetOf } from './target.ts';

const TIMEOUT_MS = 30_000;
const IDLE_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** An answer that is worth reading. */
export interface Arrived {
  status: number;
  url: URL;
  headers: Record<string, string>;
  /** Fails with an `HttpError`. */
  chunks: AsyncIterable<Buffer>;
}

export interface Journey<T> {
  question: Omit<Question, 'hosts' | 'accept'>;
  accept: string;
  /**
   * Whether an address may be asked, before anything is sent.
   * @throws HttpError when not
   */
  permit: (url: URL, signal: AbortSignal) => Promise<void> | void;
  /** Whether what took too long is tried again. */
  isPatient: boolean;
  use: (arrived: Arrived) => Promise<T>;
}

/** One hop: where it leads, or where it ended. */
type Step<T> = { to: URL; tookMs: number } | { value: T };

/**
 * Asks for one document and follows where it leads. Every hop is asked for permission, waits for its turn, and is tried
 * again when its failure may pass.
 * @throws HttpError
 * @throws the reason of the question's signal
 */
export async function follow<T>(network: Network, address: string | URL, journey: Journey<T>): Promise<T> {
  const { question, permit } = journey;
  const signal = either(network.ended, question.signal);
  const first = targetOf(address, network.allowPrivate);
  const seen = new Set<string>();
  let headers = headersOf(journey);
  let leftMs = question.timeoutMs ?? TIMEOUT_MS;
  for (let url = first; ;) {
    seen.add(url.href);
    await permit(url, signal);
    const step = await retrying(network, { signal, isPatient: journey.isPatient }, () =>
      once(network, url, { ...journey, headers, signal, leftMs }),
    );
    if ('value' in step) return step.value;
    if (seen.has(step.to.href)) throw lost(first, 'lead in a circle');
    if (seen.size > MAX_REDIRECTS) throw lost(first, `lead on more than ${MAX_REDIRECTS} times`);
    if (step.to.origin !== url.origin) headers = withoutOwn(journey);
    leftMs -= step.tookMs;
    url = step.to;
  }
}

interface Hop<T> extends Journey<T> {
  headers: Record<string, string>;
  signal: AbortSignal;
  leftMs: number;
}

async function once<T>(network: Network, url: URL, hop: Hop<T>): Promise<Step<T>> {
  const { question, signal } = hop;
  const { host } = url;
  let deadline = signal;
  let startedAt = 0;
  const start = (): AbortSignal => {
    startedAt = performance.now();
    deadline = either(signal, AbortSignal.timeout(Math.max(1, Math.ceil(hop.leftMs))));
    return deadline;
  };
  const reply = await ask(network, url, { method: 'GET', headers: hop.headers, signal, start, idleMs: IDLE_MS });
  const { status, body, retryAt } = reply;
  try {
    if (isWanted(status, question)) {
      const chunks = counted(chunksOf(decoded(reply, host), question.maxBytes ?? MAX_BYTES, host), network, (error) =>
        reasonOf(error, host, { caller: signal, request: deadline, begun: true }),
      );
      return { value: await hop.use({ status, url, headers: flat(reply.headers), chunks }) };
    }
    await drain(body);
    const location = headerOf(reply.headers, 'location');
    if (!isRedirect(status) || location === undefined) throw failureOfStatus(status, host, retryAt);
    return { to: redirectTarget(location, url, network.allowPrivate), tookMs: performance.now() - startedAt };
  } finally {
    body.destroy();
  }
}

function isWanted(status: number, { validators }: Journey<unknown>['question']): boolean {
  if (status >= 200 && status < 300) return true;
  return status === 304 && (validators?.etag ?? validators?.lastModified) !== undefined;
}

/** Counts what arrives, and says in our words why it stops. */
async function* counted(
  chunks: AsyncIterable<Buffer>,
  { counts }: Network,
  reason: (error: unknown) => unknown,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunks) {
      counts.bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw reason(error);
  }
}

function headersOf({ question, accept }: Journey<unknown>): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(question.headers ?? {})) own[name.toLowerCase()] = value;
  return { ...own, ...withoutOwn({ question, accept }) };
}

/** What may be said to anybody: another origin gets no key of the first. */
function withoutOwn({ question, accept }: Pick<Journey<unknown>, 'question' | 'accept'>): Record<string, string> {
  const { etag, lastModified } = question.validators ?? {};
  return {
    accept,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}
