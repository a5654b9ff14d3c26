import type { ToolCall } from '../call.ts';
import type { Passing } from '../decide.ts';
import { isRecord } from '../message.ts';
import { capped, visible } from '../visible.ts';

const MAX_ARGUMENTS = 4_000;

/** The parameters of an `elicitation/create` that asks a person about one call. */
export function questionAbout(call: ToolCall, { grant, reason }: Passing): Record<string, unknown> {
  return {
    mode: 'form',
    message: [
      `The gateway asks: may ${capped(visible(JSON.stringify(call.tool)), 200)} of the server ${JSON.stringify(visible(grant.server))} be called?`,
      visible(reason),
      argumentsText(call.arguments),
    ].join('\n\n'),
    requestedSchema: {
      type: 'object',
      properties: {
        approve: { type: 'boolean', title: 'Approve this call', description: 'This one call only.', default: false },
      },
      required: ['approve'],
    },
  };
}

/** What cannot be shown whole says so first, because nobody reads to the end of a long text. */
function argumentsText(args: Record<string, unknown>): string {
  const text = visible(JSON.stringify(args, undefined, 2));
  if (text.length <= MAX_ARGUMENTS) return `Arguments:\n${text}`;
  return `The arguments are ${text.length} characters long; ONLY THE FIRST ${MAX_ARGUMENTS} ARE SHOWN:\n${capped(text, MAX_ARGUMENTS)}`;
}

/** Whether the result of an elicitation is a yes: accepted, and the box is ticked. */
export function isYes(result: unknown): boolean {
  if (!isRecord(result) || result['action'] !== 'accept') return false;
  return isRecord(result['content']) && result['content']['approve'] === true;
}

export const SAID_NO = 'A person was asked about this call and did not approve it.';
export const CANNOT_ASK =
  'A person has to approve this call, and this client cannot ask one: it does not support elicitation with forms.';
