/** What a terminal, a service manager or a client sends to a program that shall end. */
const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves when the process is asked to stop. Further signals change nothing: a terminal and npm each send one, and to
 * end the servers takes a moment.
 */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}

/** Ends the process on a signal by way of its own exit, which ends what it started; a signal alone would not. */
export function exitWhenAsked(): void {
  void askedToStop().then(() => {
    process.exit(STOPPED);
  });
}

/** What shells answer of a program that was interrupted. */
const STOPPED = 130;
