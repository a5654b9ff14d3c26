import type { Audit } from './audit.ts';
import { openCalls } from './calls.ts';
import type { Listener, OpenServer, Side } from './connection.ts';
import type { Counters } from './counters/counters.ts';
import { FILTERED, looksFiltered } from './filtered-methods.ts';
import { openFlights } from './flights.ts';
import type { GrantInForce } from './grant.ts';
import { filterList } from './list-filter.ts';
import { errorAnswer, isRecord, type Message, type RequestId } from './message.ts';
import { openListChecks } from './list-checks.ts';
import { inOrder } from './soon.ts';
import { openToolList } from './tool-list.ts';

export interface GateOptions {
  grant: GrantInForce;
  counters: Counters;
  audit: Audit;
  /** How long a person has to answer, in milliseconds. */
  patience: number;
  /** Id of the client's session; undefined when the protocol has none, and limits of scope `session` count by grant. */
  session: string | undefined;
  /** Tells whoever runs the gateway what is wrong; a sentence. */
  warn: (problem: string) => void;
}

/** What listens to the client. */
export interface Gate extends Listener {
  /** Tells the client that its list of tools may have changed with the policy. */
  policyChanged: () => void;
}

/**
 * Stands between one client and the server: every message of either side passes through here, and nothing else knows
 * the policy.
 */
export type OpenGate = (options: GateOptions, client: Side, openServer: OpenServer) => Gate;

export const openGate: OpenGate = (options, client, openServer) => {
  const flights = openFlights();
  /** Requests of the server that wait for the client's answer. */
  const asked = new Set<RequestId>();
  const order = inOrder();
  const server = openServer({ message: fromServer, lost, closed: serverClosed });
  const tools = openToolList(server);
  const checks = openListChecks(tools, options.warn);
  const calls = openCalls({ options, client, server, objections: checks.objections, flights, order });
  let initialized = false;

  function fromClient(message: Message, about?: RequestId): void {
    const { id, method } = message;
    if (method === undefined) answerOfClient(message, about);
    else if (id === undefined) notificationOfClient(message, about);
    else requestOfClient(message, id, method);
  }

  function requestOfClient(message: Message, id: RequestId, method: string): void {
    const refuse = (code: number, text: string): void => {
      client.send(errorAnswer(id, code, text), id);
    };
    if (flights.has(id)) {
      refuse(-32600, 'A request with this id is still in flight.');
      return;
    }
    if (looksFiltered(method)) {
      refuse(-32601, `There is no method ${JSON.stringify(method)}; names are compared exactly.`);
      return;
    }
    if (method === 'tools/call') {
      calls.call(message, id);
      return;
    }
    if (options.grant() === undefined) {
      refuse(-32000, 'The grant of this client was revoked.');
      return;
    }
    if (method === 'initialize') calls.declared(message.params);
    flights.add(id, { method, params: message.params });
    order(undefined, () => {
      server.send(message);
    });
  }

  function notificationOfClient(message: Message, about: RequestId | undefined): void {
    // These are requests; whoever sends them without an id wants no answer, and perhaps no check.
    if (FILTERED.includes(message.method ?? '') || looksFiltered(message.method ?? '')) return;
    const cancelled = message.method === 'notifications/cancelled' ? idIn(message.params, 'requestId') : undefined;
    order(undefined, () => {
      if (cancelled !== undefined && calls.cancel(cancelled)) flights.remove(cancelled);
      else {
        if (cancelled !== undefined) flights.cancel(cancelled);
        server.send(message, about);
      }
    });
  }

  function answerOfClient(message: Message, about: RequestId | undefined): void {
    if (message.id === undefined) {
      server.send(message, about);
      return;
    }
    if (calls.answered(message)) return;
    if (asked.delete(message.id)) server.send(message, about);
  }

  function fromServer(message: Message, about?: RequestId): void {
    const { id, method } = message;
    if (method === undefined) answerOfServer(message);
    else if (id === undefined) notificationOfServer(message, about);
    else if (asked.has(id) || calls.owns(id)) {
      server.send(errorAnswer(id, -32600, 'A request with this id is still in flight.'));
    } else {
      asked.add(id);
      client.send(message, about);
    }
  }

  function notificationOfServer(message: Message, about: RequestId | undefined): void {
    const { method, params } = message;
    if (method === 'notifications/tools/list_changed') tools.changed();
    if (method === 'notifications/subscriptions/acknowledged') {
      const flight = flights.get(idIn(isRecord(params) ? params['_meta'] : undefined, SUBSCRIPTION));
      if (flight) flight.acknowledged = true;
    }
    if (method === 'notifications/cancelled') {
      const ended = idIn(params, 'requestId');
      if (flights.get(ended)?.method === 'subscriptions/listen') flights.remove(ended);
    }
    client.send(message, about);
  }

  function answerOfServer(message: Message): void {
    const { id } = message;
    if (id === undefined) {
      client.send(message);
      return;
    }
    if (tools.take(message)) return;
    const flight = flights.get(id);
    // Nobody asked, or the server was not sent the call yet and guesses its id.
    if (flight === undefined || (flight.method === 'tools/call' && flight.passed === undefined)) return;
    flights.remove(id);
    if (flight.method === 'initialize') initialized = message.error === undefined;
    if (flight.method === 'tools/list') client.send(filtered(message, flight.params), id);
    else client.send(flight.passed ? calls.settle(flight.passed, message, flight.cancelled === true) : message, id);
  }

  /** What the call reserved stays: the server may have acted. */
  function lost(id: RequestId, reason: string): void {
    const answer = errorAnswer(id, -32000, reason);
    if (tools.take(answer) || !flights.has(id)) return;
    flights.remove(id);
    client.send(answer, id);
  }

  function filtered(message: Message, params: unknown): Message {
    const grant = options.grant();
    if (grant === undefined) return errorAnswer(message.id, -32000, 'The grant of this client was revoked.');
    checks.listed(grant, params, message);
    const { answer, changed } = filterList(grant, message);
    if (changed) tools.changed();
    return answer;
  }

  function serverClosed(reason: string): void {
    tools.closed();
    calls.closed();
    for (const [id] of flights.open()) {
      client.send(errorAnswer(id, -32000, `The connection to the server ended because ${reason}.`), id);
    }
    client.close();
  }

  return {
    message: fromClient,
    closed: () => {
      calls.closed();
      server.close();
    },
    policyChanged: () => {
      if (initialized) client.send(LIST_CHANGED);
      for (const [id, flight] of flights.open()) {
        if (flight.acknowledged && asksForTools(flight.params)) {
          client.send({ ...LIST_CHANGED, params: { _meta: { [SUBSCRIPTION]: id } } }, id);
        }
      }
    },
  };
};

const LIST_CHANGED: Message = { jsonrpc: '2.0', method: 'notifications/tools/list_changed' };
const SUBSCRIPTION = 'io.modelcontextprotocol/subscriptionId';

function asksForTools(params: unknown): boolean {
  return isRecord(params) && isRecord(params['notifications']) && params['notifications']['toolsListChanged'] === true;
}

function idIn(params: unknown, key: string): RequestId | undefined {
  const id = isRecord(params) ? params[key] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
