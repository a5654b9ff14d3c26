import { ProtocolError } from '@modelcontextprotocol/client';
import { HTTP_FAILURES, HttpError, type HttpFailure } from '../../http/http.ts';
import { causeIn } from '../cause.ts';
import { telling } from '../clean.ts';
import type { Conversation } from '../conversation.ts';
import {
  errorAnswer,
  explainBadAnswer,
  explainStrays,
  explainWholeList,
  hasNoTools,
  NO_TOOLS,
  withWhatWasRead,
  type Explanation,
  type Verdict,
} from '../verdict.ts';
import { Fault } from './fault.ts';
import { failureOfRefusal, type Refusal } from './refusal.ts';
import { STATE_OF } from './states.ts';
import type { Wire } from './wire.ts';

/** Names how a visit ended and says, in a sentence or two, what its maintainer or the reader can do. */
export function explainVisit(said: Conversation, wire: Wire, timeoutMs: number): Explanation {
  if (said.complete) return explainWholeList(said);
  return withWhatWasRead(said, explainFailure(said, wire, timeoutMs));
}

function explainFailure(said: Conversation, wire: Wire, timeoutMs: number): Verdict {
  const { problem } = said;
  if (problem !== undefined && 'why' in problem) {
    return { state: 'protocol-error', reason: problem.reason, message: `The server ${problem.why}.` };
  }
  const error = problem?.error;
  if (error instanceof Fault) return explainFault(error, said, timeoutMs);
  const refusal = wire.refusal();
  if (refusal !== undefined) return explainRefusal(refusal, said, wire);
  if (error instanceof HttpError) return verdictOf(error.code, telling(error.message));
  if (ProtocolError.isInstance(error)) return explainErrorAnswer(error, said);
  if (said.strays.answers > 0) return explainStrays(said.strays);
  return explainBadAnswer(error);
}

function explainFault({ reason, message }: Fault, said: Conversation, timeoutMs: number): Verdict {
  if (reason === 'wrong-id' || (reason === 'deadline' && said.strays.answers > 0)) return explainStrays(said.strays);
  const text =
    reason === 'deadline'
      ? `It did not finish answering within ${timeoutMs / 1000} seconds.`
      : `The server ${message}.`;
  return { state: STATE_OF[reason], reason, message: text };
}

/** The old protocol has no status of its own for a session that is over. */
const SESSION_OVER = 404;

function explainRefusal(refusal: Refusal, said: Conversation, wire: Wire): Verdict {
  const { status, error, text } = refusal;
  const did = `It answered ${wire.asked() ?? 'our connection'} with HTTP ${status}`;
  if (status === SESSION_OVER && wire.asked() === 'tools/list' && wire.sessionId() !== undefined) {
    const message = `The server ended our session before its list was read. ${did}.`;
    return { state: 'protocol-error', reason: 'session-expired', message };
  }
  const code = failureOfRefusal(refusal);
  const isAnswer = code === 'bad-request' || code === 'not-found';
  if (isAnswer && error !== undefined) return explainErrorAnswer(error, said);
  const detail = telling(text.trimStart().startsWith('<') ? '' : text);
  return verdictOf(code, `${LEAD[code] ?? lead(code)} ${did}${detail === '' ? '.' : `: ${detail}`}`);
}

/** Where the words of HTTP do not say what to do. */
const LEAD: Partial<Record<HttpFailure, string>> = {
  unauthorized: 'The server wants credentials before it lists its tools.',
  'bad-request': 'The server refuses what is asked as the protocol says.',
  redirects: 'The server has moved: its source has to name its new address.',
};

function lead(code: HttpFailure): string {
  const words = HTTP_FAILURES[code];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function verdictOf(code: HttpFailure, message: string): Verdict {
  return { state: STATE_OF[code], reason: code, message };
}

const UNSUPPORTED_VERSION = -32022;

function explainErrorAnswer({ code, message }: Pick<ProtocolError, 'code' | 'message'>, said: Conversation): Verdict {
  const error = { code, message };
  if (hasNoTools(said, error)) return NO_TOOLS;
  const answer = errorAnswer(error);
  if (code === UNSUPPORTED_VERSION) {
    const text = `The server speaks only versions of the protocol that we do not. ${answer}`;
    return { state: 'protocol-error', reason: 'version', message: text };
  }
  const cause = causeIn(message);
  const [state, words] =
    cause === 'auth-required'
      ? ([cause, LEAD.unauthorized ?? ''] as const)
      : cause === 'needs-config'
        ? ([cause, 'The server needs settings that only its users have.'] as const)
        : (['protocol-error', 'The server refused.'] as const);
  return { state, reason: 'error-answer', message: `${words} ${answer}` };
}
