/** What goes wrong with a visit though every HTTP request had an answer. */
export type FaultReason = 'no-answer' | 'wrong-id' | 'no-endpoint' | 'deadline' | 'stopped';

/** The end of a visit that neither the SDK nor HTTP has a word for. The message is a clause about the server. */
export class Fault extends Error {
  override name = 'Fault';
  readonly reason: FaultReason;

  constructor(reason: FaultReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}
