import type { ProtocolError } from '@modelcontextprotocol/client';
import { telling } from './clean.ts';
import type { Conversation } from './conversation.ts';
import type { Listed } from './listed.ts';

/** How an attempt to list a server ended, in the catalog's words. */
export type Explanation = Pick<Listed, 'state' | 'reason' | 'completeness' | 'message'>;

/** How an attempt ended, without what it gave. */
export type Verdict = Omit<Explanation, 'completeness'>;

/** A list that was read to its end. `hint` is a sentence on why it may be empty. */
export function explainWholeList({ tools }: Conversation, hint = ''): Explanation {
  if (tools > 0) return { state: 'ok', reason: 'ok', completeness: 'complete', message: '' };
  const message = `The server listed no tools. It may list some when it is configured or signed in.${hint}`;
  return { state: 'empty', reason: 'empty', completeness: 'complete', message };
}

/** Adds what was read before a failure. */
export function withWhatWasRead(said: Conversation, verdict: Verdict): Explanation {
  if (said.pages.length === 0) return { ...verdict, completeness: 'unknown' };
  const kept =
    said.tools === 1 ? 'tool read before that is' : `${said.tools.toLocaleString('en')} tools read before that are`;
  return { ...verdict, completeness: 'partial', message: `${verdict.message} The ${kept} kept.` };
}

/** A server without tools may refuse to list them. */
export function hasNoTools(said: Conversation, error: Pick<ProtocolError, 'code'>): boolean {
  return error.code === METHOD_NOT_FOUND && said.protocolVersion !== undefined && !said.declaresTools;
}

export const NO_TOOLS: Verdict = {
  state: 'empty',
  reason: 'empty',
  message: 'The server has no tools: it does not declare them and refuses tools/list.',
};

export function errorAnswer({ code, message }: Pick<ProtocolError, 'code' | 'message'>, hidden: string[] = []): string {
  const detail = telling(message, hidden);
  return `It answered with the error ${code}${detail === '' ? '.' : `: ${detail}`}`;
}

const METHOD_NOT_FOUND = -32601;

export function explainBadAnswer(error: unknown, hidden: string[] = []): Verdict {
  const detail = telling(error instanceof Error ? error.message : String(error), hidden);
  const message = `The server gave an answer that does not follow the protocol: ${detail}`;
  return { state: 'protocol-error', reason: 'bad-answer', message };
}

export function explainStrays({ complaint }: Conversation['strays'], hidden: string[] = []): Verdict {
  const said = complaint === undefined ? '' : ` It said: "${telling(complaint, hidden)}"`;
  const message = `The server answered with an id that nobody asked for.${said}`;
  return { state: 'protocol-error', reason: 'wrong-id', message };
}
