import { codeOf } from './failures.ts';
import { HttpError, type HttpFailure } from './http.ts';
import type { Network } from './network.ts';
import { pause } from './signals.ts';

const TRIES = 3;
const BASE_MS = 500;
const PASSING_STATUSES = [429, 500, 502, 503, 504];
const PASSING_FAILURES: HttpFailure[] = ['reset', 'timeout', 'refused'];

/**
 * Tries up to three times what may go better next time. The pauses grow and are random, so that many that failed together
 * do not come back together; a pause that the host asked for is kept by its queue instead.
 */
export async function retrying<T>(
  network: Network,
  { signal, isPatient }: { signal: AbortSignal; isPatient: boolean },
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || signal.aborted || !isPassing(error)) throw error;
      if (error.code === 'timeout' && !isPatient) throw error;
      network.counts.retries += 1;
      if (error.retryAt === undefined) await pause(Math.random() * BASE_MS * 2 ** (attempt - 1), signal);
    }
  }
}

function isPassing(error: unknown): error is HttpError {
  if (!(error instanceof HttpError)) return false;
  if (error.status !== undefined) return PASSING_STATUSES.includes(error.status);
  return PASSING_FAILURES.includes(error.code) || (error.code === 'dns-failed' && codeOf(error.cause) === 'EAI_AGAIN');
}
