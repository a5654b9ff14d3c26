import { z } from 'zod';
import type { HttpFailure } from '../../http/http.ts';
import { retryAfter } from '../../http/retry-after.ts';
import { failureOfStatus } from '../../http/statuses.ts';

/** An answer with a status that is no success. */
export interface Refusal {
  status: number;
  /** WWW-Authenticate, several joined by commas. */
  challenge: string | undefined;
  /** When the host wants to be asked again: ISO 8601, UTC. */
  retryAt: string | undefined;
  /** Whether it says so at all. */
  asksToWait: boolean;
  /** The beginning of the body. */
  text: string;
  /** What the body says, when it is an error of the protocol. */
  error: { code: number; message: string } | undefined;
}

/** How much of the body of a refusal is read, in bytes. */
const READ_BYTES = 64 * 1024;

const ErrorAnswer = z.object({ error: z.object({ code: z.number().int(), message: z.string().catch('') }) });

/** Reads a refusal. The rest of a long body is given up, and the connection with it. */
export async function refusalOf({ status, headers, body }: Response): Promise<Refusal> {
  const text = body === null ? '' : await beginningOf(body);
  const retryAt = retryAfter(headers.get('retry-after') ?? undefined, Date.now());
  return {
    status,
    challenge: headers.get('www-authenticate') ?? undefined,
    retryAt: retryAt === undefined ? undefined : new Date(retryAt).toISOString(),
    asksToWait: headers.has('retry-after'),
    text,
    error: ErrorAnswer.safeParse(parsed(text)).data?.error,
  };
}

export function failureOfRefusal({ status, asksToWait }: Refusal): HttpFailure {
  if (status === 503 && asksToWait) return 'throttled';
  return failureOfStatus(status, '', undefined).code;
}

async function beginningOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > READ_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
