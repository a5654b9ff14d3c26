import type { IncomingMessage } from 'node:http';

/**
 * Reads the whole body as text. `done` hears undefined when it is longer than `bytes`, and nothing when the client is
 * gone before its end.
 */
export function readBody(request: IncomingMessage, bytes: number, done: (text: string | undefined) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > bytes) {
    request.resume();
    done(undefined);
    return;
  }
  const chunks: Buffer[] = [];
  let held = 0;
  function take(chunk: Buffer): void {
    held += chunk.length;
    if (held <= bytes) {
      chunks.push(chunk);
      return;
    }
    request.off('data', take).off('end', end).resume();
    done(undefined);
  }
  function end(): void {
    done((chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8'));
  }
  // A client that goes away is heard of by the response.
  request.on('error', () => undefined);
  request.on('data', take).on('end', end);
}
