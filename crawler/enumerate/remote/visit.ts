import type { Client, Transport } from '@modelcontextprotocol/client';
import type { Manifest } from '../../../catalog/manifest.ts';
import { HttpError, type Http } from '../../http/http.ts';
import { MODERN, newClient } from '../client.ts';
import { newConversation, noteIdentity, type Conversation } from '../conversation.ts';
import { noteCache, readPages } from '../pages.ts';
import type { Explanation } from '../verdict.ts';
import { explainVisit } from './explain.ts';
import { Fault } from './fault.ts';
import { noteStraight, priorOf } from './straight.ts';
import type { Refusal } from './refusal.ts';
import { openTransport } from './transport.ts';
import type { Way } from './ways.ts';
import { openWire, type Wire } from './wire.ts';

/** What a manifest holds besides the tools. */
export type Identity = Pick<Manifest, 'serverInfo' | 'instructions'>;

/** One attempt to list a server's tools in one way. */
export interface Visit {
  way: Way;
  said: Conversation;
  explanation: Explanation;
  /** The method of the last request; undefined when a stream of events could not be opened. */
  asked: string | undefined;
  refusal: Refusal | undefined;
  /** It says another name or version of itself than before, so what was remembered of it may have changed too. */
  hasChanged: boolean;
}

interface VisitOptions {
  http: Http;
  /** When to give up, in milliseconds on the clock of `performance.now()`. */
  deadline: number;
  /** How long all visits have together, in milliseconds. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
  /** For the straight way: what the server said of itself, and the version it speaks. */
  last: Identity | undefined;
  version: string | undefined;
}

/** Lists a server's tools in one way. Never calls a tool, never answers what a server asks, leaves nothing open. */
export async function visit(url: URL, way: Way, options: VisitOptions): Promise<Visit> {
  const { http, timeoutMs } = options;
  const said = newConversation();
  const wire = openWire(http, way === 'sse');
  const client = newClient(way === 'probe' ? 'auto' : 'legacy');
  const transport = openTransport(url, way === 'sse', wire.fetch);
  const stopWatch = watch(wire, options);
  let hasChanged = false;
  try {
    await wire.unlessFailed(connect(client, transport, way, wire, options));
    noteIdentity(said, client);
    noteCache(said, wire.answer()?.result);
    // Our own clock ends requests: the SDK's would send a notification for each.
    await wire.unlessFailed(readPages(client, wire.answer, () => 2 * timeoutMs, said));
    if (way === 'straight') hasChanged = noteStraight(said, wire.answer()?.result, options.last);
  } catch (error) {
    said.problem = { error: wire.failure() ?? error };
  } finally {
    stopWatch();
    await Promise.allSettled([client.close(), transport.close()]);
    await endSession(url, wire, said.protocolVersion, http);
  }
  said.strays = wire.strays();
  const explanation = explainVisit(said, wire, timeoutMs);
  return { way, said, explanation, asked: wire.asked(), refusal: wire.refusal(), hasChanged };
}

async function connect(
  client: Client,
  transport: Transport,
  way: Way,
  wire: Wire,
  { timeoutMs, version = MODERN }: VisitOptions,
): Promise<void> {
  const timeout = 2 * timeoutMs;
  if (way === 'straight') return client.connect(transport, { timeout, prior: priorOf(version) });
  if (way !== 'sse') return client.connect(transport, { timeout });
  // A server of today may open a stream that never says where messages go.
  const timer = setTimeout(() => {
    wire.fail(new Fault('no-endpoint', 'opened a stream, but did not say where messages go'));
  }, timeoutMs / ENDPOINT_SHARE);
  try {
    await client.connect(transport, { timeout });
  } finally {
    clearTimeout(timer);
  }
}

/** The part of its time that a server has to open the old transport, and to greet. */
const ENDPOINT_SHARE = 3;

/** Ends a visit in time. */
function watch(wire: Wire, { deadline, signal }: VisitOptions): () => void {
  function stop(): void {
    wire.fail(new Fault('stopped', 'was not asked to the end, because the crawler was stopped'));
  }
  const timer = setTimeout(
    () => {
      wire.fail(new Fault('deadline', ''));
    },
    Math.max(0, deadline - performance.now()),
  );
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  };
}

const GOODBYE_MS = 5_000;

/** A server keeps a session until it is told that it is over. It may answer 405: then it finds out by itself. */
async function endSession(url: URL, wire: Wire, version: string | undefined, http: Http): Promise<void> {
  const sessionId = wire.sessionId();
  if (sessionId === undefined || wire.failure() instanceof HttpError || wire.refusal()?.status === 404) return;
  const headers = {
    'mcp-session-id': sessionId,
    ...(version === undefined ? {} : { 'mcp-protocol-version': version }),
  };
  try {
    const response = await http.fetch(url, { method: 'DELETE', headers, signal: AbortSignal.timeout(GOODBYE_MS) });
    await response.body?.cancel();
  } catch (error) {
    // The tools were read, or the visit failed before: either way this changes nothing.
    if (!(error instanceof HttpError) && !(error instanceof DOMException)) throw error;
  }
}
