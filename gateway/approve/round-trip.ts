import type { ToolCall } from '../call.ts';
import type { Passing } from '../decide.ts';
import { isRecord, type Message } from '../message.ts';
import { isYes, questionAbout } from './question.ts';
import { isSealed, seal, unseal } from './state.ts';

/** The gateway's question among those that a result asks. */
const QUESTION = 'mcp-risk-gateway/approval';

/** What a call of the stateless protocol brings along about its approval, and its parameters without that. */
export interface Return {
  /** `none`: nobody was asked yet, or about another rule. `false`: the state is not one that the gateway gave for this call. */
  answer: 'none' | 'yes' | 'no' | 'false';
  params: Record<string, unknown>;
}

/** Reads what a call brings along. A state of the gateway is used up by it. */
export function readReturn(call: ToolCall, verdict: Passing): Return {
  const { requestState, inputResponses, ...others } = call.params;
  if (typeof requestState !== 'string' || !isSealed(requestState)) return { answer: 'none', params: call.params };
  const state = unseal(requestState, call, verdict);
  if (state === undefined) return { answer: 'false', params: call.params };
  const own = state.inner === undefined ? {} : { requestState: state.inner };
  if (state.kind === 'approved') {
    return {
      answer: state.sameRule ? 'yes' : 'none',
      params: { ...others, ...(inputResponses !== undefined && { inputResponses }), ...own },
    };
  }
  const { [QUESTION]: response, ...rest } = isRecord(inputResponses) ? inputResponses : {};
  const left = Object.keys(rest).length > 0 ? { inputResponses: rest } : {};
  return { answer: state.sameRule ? answerIn(response) : 'none', params: { ...others, ...left, ...own } };
}

function answerIn(response: unknown): Return['answer'] {
  if (response === undefined) return 'none';
  return isYes(response) ? 'yes' : 'no';
}

/** The result that asks for approval. A state of the server that came with the call is kept in the gateway's own. */
export function askingResult(
  call: ToolCall,
  verdict: Passing,
  params: Record<string, unknown>,
  patience: number,
): Message {
  const { requestState } = params;
  const inner = typeof requestState === 'string' ? requestState : undefined;
  const result = {
    resultType: 'input_required',
    inputRequests: { [QUESTION]: { method: 'elicitation/create', params: questionAbout(call, verdict) } },
    requestState: seal('asked', call, verdict, { patience, inner }),
  };
  return { jsonrpc: '2.0', id: call.id, result };
}

/** The server's own question about an approved call, so that the answer to it needs no second approval. */
export function keepApproval(call: ToolCall, verdict: Passing, answer: Message, patience: number): Message {
  if (!isRecord(answer.result)) return answer;
  const { requestState } = answer.result;
  const inner = typeof requestState === 'string' ? requestState : undefined;
  const sealed = seal('approved', call, verdict, { patience, inner });
  return { ...answer, result: { ...answer.result, requestState: sealed } };
}
