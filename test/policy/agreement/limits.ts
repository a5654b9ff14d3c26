import { judge, type Call, type Spend } from '../../../policy/evaluate.ts';
import { serverNameOf } from '../../../policy/targets/server-name.ts';
import type { Target } from '../../../policy/targets/target.ts';
import { countAsGateway, type Counting } from '../targets/counting.ts';
import { formatPolicy } from '../../../policy/document.ts';
import { MOMENT } from '../targets/policies.ts';
import type { Recommended } from './catalogs.ts';

/** A target that counts, and something that counts as it does. */
export interface CountingCase {
  target: Target;
  counting: (text: string, server: string) => Counting;
}

/** What came of calls that were made until a limit was used up, and then again in the next windows. */
export interface Counted {
  calls: number;
  /** How many of them the policy and the target let through. */
  passed: number;
  /** The target let more or fewer pass than the policy, and the sentences beside its text say so. */
  told: number;
  disagreements: string[];
}

/** A limit that has room for more calls of one amount is tried with a larger one. */
const MOST = 200;
const MINUTE = 60_000;

/**
 * Calls every tool whose calls the policy limits and neither it nor the target refuses otherwise: as often as fits into
 * the first window and once more, in the next again, and so on until the limits of an hour and of a day are used up and
 * the next day has begun.
 */
export function compareLimits({ target, counting }: CountingCase, { id, policy, names, calls }: Recommended): Counted {
  const server = serverNameOf(id);
  const { text, lost } = target.write({ policy, server, tools: names });
  const counted: Counted = { calls: 0, passed: 0, told: 0, disagreements: [] };
  for (const call of limitedOnce(calls)) {
    const [ours, theirs] = [countAsGateway(formatPolicy(policy)), counting(text, server)];
    if (counting(text, server)(call, 0) === 'deny') continue;
    const wrong = momentsFor(call).find((now) => {
      const [said, done] = [ours(call, now), theirs(call, now)];
      counted.calls += 1;
      if (said === 'allow' && done === 'allow') counted.passed += 1;
      return said !== done;
    });
    if (wrong === undefined) continue;
    if (lost.some((sentence) => /limit|counted/i.test(sentence) && isAbout(sentence, call.tool))) counted.told += 1;
    else counted.disagreements.push(`${id}: ${target.id} counts ${JSON.stringify(call)} otherwise, after ${wrong} ms`);
  }
  return counted;

  /** Of each tool and amount, one call that only limits can refuse. */
  function limitedOnce(all: readonly Call[]): Call[] {
    const found = new Map<string, Call>();
    for (const call of all) {
      const { decision, spends } = judge(policy, call, MOMENT);
      if (decision !== 'allow' || spends.length === 0 || spends.some(({ max, amount }) => max > MOST * amount))
        continue;
      const key = JSON.stringify([call.tool, spends.map(({ amount }) => amount)]);
      if (!found.has(key)) found.set(key, call);
    }
    return [...found.values()];
  }

  function momentsFor(call: Call): number[] {
    const { spends } = judge(policy, call, MOMENT);
    const burst = Math.floor(Math.min(...spends.map(({ max, amount }) => max / amount))) + 1;
    const turns = (window: Spend['window']) => {
      const rooms = spends.filter((spend) => spend.window === window).map(({ max, amount }) => max / amount);
      return rooms.length === 0 ? 2 : Math.ceil(Math.min(...rooms) / burst) + 1;
    };
    const hours = [...range(turns('day')), 24, 25];
    const minutes = hours.flatMap((hour) => range(turns('hour')).map((minute) => hour * 60 + minute));
    return minutes.flatMap((minute) => range(burst).map((i) => minute * MINUTE + i));
  }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function isAbout(sentence: string, tool: string): boolean {
  return (
    sentence.includes(tool) || / more tools?\b|any tool|as a whole|Only whole numbers|Counters that/.test(sentence)
  );
}
