import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A file that is being written, however long it gets. */
export interface Sink {
  write: (piece: string | Buffer) => Promise<void>;
  /** What the file came to: its size in bytes and its SHA-256 in hexadecimal. */
  finish: () => Promise<{ bytes: number; sha256: string }>;
}

/** Begins a file; one whose name ends in `.gz` is compressed. Equal pieces give equal bytes. */
export function openSink(path: string): Sink {
  const hash = createHash('sha256');
  let bytes = 0;
  const tally = new Transform({
    transform(piece: Buffer, _encoding, done: TransformCallback) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  const head = path.endsWith('.gz') ? createGzip() : new PassThrough();
  const written = pipeline(head, tally, createWriteStream(path));
  // Told by `write` or `finish`, whichever comes next.
  written.catch(() => undefined);
  return {
    async write(piece) {
      if (!head.write(piece)) await Promise.race([once(head, 'drain'), written]);
    },
    async finish() {
      head.end();
      await written;
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}
