import { z } from 'zod';
import { stringifyJson } from '../../../catalog/json.ts';
import { HttpError, type Http } from '../../http/http.ts';
import { openHearing, type Hearing } from '../hearing.ts';
import { Fault } from './fault.ts';
import { failureOfRefusal, refusalOf, type Refusal } from './refusal.ts';
import { finish, relay } from './relay.ts';
import { EVENTS, JSON_TYPE, passOn, textsIn, typeOf, wrongType } from './response.ts';

/** The way from the SDK's transports to HTTP, with what we want to know beyond the SDK. */
export interface Wire extends Pick<Hearing, 'answer' | 'strays'> {
  fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** The answer to the latest request, when it was no success. */
  refusal: () => Refusal | undefined;
  /** What ended the visit before the SDK could know. */
  failure: () => Error | undefined;
  /** The method of the latest request. */
  asked: () => string | undefined;
  sessionId: () => string | undefined;
  /** Ends the visit. The first failure counts. */
  fail: (error: Error) => void;
  /** Rejects as soon as the visit fails. */
  unlessFailed: <T>(work: Promise<T>) => Promise<T>;
}

/** @param events whether answers come over one stream of events (the old transport), and not each on its own request */
export function openWire(http: Http, events: boolean): Wire {
  const hearing = openHearing();
  const broken = Promise.withResolvers<never>();
  let failure: Error | undefined;
  let refusal: Refusal | undefined;
  let asked: string | undefined;
  let sessionId: string | undefined;
  // Whoever waits hears of it; nobody may be waiting.
  broken.promise.catch(() => undefined);

  function fail(error: Error): void {
    failure ??= error;
    broken.reject(failure);
  }

  async function fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const sent = typeof init.body === 'string' ? init.body : undefined;
    const isStream = sent === undefined;
    // A stream for what the server may want to say later: nothing is asked for that.
    if (isStream && !events) return new Response(null, { status: 405 });
    const message = Sent.parse(isStream ? {} : JSON.parse(sent));
    const isRequest = message.id !== undefined && message.method !== undefined;
    const counts = isStream || message.method !== undefined;
    if (isRequest) asked = message.method;
    if (counts) refusal = undefined;
    hearing.sent(message);
    try {
      const response = await http.fetch(url, init);
      if (message.method === 'initialize') sessionId = response.headers.get('mcp-session-id') ?? undefined;
      if (!response.ok) {
        const refused = await refusalOf(response);
        if (counts) refusal = refused;
        hearing.forget();
        // The SDK would try its luck in another way at once.
        if (failureOfRefusal(refused) === 'throttled') {
          const { retryAt } = refused;
          throw new HttpError('throttled', 'It asks for fewer requests.', retryAt === undefined ? {} : { retryAt });
        }
        return passOn(refused.text, response);
      }
      if (isStream) return streamed(response);
      if (isRequest && !events) return await answered(response);
      void finish(response.body);
      return new Response(null, { status: 202 });
    } catch (error) {
      // When the visit is over, the SDK ends its requests.
      if (init.signal?.aborted !== true && counts) fail(asError(error));
      throw error;
    }
  }

  function streamed(response: Response): Response {
    if (typeOf(response) !== EVENTS || response.body === null) throw wrongType(response, 'our connection');
    return passOn(relay(response.body, { hear: hearing.hear, enough, ended: streamEnded }), response);
  }

  async function answered(response: Response): Promise<Response> {
    if (typeOf(response) === EVENTS) return streamed(response);
    const text = await response.text();
    if (response.status === 202 || text.trim() === '') throw new Fault('no-answer', 'sent no answer');
    if (typeOf(response) !== JSON_TYPE) throw wrongType(response, asked ?? '');
    const messages = textsIn(text).flatMap((one) => hearing.hear(one) ?? []);
    if (hearing.waits()) throw missing('sent no answer to what it was asked');
    return passOn(stringifyJson(messages.length === 1 ? messages[0] : messages), response);
  }

  function enough(): boolean {
    return !events && !hearing.waits();
  }

  function streamEnded(error?: unknown): void {
    if (error !== undefined) fail(asError(error));
    else if (events || hearing.waits()) fail(missing('ended its stream before it answered'));
  }

  function missing(why: string): Fault {
    return hearing.strays().answers > 0 ? new Fault('wrong-id', '') : new Fault('no-answer', why);
  }

  return {
    fetch,
    answer: hearing.answer,
    strays: hearing.strays,
    refusal: () => refusal,
    failure: () => failure,
    asked: () => asked,
    sessionId: () => sessionId,
    fail,
    unlessFailed: (work) => Promise.race([work, broken.promise]),
  };
}

/** What our own messages hold. */
const Sent = z.object({ id: z.union([z.string(), z.number()]).optional(), method: z.string().optional() });

/** HTTP says in its own words what goes wrong; anything else ended our side of it. */
function asError(error: unknown): Error {
  if (error instanceof HttpError || error instanceof Fault) return error;
  return new Fault('stopped', 'was not asked to the end, because the crawler closed its connections', error);
}
