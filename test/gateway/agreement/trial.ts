import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Tool } from '../../../catalog/model.ts';
import { openAudit } from '../../../gateway/audit.ts';
import { openSqliteCounters } from '../../../gateway/counters/sqlite.ts';
import type { Policy } from '../../../policy/document.ts';
import { judge, type Call, type Moment } from '../../../policy/evaluate.ts';
import { asPasted, callBy, listedBy } from './asking.ts';
import { overHttp, overStdio } from './backs.ts';
import { unlikeAnswer, unlikeCounters, unlikeList, unlikeLog, unlikeReached } from './differences.ts';
import { openModel, passes, type Outcome } from './model.ts';
import { FAILS_EACH, reachedText } from './recorder.ts';
import { stepsFor } from './steps.ts';
import { connectBy, type Way } from './ways.ts';

/** A gateway with counters and a log of its own, beside the model that says what it has to do. */
export interface Trial {
  /** Puts the gateway between a client and a server of these tools, with a policy in force. */
  connect: (way: Way, server: string, tools: readonly Tool[], inForce: Policy) => Promise<Session>;
  /** How often each decision was compared. */
  tally: Record<Outcome['decision'], number>;
  close: () => void;
}

interface Session {
  /**
   * Calls one after the other, and says where the gateway did other than the evaluator does under a policy: in what it
   * decided, by which rule, what it said, what it wrote down, whom it asked, what reached the server, what it counted.
   */
  differences: (policy: Policy, calls: readonly Call[]) => Promise<string[]>;
  close: () => Promise<void>;
}

/** Time stands still but where a test moves it: `vi.useFakeTimers({ toFake: ['Date'] })` goes before. */
export function openTrial(): Trial {
  const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
  const inFolder = (name: string) => join(folder, name);
  const files = { folder, state: inFolder('counters.db'), audit: inFolder('audit.jsonl'), clock: inFolder('clock') };
  const audit = openAudit(files.audit);
  const counters = openSqliteCounters(files.state);
  const model = openModel();
  const tally = { allow: 0, deny: 0, approved: 0, refused: 0 };

  /** Others use up what a limit has, but for what this call needs. */
  function fillUp(policy: Policy, call: Call, moment: Moment): void {
    const spends = judge(policy, call, moment).spends;
    const room = spends.map((spend) => {
      const own = spends.filter(({ key }) => key === spend.key).reduce((sum, { amount }) => sum + amount, 0);
      return { ...spend, amount: spend.max - own - (model.inUse(moment.now).get(spend.key) ?? 0) };
    });
    const each = [...new Map(room.map((spend) => [spend.key, spend])).values()].filter(({ amount }) => amount > 0);
    if (counters.reserve(each) !== undefined) throw new Error('The counters have less room than the model.');
    model.use(each);
  }

  async function connect(way: Way, server: string, tools: readonly Tool[], inForce: Policy): Promise<Session> {
    const policy = asPasted(inForce);
    const grant = () => ({ id: server, server, policy });
    const back = way.back === 'HTTP' ? await overHttp(tools) : overStdio(tools, mkdtempSync(inFolder('server-')));
    const gate = { grant, counters, audit, patience: 60_000, warn: () => undefined };
    const setTime = (now: number) => {
      vi.setSystemTime(now);
      if (way.front === 'process') writeFileSync(files.clock, String(now));
    };
    setTime(Date.now());
    const connected = await connectBy(way, gate, back, files);

    async function differences(given: Policy, calls: readonly Call[]): Promise<string[]> {
      const [logged, before] = [readFileSync(files.audit).length, back.reached().length];
      const steps = stepsFor(given, calls);
      const wrong = unlikeList(given, tools, await listedBy(connected));
      const outcomes: Outcome[] = [];
      const arrived: string[] = [];
      for (const { call, answer, nearlyFull, later } of steps) {
        if (later > 0) setTime(Date.now() + later);
        const moment = { now: Date.now(), ids: { grant: server, session: connected.session() ?? server, server } };
        if (nearlyFull) fillUp(given, call, moment);
        const fails = (before + arrived.length + 1) % FAILS_EACH === 0;
        const outcome = model.outcomeOf(given, call, answer, moment, fails);
        tally[outcome.decision] += 1;
        outcomes.push(outcome);
        const text = reachedText(call.tool, call.arguments);
        if (passes(outcome)) arrived.push(text);
        wrong.push(...unlikeAnswer(call, outcome, { text, fails }, await callBy(connected, call, answer)));
      }
      wrong.push(...unlikeLog(steps, outcomes, readFileSync(files.audit).subarray(logged).toString()));
      wrong.push(...unlikeReached(arrived, back.reached().slice(before)));
      return [...wrong, ...unlikeCounters(model.inUse(Date.now()), await counters.inUse())];
    }

    return {
      differences,
      close: async () => {
        await connected.close();
        back.close();
      },
    };
  }

  return {
    ...{ connect, tally },
    close: () => {
      audit.close();
      void counters.close();
      rmSync(folder, { recursive: true });
    },
  };
}
