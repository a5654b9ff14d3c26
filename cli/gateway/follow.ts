import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { watchFile } from '../../gateway/grants/watch.ts';

const CHUNK = 65_536;

/** Reads a file line by line, and goes on with what is added, until the process is interrupted. */
export async function followLines(path: string, onLine: (line: string) => void): Promise<void> {
  let file = openIfThere(path);
  let at = 0;
  let rest = Buffer.alloc(0);

  function readOn(): void {
    file ??= openIfThere(path);
    if (file === undefined) return;
    const buffer = Buffer.alloc(CHUNK);
    for (let n = readSync(file, buffer, 0, CHUNK, at); n > 0; n = readSync(file, buffer, 0, CHUNK, at)) {
      at += n;
      rest = lines(Buffer.concat([rest, buffer.subarray(0, n)]), onLine);
    }
  }

  function look(): void {
    readOn();
    if (file === undefined || !replaced(path, file, at)) return;
    closeSync(file);
    file = undefined;
    at = 0;
    rest = Buffer.alloc(0);
    readOn();
  }

  const stop = watchFile(path, look);
  // The watch alone keeps no process alive.
  const alive = setInterval(look, 1000);
  readOn();
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  clearInterval(alive);
  stop();
}

/** Hands on what is whole, and returns what is not. */
function lines(text: Buffer, onLine: (line: string) => void): Buffer<ArrayBuffer> {
  let start = 0;
  for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
    onLine(text.toString('utf8', start, end));
    start = end + 1;
  }
  return Buffer.from(text.subarray(start));
}

function openIfThere(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : openSync(path, 'r');
}

/** Whether the file is another one by now, or was cut, as when a log is rotated. */
function replaced(path: string, file: number, at: number): boolean {
  const [there, open] = [statSync(path, { throwIfNoEntry: false }), fstatSync(file)];
  return there !== undefined && (there.ino !== open.ino || there.dev !== open.dev || there.size < at);
}
