/** What a program may write before we stop listening. */
export const OUTPUT_LIMITS = {
  /** Longest single message. */
  messageBytes: 64 * 2 ** 20,
  /** Standard output and standard error together. */
  totalBytes: 256 * 2 ** 20,
  lines: 200_000,
  /** How much of the end of standard error is kept for messages. */
  stderrTail: 64 * 2 ** 10,
};

/** Cuts a stream of bytes into lines. `onTooMuch` is called once, with a clause about the program, and ends it. */
export function lineReader(onLine: (line: string) => void, onTooMuch: (why: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let held = 0;
  let lines = 0;
  let ended = false;

  function tooMuch(why: string): void {
    ended = true;
    parts = [];
    onTooMuch(why);
  }

  return (chunk) => {
    let rest = chunk;
    for (let end = rest.indexOf(NEWLINE); end !== -1 && !ended; end = rest.indexOf(NEWLINE)) {
      const line = Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8');
      parts = [];
      held = 0;
      rest = rest.subarray(end + 1);
      lines += 1;
      if (lines > OUTPUT_LIMITS.lines) tooMuch(`wrote more than ${OUTPUT_LIMITS.lines.toLocaleString('en')} lines`);
      else onLine(line);
    }
    if (ended) return;
    parts.push(rest);
    held += rest.length;
    if (held > OUTPUT_LIMITS.messageBytes)
      tooMuch(`sent a message longer than ${mebibytes(OUTPUT_LIMITS.messageBytes)}`);
  };
}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

const NEWLINE = 10;
