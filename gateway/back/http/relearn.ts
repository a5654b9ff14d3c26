import { isRecord, writeMessage, type Message } from '../../message.ts';
import { metaOf } from '../../revisions.ts';
import type { Wire } from './exchange.ts';
import type { ParamHeaders } from '../../param-headers.ts';
import { postRequest } from './request.ts';
import { POST_HEADERS, repeatingHeaders } from './words.ts';

const MAX_PAGES = 1_000;

/**
 * Lists the server's tools anew, in the words of the call that needs them.
 * @param done called when all that could be learned is
 * @returns what gives it up
 */
export function relearn(
  wire: Wire,
  call: Message,
  revision: string,
  params: ParamHeaders,
  done: () => void,
): () => void {
  // The list is not the call: nothing about it is reported as the call's progress.
  const meta = { ...metaOf(call.params) };
  delete meta['progressToken'];
  let abandon: () => void;

  function page(number: number, cursor: string | undefined): void {
    const id = `headers-${number}`;
    const message: Message = {
      ...{ jsonrpc: '2.0', id, method: 'tools/list' },
      params: { _meta: meta, ...(cursor !== undefined && { cursor }) },
    };
    const headers = [...POST_HEADERS, ...repeatingHeaders(message, revision, params)];
    abandon = postRequest(
      wire,
      { id, body: writeMessage(message), headers, resume: undefined },
      {
        head: () => undefined,
        message: () => undefined,
        answer: ({ result }) => {
          params.learn(result);
          const next = isRecord(result) ? result['nextCursor'] : undefined;
          if (typeof next === 'string' && number < MAX_PAGES) page(number + 1, next);
          else done();
        },
        none: done,
      },
    );
  }

  page(1, undefined);
  return () => {
    abandon();
  };
}
