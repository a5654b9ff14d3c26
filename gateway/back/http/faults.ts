import { STATUS_CODES } from 'node:http';
import type { Outcome } from './exchange.ts';

/** Why there is no answer, as a sentence, and whether the server may have acted on the request all the same. */
export interface Fault {
  text: string;
  mayHaveActed: boolean;
}

/** Texts of the server's are not repeated, and addresses and headers of the configuration not shown. */
export function faultOf(outcome: Outcome): Fault {
  const { status, sent, failure, type } = outcome;
  if (status === undefined) {
    const why = failure === undefined ? 'it said nothing' : describe(failure);
    return sent
      ? { text: `The connection to the server broke before it answered: ${why}.`, mayHaveActed: true }
      : { text: `The server could not be reached: ${why}.`, mayHaveActed: false };
  }
  const said = `The server answered with status ${status} (${STATUS_CODES[status] ?? 'unknown'})`;
  if (status >= 500) return { text: `${said}: try again later.`, mayHaveActed: true };
  if (status >= 400)
    return { text: `${said}: ${ADVICE.get(status) ?? 'it refused the request'}.`, mayHaveActed: false };
  if (status >= 300) {
    return {
      text: `${said}, and redirects are not followed: configure the address it leads to.`,
      mayHaveActed: false,
    };
  }
  if (failure) return { text: `The server's answer broke off: ${describe(failure)}.`, mayHaveActed: true };
  if (type !== 'application/json' && type !== 'text/event-stream') {
    return { text: `${said} and no answer in it.`, mayHaveActed: true };
  }
  return { text: "The server's response ended without the answer.", mayHaveActed: true };
}

const ADVICE = new Map([
  [401, 'it wants other credentials than those configured for it'],
  [403, 'what is configured for it does not allow this'],
  [404, 'there is no MCP endpoint at the configured address, or it has ended the session'],
  [405, 'it does not speak Streamable HTTP at the configured address'],
  [413, 'the message is too large for it'],
  [429, 'it was asked too often; try again later'],
]);

/** The code of the operating system says enough; its message holds addresses. */
function describe(failure: Error): string {
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : 'UND_ERR';
  return code.startsWith('UND_ERR') ? failure.message : code;
}
