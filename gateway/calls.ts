import { CANNOT_ASK, questionAbout, SAID_NO } from './approve/question.ts';
import { askingResult, keepApproval, readReturn } from './approve/round-trip.ts';
import { openQuestions } from './approve/session.ts';
import type { AuditEntry } from './audit.ts';
import { canAsk, readCall, type ToolCall } from './call.ts';
import type { Side } from './connection.ts';
import { decide, decideAgain, messageOf, release, type Objections, type Passing } from './decide.ts';
import { denialResult, deny, type Denial } from './denial.ts';
import type { Flights } from './flights.ts';
import type { GateOptions } from './gate.ts';
import { errorAnswer, isRecord, type Message, type RequestId } from './message.ts';
import type { inOrder } from './soon.ts';

/** A call that the server has been sent. */
export interface PassedCall {
  call: ToolCall;
  verdict: Passing;
  approved: boolean;
}

/** The calls of tools of one client: each is decided, asked about, recorded, and sent on or refused. */
export interface Calls {
  call: (message: Message, id: RequestId) => void;
  /** The client said at `initialize` what it can do. */
  declared: (params: unknown) => void;
  /** The client cancelled a request. Returns whether it was a call that waits for a person, and is now over. */
  cancel: (id: RequestId) => boolean;
  /** Takes an answer of the client if it is to a question of the gateway. */
  answered: (answer: Message) => boolean;
  /** Whether a question of the gateway has this id. */
  owns: (id: RequestId) => boolean;
  /**
   * The server's answer to a call, as the client gets it. What a failed call had reserved is given back; but not when
   * the client cancelled it: the error may say no more than that, and the server have acted.
   */
  settle: (passed: PassedCall, answer: Message, cancelled: boolean) => Message;
  closed: () => void;
}

interface Wiring {
  options: GateOptions;
  client: Side;
  server: Side;
  objections: Objections;
  flights: Flights;
  order: ReturnType<typeof inOrder>;
}

export function openCalls({ options, client, server, objections, flights, order }: Wiring): Calls {
  const questions = openQuestions(client, options.patience);
  let sessionCapabilities: unknown;
  /** Whose calls these are, after a revocation too. */
  let holder = { id: '', server: '' };
  let over = false;

  function record(call: ToolCall, decision: AuditEntry['decision'], rule: string): void {
    holder = options.grant() ?? holder;
    const names = Object.keys(call.arguments);
    const time = new Date().toISOString();
    options.audit.write({
      time,
      grant: holder.id,
      server: holder.server,
      tool: call.tool,
      decision,
      rule,
      arguments: names,
    });
  }

  function refuse(call: ToolCall, denial: Denial): void {
    flights.remove(call.id);
    note(call, 'deny', denial.rule);
    client.send(denialResult(call, denial), call.id);
  }

  /** A person did not approve. The log says by which rule one was asked. */
  function refuseAfterAsking(call: ToolCall, { rule }: Passing, reason: string): void {
    flights.remove(call.id);
    note(call, 'refused', rule);
    client.send(denialResult(call, deny('approval', reason)), call.id);
  }

  /** Records what is refused anyway. */
  function note(call: ToolCall, decision: 'deny' | 'refused', rule: string): void {
    try {
      record(call, decision, rule);
    } catch (error) {
      options.warn(`A denial could not be recorded: ${messageOf(error)}`);
    }
  }

  function pass(call: ToolCall, verdict: Passing, approved: boolean, params = call.params): void {
    try {
      record(call, approved ? 'approved' : 'allow', verdict.rule);
    } catch (error) {
      release(options, verdict);
      refuse(call, deny('audit', `The call could not be recorded: ${messageOf(error)}.`));
      return;
    }
    flights.add(call.id, { method: 'tools/call', passed: { call, verdict, approved } });
    server.send({ jsonrpc: '2.0', id: call.id, method: 'tools/call', params });
  }

  function proceed(call: ToolCall, verdict: Passing | Denial): void {
    if (over) release(options, verdict);
    else if (verdict.decision === 'deny') refuse(call, verdict);
    else if (call.modern) proceedStateless(call, verdict, call.modern.capabilities);
    else if (verdict.decision === 'allow') pass(call, verdict, false);
    else askInSession(call, verdict);
  }

  function proceedStateless(call: ToolCall, verdict: Passing, capabilities: unknown): void {
    const { answer, params } = readReturn(call, verdict);
    if (answer === 'false') {
      release(options, verdict);
      refuse(call, deny('approval', 'The state of the request is not one that was given for this call, or was used.'));
    } else if (verdict.decision === 'allow') pass(call, verdict, false, params);
    else if (answer === 'yes') pass(call, verdict, true, params);
    else if (answer === 'no') {
      release(options, verdict);
      refuseAfterAsking(call, verdict, SAID_NO);
    } else {
      // Nothing is held while the client is away: the same call may never come back.
      release(options, verdict);
      if (!canAsk(capabilities)) refuse(call, deny('approval', CANNOT_ASK));
      else {
        flights.remove(call.id);
        client.send(askingResult(call, verdict, params, options.patience), call.id);
      }
    }
  }

  function askInSession(call: ToolCall, verdict: Passing): void {
    if (!canAsk(sessionCapabilities)) {
      release(options, verdict);
      refuse(call, deny('approval', CANNOT_ASK));
      return;
    }
    questions.ask(call.id, questionAbout(call, verdict), (outcome) => {
      if (outcome.approved) {
        order(decideAgain(options, objections, call, verdict), (again) => {
          if (over) release(options, again);
          else if (again.decision === 'deny') refuse(call, again);
          else pass(call, again, true);
        });
        return;
      }
      release(options, verdict);
      if (outcome.cancelled) note(call, 'refused', verdict.rule);
      else refuseAfterAsking(call, verdict, outcome.reason);
    });
  }

  return {
    call: (message, id) => {
      const call = readCall(id, message.params);
      if (typeof call === 'string') {
        client.send(errorAnswer(id, -32602, call), id);
        return;
      }
      flights.add(id, { method: 'tools/call' });
      order(decide(options, objections, call), (verdict) => {
        proceed(call, verdict);
      });
    },
    declared: (params) => {
      sessionCapabilities = isRecord(params) ? params['capabilities'] : undefined;
    },
    cancel: questions.cancel,
    answered: questions.take,
    owns: questions.owns,
    settle: ({ call, verdict, approved }, answer, cancelled) => {
      const result = isRecord(answer.result) ? answer.result : {};
      const asksBack = call.modern !== undefined && result['resultType'] === 'input_required';
      const failed = answer.error !== undefined || result['isError'] === true || asksBack;
      if (failed && !cancelled) release(options, verdict);
      return asksBack && approved ? keepApproval(call, verdict, answer, options.patience) : answer;
    },
    closed: () => {
      over = true;
      questions.closed();
    },
  };
}
