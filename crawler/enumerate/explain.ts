import type { Completeness, ListingState } from '../../catalog/vocabulary.ts';
import { ProtocolError, SdkError, SdkErrorCode } from '@modelcontextprotocol/client';
import { READ_CHARACTERS, telling } from './clean.ts';
import type { Ending } from './confined.ts';
import type { Conversation } from './conversation.ts';

/** How an attempt to list a server ended, in the catalog's words. */
export interface Explanation {
  state: ListingState;
  completeness: Completeness;
  message: string;
}

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
  const completeness: Completeness = said.pages.length > 0 ? 'partial' : 'unknown';
  const { state, message } = explainFailure(facts, said.problem ?? { why: 'stopped answering' }, ending);
  const tools = said.tools === 1 ? 'tool' : `${said.tools.toLocaleString('en')} tools`;
  const kept =
    completeness === 'partial' ? ` The ${tools} read before that ${said.tools === 1 ? 'is' : 'are'} kept.` : '';
  return { state, completeness, message: `${message}${kept}` };
}

function explainList({ said, stderr, hidden }: Facts): Explanation {
  if (said.tools > 0) return { state: 'ok', completeness: 'complete', message: '' };
  const hint = quoted(stderr, hidden);
  const message = `The server listed no tools. It may list some when it is configured or signed in.${hint}`;
  return { state: 'empty', completeness: 'complete', message };
}

type State = Pick<Explanation, 'state' | 'message'>;

function explainFailure(
  facts: Facts,
  problem: NonNullable<Conversation['problem']>,
  ending: Ending | undefined,
): State {
  if (ending?.notStarted !== undefined) return explainNotStarted(ending.notStarted);
  if (ending?.stoppedFor !== undefined) return explainStopped(ending.stoppedFor);
  if ('why' in problem) return { state: 'protocol-error', message: `The server ${problem.why}.` };
  const { error } = problem;
  if (ProtocolError.isInstance(error)) return explainErrorAnswer(facts, error);
  if (ending !== undefined) return explainExit(facts, ending);
  if (SdkError.isInstance(error) && error.code === SdkErrorCode.RequestTimeout) return explainSilence(facts);
  const detail = telling(error instanceof Error ? error.message : String(error), facts.hidden);
  return { state: 'protocol-error', message: `The server gave an answer that does not follow the protocol: ${detail}` };
}

function explainNotStarted(error: Error): State {
  return { state: 'not-started', message: `The sandbox could not be started: ${telling(error.message)}` };
}

function explainStopped(stoppedFor: string): State {
  const state = STATE_OF_LIMIT.find(([words]) => stoppedFor.includes(words))?.[1] ?? 'protocol-error';
  return { state, message: `The server ${stoppedFor} and was stopped.` };
}

const STATE_OF_LIMIT: [string, ListingState][] = [
  ['memory', 'crashed'],
  ['processor time', 'timeout'],
];

function explainErrorAnswer({ said, stderr, hidden }: Facts, error: ProtocolError): State {
  if (error.code === METHOD_NOT_FOUND && said.protocolVersion !== undefined && !said.declaresTools) {
    return { state: 'empty', message: 'The server has no tools: it does not declare them and refuses tools/list.' };
  }
  const state = causeIn(error.message) ?? causeIn(stderr) ?? 'protocol-error';
  const detail = telling(error.message, hidden);
  return {
    state,
    message: `${LEAD[state]} It answered with the error ${error.code}${detail === '' ? '.' : `: ${detail}`}`,
  };
}

function explainExit({ stderr, hidden }: Facts, { code, signal }: Ending): State {
  const state = causeIn(stderr) ?? 'crashed';
  const how = signal === null ? `with code ${code ?? 'unknown'}` : `by the signal ${signal}`;
  return { state, message: `${LEAD[state]} It ended ${how} before it answered.${quoted(stderr, hidden)}` };
}

function explainSilence({ said, stderr, timeoutMs, hidden }: Facts): State {
  if (said.strays.answers > 0) {
    const complaint =
      said.strays.complaint === undefined ? '' : ` It said: "${telling(said.strays.complaint, hidden)}"`;
    return { state: 'protocol-error', message: `The server answered with an id that nobody asked for.${complaint}` };
  }
  const cause = causeIn(stderr);
  const state = cause === undefined || cause === 'needs-config' ? 'timeout' : cause;
  const waited = `It did not finish answering within ${timeoutMs / 1000} seconds.`;
  return { state, message: `${LEAD[state]} ${waited}${quoted(stderr, hidden)}`.trim() };
}

type Cause = 'needs-network' | 'needs-config' | 'auth-required';

const LEAD: Record<Cause | 'crashed' | 'protocol-error' | 'timeout', string> = {
  'needs-network': 'The server needs the network to list its tools; it runs here without one.',
  'needs-config': 'The server needs settings that its launch configuration does not give (arguments or environment).',
  'auth-required': 'The server wants credentials before it lists its tools.',
  crashed: 'The server crashed.',
  'protocol-error': 'The server refused.',
  timeout: '',
};

const METHOD_NOT_FOUND = -32601;

/** What the server's own words say about why it failed. Codes of the network come first: nothing else writes them. */
function causeIn(text: string): Cause | undefined {
  const words = text.slice(-READ_CHARACTERS);
  if (NETWORK.test(words)) return 'needs-network';
  if (CONFIG.some((pattern) => pattern.test(words))) return 'needs-config';
  if (AUTH.test(words)) return 'auth-required';
  return undefined;
}

const NETWORK =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ECONNRESET)\b|fetch failed|network is unreachable|getaddrinfo/i;

/** Every repetition is bounded, so that no text makes these slow. */
const SETTING = [
  'env(ironment)?[ _-]?(var(iable)?s?)?',
  '[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,60}',
  '(api|access|secret)[ _-]?keys?',
  '(token|credential|config(uration)?|setting|argument|option|parameter|flag|variable|connection string|url)s?',
].join('|');

const CONFIG = [
  new RegExp(
    `\\b(${SETTING})\\b.{0,80}\\b(missing|required|must be|needs? to be|not (set|provided|found|specified|defined)|undefined|is empty)`,
    'i',
  ),
  new RegExp(
    `\\b(missing|requires?|required|provide|set|specify|expected|no|without)\\b.{0,60}\\b(${SETTING})\\b`,
    'i',
  ),
  /^[ \t]{0,20}usage:/im,
];

const AUTH =
  /\b(401|403)\b|unauthori[sz]ed|forbidden|not (logged|signed) in|\b(log|sign)[ -]?in\b|\boauth\b|authenticat|invalid (api[ _-]?key|token|credentials)/i;

function quoted(stderr: string, hidden: string[]): string {
  const line = telling(stderr, hidden);
  return line === '' ? '' : ` It wrote: "${line}"`;
}
