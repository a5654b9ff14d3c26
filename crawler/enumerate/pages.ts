import type { Client } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { memberSpan, wholeSpan } from '../json-text.ts';
import type { Conversation } from './conversation.ts';
import type { Answer } from './hearing.ts';
import { mebibytes, OUTPUT_LIMITS } from './lines.ts';

/** How much of a tool list we read. */
const LIST_LIMITS = { pages: 1_000, tools: 200_000, bytes: OUTPUT_LIMITS.totalBytes };

/** What is wrong with a list that answers as the protocol asks, page by page. */
export interface PageProblem {
  reason: 'bad-cursor' | 'cursor-repeated' | 'too-many-pages' | 'too-many-tools' | 'too-large';
  /** A clause about the server. */
  why: string;
}

/** Only the shape of a page. Tools are kept as they come; whether they are any good is decided by the catalog. */
const ToolPage = z.object({ tools: z.custom<unknown[]>(Array.isArray), nextCursor: z.unknown().optional() });

/** The SDK is told nothing about the tools, so it has nothing to check. */
const Anything = z.looseObject({});

/**
 * Reads a tool list to its end, or to where it goes wrong.
 * @throws what the SDK throws when a page does not come
 */
export async function readPages(
  client: Client,
  answer: () => Answer | undefined,
  timeLeft: () => number,
  said: Conversation,
): Promise<void> {
  const seen = new Set<string>();
  let bytes = 0;
  let params: { cursor?: string } = {};
  for (let pages = 1; ; pages += 1) {
    await client.request({ method: 'tools/list', params }, Anything, { timeout: timeLeft() });
    const { text = '', result } = answer() ?? {};
    const page = ToolPage.safeParse(result).data;
    if (page === undefined) throw new TypeError('the answer to tools/list holds no list of tools');
    bytes += Buffer.byteLength(text);
    const inner = innerText(text);
    if (inner !== '') said.pages.push(inner);
    said.tools += page.tools.length;
    noteCache(said, result);
    const cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) {
      said.complete = true;
      return;
    }
    const problem = whyStop(cursor, seen, { pages, tools: said.tools, bytes });
    if (typeof cursor !== 'string' || problem !== undefined) {
      if (problem !== undefined) said.problem = problem;
      return;
    }
    seen.add(cursor);
    params = { cursor };
  }
}

const Cache = z.object({ ttlMs: z.number().nonnegative(), cacheScope: z.enum(['public', 'private']) });

/** Notes how long an answer may be kept, when it says so. */
export function noteCache(said: Conversation, result: unknown): void {
  const { data } = Cache.safeParse(result);
  if (data === undefined) return;
  const { ttlMs = Infinity, scope = 'public' } = said.cache ?? {};
  said.cache = {
    ttlMs: Math.min(ttlMs, data.ttlMs),
    scope: scope === 'private' ? scope : data.cacheScope,
  };
}

/** An empty string is a cursor like any other; a cursor that came before leads nowhere new. */
function whyStop(
  cursor: unknown,
  seen: Set<string>,
  read: { pages: number; tools: number; bytes: number },
): PageProblem | undefined {
  if (typeof cursor !== 'string') return { reason: 'bad-cursor', why: 'sent a cursor that is not a text' };
  if (seen.has(cursor)) return { reason: 'cursor-repeated', why: 'sent the same cursor twice, so its list has no end' };
  if (read.pages >= LIST_LIMITS.pages)
    return { reason: 'too-many-pages', why: `has more than ${LIST_LIMITS.pages.toLocaleString('en')} pages of tools` };
  if (read.tools >= LIST_LIMITS.tools)
    return { reason: 'too-many-tools', why: `has more than ${LIST_LIMITS.tools.toLocaleString('en')} tools` };
  if (read.bytes >= LIST_LIMITS.bytes)
    return { reason: 'too-large', why: `sent a tool list of more than ${mebibytes(LIST_LIMITS.bytes)}` };
  return undefined;
}

/** The items of `result.tools` as they came, without the brackets. */
function innerText(answer: string): string {
  const result = memberSpan(answer, wholeSpan(answer), 'result');
  const tools = result && memberSpan(answer, result, 'tools');
  return tools === undefined ? '' : answer.slice(tools.start + 1, tools.end - 1).trim();
}
