/**
 * Cuts a stream of bytes into lines of at most `bytes`. A longer line is skipped whole, and `onTooLong` is called once
 * for it; what comes after it is read again.
 */
export function lineReader(
  bytes: number,
  onLine: (line: string) => void,
  onTooLong: () => void,
): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let held = 0;

  function take(part: Buffer): void {
    const before = held;
    held += part.length;
    if (held <= bytes) parts.push(part);
    else if (before <= bytes) {
      parts = [];
      onTooLong();
    }
  }

  function end(): void {
    if (held <= bytes) onLine((parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('utf8'));
    parts = [];
    held = 0;
  }

  return (chunk) => {
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, at));
      end();
      start = at + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  };
}

const NEWLINE = 10;
