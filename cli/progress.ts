/** Where progress goes: stderr, so that data on stdout stays clean. */
export interface Progress {
  /** Shows how far the work is; on a terminal it replaces what it showed before, elsewhere it says nothing. */
  update: (done: number, total: number, note: string) => void;
  /** Says something where there is no bar to say it: one line for each step, in logs. */
  note: (line: string) => void;
  /** Says something that stays. */
  say: (line: string) => void;
  /** Ends the bar, so that what follows starts on a line of its own. */
  end: () => void;
}

const BAR_WIDTH = 24;

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const live = stream.isTTY;
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write('\r\u001B[2K');
    shown = false;
  };
  return {
    update(done, total, note) {
      if (!live) return;
      clear();
      stream.write(bar(done, total, note).slice(0, Math.max(20, stream.columns - 1)));
      shown = true;
    },
    note(line) {
      if (!live) stream.write(`${line}\n`);
    },
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    end: clear,
  };
}

function bar(done: number, total: number, note: string): string {
  const filled = total === 0 ? BAR_WIDTH : Math.round((done / total) * BAR_WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total} ${note}`;
}

/** "1 tool", "2 tools". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
