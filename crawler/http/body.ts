import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { headerOf, type Reply } from './exchange.ts';
import { HttpError } from './http.ts';

/** Large enough that a page of a registry takes few turns of the event loop. */
const CHUNK_BYTES = 64 * 1024;

/** Statuses whose answers have no body, not even an empty one. */
export const WITHOUT_BODY = [204, 205, 304];

/**
 * The body without its compression. Unlike `fetch`, which forgives as browsers do, it fails when the compressed data
 * end too early.
 * @throws HttpError `wrong-type`
 */
export function decoded({ status, body, headers }: Pick<Reply, 'status' | 'body' | 'headers'>, host: string): Readable {
  // Nothing, compressed, is still something, and some hosts send no body with the headers of one.
  if (WITHOUT_BODY.includes(status) || headerOf(headers, 'content-length') === '0') return body;
  const decoder = decoderOf(headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? '');
  if (decoder === 'none') return body;
  if (decoder === 'unknown') {
    throw new HttpError('wrong-type', `${host} compresses its answer in a way that was not asked for. Tell its owner.`);
  }
  // Who reads the decoder sees the error; pipeline only has to know that somebody does.
  return pipeline(body, decoder, () => undefined);
}

function decoderOf(encoding: string): Transform | 'none' | 'unknown' {
  switch (encoding) {
    case '':
    case 'identity':
      return 'none';
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ chunkSize: CHUNK_BYTES });
    case 'br':
      return createBrotliDecompress({ chunkSize: CHUNK_BYTES });
    default:
      return 'unknown';
  }
}

/**
 * The chunks of a body, up to a number of bytes. What is left unread is thrown away, and the connection with it.
 * @throws HttpError `too-large`
 */
export async function* chunksOf(body: Readable, maxBytes: number, host: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(host, maxBytes);
    yield chunk;
  }
}

/** Reads to the end what nobody needs, so that the connection can be used again, unless it is long. */
export async function drain(body: Readable): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > CHUNK_BYTES) return;
    }
  } catch {
    // The answer was complete without it.
  }
}

export function tooLarge(host: string, maxBytes: number): HttpError {
  return new HttpError('too-large', `${host} sends more than the ${maxBytes} bytes that we read. Ask it for less.`);
}

/** As UTF-8. */
export async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  return new TextDecoder().decode(Buffer.concat(await Array.fromAsync(chunks)));
}
