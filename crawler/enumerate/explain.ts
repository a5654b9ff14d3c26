import { ProtocolError, SdkError, SdkErrorCode } from '@modelcontextprotocol/client';
import type { ListingState } from '../../catalog/vocabulary.ts';
import { causeIn, LEAD } from './cause.ts';
import { telling } from './clean.ts';
import type { Ending } from './confined.ts';
import type { Conversation } from './conversation.ts';
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
} from './verdict.ts';

interface Facts {
  said: Conversation;
  /** How the server ended by itself, before we ended it. */
  ending: Ending | undefined;
  stderr: string;
  timeoutMs: number;
  /** Paths of this machine that no message may show. */
  hidden: string[];
}

/** Names the state of a server and says, in a sentence or two, what its maintainer or the reader can do. */
export function explain(facts: Facts): Explanation {
  const { said, ending } = facts;
  if (said.complete) return explainList(facts);
  return withWhatWasRead(
    said,
    explainFailure(facts, said.problem ?? { error: new Error('it stopped answering') }, ending),
  );
}

function explainList({ said, stderr, hidden }: Facts): Explanation {
  return explainWholeList(said, quoted(stderr, hidden));
}

function explainFailure(
  facts: Facts,
  problem: NonNullable<Conversation['problem']>,
  ending: Ending | undefined,
): Verdict {
  if (ending?.notStarted !== undefined) return explainNotStarted(ending.notStarted);
  if (ending?.stoppedFor !== undefined) return explainStopped(ending.stoppedFor);
  if ('why' in problem)
    return { state: 'protocol-error', reason: problem.reason, message: `The server ${problem.why}.` };
  const { error } = problem;
  if (ProtocolError.isInstance(error)) return explainErrorAnswer(facts, error);
  if (ending !== undefined) return explainExit(facts, ending);
  if (SdkError.isInstance(error) && error.code === SdkErrorCode.RequestTimeout) return explainSilence(facts);
  return explainBadAnswer(error, facts.hidden);
}

function explainNotStarted(error: Error): Verdict {
  const message = `The sandbox could not be started: ${telling(error.message)}`;
  return { state: 'not-started', reason: 'sandbox', message };
}

function explainStopped(stoppedFor: string): Verdict {
  const [, state, reason] = LIMITS.find(([words]) => stoppedFor.includes(words)) ?? OUTPUT;
  return { state, reason, message: `The server ${stoppedFor} and was stopped.` };
}

const OUTPUT = ['', 'protocol-error', 'output'] as const;
const LIMITS: (readonly [string, ListingState, string])[] = [
  ['memory', 'crashed', 'memory'],
  ['processor time', 'timeout', 'cpu'],
];

function explainErrorAnswer({ said, stderr, hidden }: Facts, error: ProtocolError): Verdict {
  if (hasNoTools(said, error)) return NO_TOOLS;
  const state = causeIn(error.message) ?? causeIn(stderr) ?? 'protocol-error';
  return { state, reason: 'error-answer', message: `${LEAD[state]} ${errorAnswer(error, hidden)}` };
}

function explainExit({ stderr, hidden }: Facts, { code, signal }: Ending): Verdict {
  const state = causeIn(stderr) ?? 'crashed';
  const how = signal === null ? `with code ${code ?? 'unknown'}` : `by the signal ${signal}`;
  const message = `${LEAD[state]} It ended ${how} before it answered.${quoted(stderr, hidden)}`;
  return { state, reason: 'exit', message };
}

function explainSilence({ said, stderr, timeoutMs, hidden }: Facts): Verdict {
  if (said.strays.answers > 0) return explainStrays(said.strays, hidden);
  const cause = causeIn(stderr);
  const state = cause === undefined || cause === 'needs-config' ? 'timeout' : cause;
  const waited = `It did not finish answering within ${timeoutMs / 1000} seconds.`;
  return { state, reason: 'silent', message: `${LEAD[state]} ${waited}${quoted(stderr, hidden)}`.trim() };
}

function quoted(stderr: string, hidden: string[]): string {
  const line = telling(stderr, hidden);
  return line === '' ? '' : ` It wrote: "${line}"`;
}
