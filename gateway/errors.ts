/** What a person has to put right before the gateway can start: the message says what, where, and how. */
export class GatewayError extends Error {
  override name = 'GatewayError';
}

/** A server or a store that did not answer; the message says which, and why. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** What an error says, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
