import { randomBytes } from 'node:crypto';
import type { Side } from './connection.ts';
import { messageOf } from './decide.ts';
import { fingerprintOrNone, type KnownTools } from './list-filter.ts';
import { isRecord, type Message, type RequestId } from './message.ts';
import type { Soon } from './soon.ts';

const MAX_PAGES = 1_000;
const MAX_TOOLS = 100_000;
const PATIENCE = 30_000;

/** The server's tools as the gateway itself lists them, so that no client decides what is checked. */
export interface ToolList {
  /** All tools; or a sentence on why they could not be listed. Kept until `changed` is called. */
  known: (meta: Record<string, unknown> | undefined) => Soon<KnownTools | string>;
  changed: () => void;
  /** All tools, listed anew unless that was done since `known` were: a server may have new ones without a word. */
  anew: (known: KnownTools, meta: Record<string, unknown> | undefined) => Soon<KnownTools | string>;
  /** Takes an answer of the server if it is to a request of the gateway's own. */
  take: (answer: Message) => boolean;
  /** Nothing comes any more. */
  closed: () => void;
}

export function openToolList(server: Side): ToolList {
  const prefix = `gateway-${randomBytes(12).toString('hex')}-`;
  const waiting = new Map<RequestId, (answer: Message | undefined) => void>();
  let asked = 0;
  let list: Promise<KnownTools | string> | undefined;
  let known: KnownTools | undefined;

  function request(params: Record<string, unknown>): Promise<Message | undefined> {
    asked += 1;
    const id = `${prefix}${asked}`;
    return new Promise((resolve) => {
      const timer = setTimeout(settle, PATIENCE, undefined);
      function settle(answer: Message | undefined): void {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      }
      waiting.set(id, settle);
      server.send({ jsonrpc: '2.0', id, method: 'tools/list', params });
    });
  }

  async function listAll(meta: Record<string, unknown> | undefined): Promise<KnownTools> {
    const tools = new Map<string, string[]>();
    const cursors = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await request({ ...(meta && { _meta: meta }), ...(cursor !== undefined && { cursor }) });
      const { entries, next } = readPage(answer);
      for (const tool of entries) {
        const name = isRecord(tool) ? tool['name'] : undefined;
        if (typeof name === 'string') tools.set(name, [...(tools.get(name) ?? []), fingerprintOrNone(tool)]);
      }
      if (tools.size > MAX_TOOLS) throw new Error(`it has more than ${MAX_TOOLS} tools`);
      if (next === undefined) return tools;
      if (cursors.has(next)) throw new Error('its pages go in a circle');
      cursors.add(next);
      cursor = next;
    }
    throw new Error(`its list has more than ${MAX_PAGES} pages`);
  }

  function start(meta: Record<string, unknown> | undefined): Promise<KnownTools | string> {
    const mine: Promise<KnownTools | string> = listAll(meta).then(
      (tools) => {
        // A change while it was listed makes it old before it is known.
        if (list !== mine) return list ?? start(meta);
        known = tools;
        return tools;
      },
      (error: unknown) => {
        if (list === mine) list = undefined;
        return `The tools of the server could not be listed: ${messageOf(error)}.`;
      },
    );
    list = mine;
    return mine;
  }

  function changed(): void {
    known = undefined;
    list = undefined;
  }

  function current(meta: Record<string, unknown> | undefined): Soon<KnownTools | string> {
    return known ?? list ?? start(meta);
  }

  return {
    known: current,
    changed,
    anew: (old, meta) => {
      if (known === old) changed();
      return current(meta);
    },
    take: (answer) => {
      const settle = answer.id === undefined ? undefined : waiting.get(answer.id);
      settle?.(answer);
      return settle !== undefined;
    },
    closed: () => {
      for (const settle of [...waiting.values()]) settle(undefined);
    },
  };
}

function readPage(answer: Message | undefined): { entries: unknown[]; next: string | undefined } {
  if (answer === undefined) throw new Error('it did not answer');
  if (answer.error !== undefined) throw new Error(`it answered with an error: ${answer.error.message.slice(0, 200)}`);
  const { result } = answer;
  if (!isRecord(result) || !Array.isArray(result['tools'])) throw new Error('its answer is malformed');
  const next = result['nextCursor'] ?? undefined;
  if (next !== undefined && typeof next !== 'string') throw new Error('its cursor is malformed');
  return { entries: result['tools'], next };
}
