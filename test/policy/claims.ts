import { describeForTool, plain } from '../../policy/describe.ts';
import type { Condition, Policy } from '../../policy/document.ts';
import { EACH } from '../../policy/language/path.ts';
import { plainArguments, stepsIn, withValue } from './calls.ts';
import { MEANINGS } from '../../policy/patterns/index.ts';
import { ADDRESS_CASES, PATH_CASES, PLAIN_PATHS, PUBLIC_ADDRESSES } from './pattern-cases.ts';
import { runCalls } from './run-calls.ts';

/** All that is said of a policy for one tool. */
export function inWords(policy: Policy, name: string): string {
  const { effect, exceptions, unseen, rest } = describeForTool(policy, name);
  return [...[effect, ...exceptions].map(plain), ...unseen, rest].join(' ');
}

/** What is wrong with what a text says of a policy for one tool: each claim is read from its words and tried. */
export function brokenClaims(policy: Policy, name: string, text: string): string[] {
  const args = plainArguments(policy, name);
  return [
    ...brokenCount(policy, name, text, args),
    ...brokenExceptions(policy, name, text, args),
    ...brokenSums(policy, name, text, args),
    ...brokenRest(policy, name, text),
  ];
}

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** Seventy calls at once, then one every half minute: past a cap of each window that is not too wide. */
const TIMES = Array.from({ length: 200 }, (_, i) => (i < 70 ? 0 : (i - 69) * 30_000));

function brokenCount(policy: Policy, name: string, text: string, args: unknown): string[] {
  const isStopped = /every call of it is denied|is denied, and the agent is told why/.test(text);
  const answer = text.includes('waits for a person to approve it') ? 'ask' : 'allow';
  const caps = [...text.matchAll(/at most (\d+) calls? an? (minute|hour|day)/g)].map(([, max, window]) => ({
    max: Number(max),
    seconds: SECONDS[window as keyof typeof SECONDS],
    used: new Map<number, number>(),
  }));
  const expected = TIMES.map((time) => {
    const windows = caps.map(({ max, seconds, used }) => ({ max, used, start: Math.floor(time / 1000 / seconds) }));
    if (isStopped || windows.some(({ max, used, start }) => (used.get(start) ?? 0) >= max)) return 'deny';
    for (const { used, start } of windows) used.set(start, (used.get(start) ?? 0) + 1);
    return answer;
  });
  const calls = TIMES.map(() => ({ tool: name, arguments: args }));
  const decided = runCalls(policy, calls, TIMES).map(({ decision }) => decision);
  return decided.join() === expected.join() ? [] : [`not what calls one after the other get: ${text}`];
}

/** The conditions of a policy, each with what a text has to say of it, and arguments that do and do not fulfil it. */
function exceptionsOf(policy: Policy, name: string) {
  const { deny_if = [], approve = [] } = policy.tools?.get(name) ?? {};
  return [
    ...deny_if.map(({ conditions }) => ({ conditions, answer: 'deny' as const, lead: 'A call is denied when ' })),
    ...approve.map(({ conditions }) => ({ conditions, answer: 'ask' as const, lead: 'A person is asked when ' })),
  ].filter(({ conditions }) => conditions.length > 0);
}

function brokenExceptions(policy: Policy, name: string, text: string, args: unknown): string[] {
  const exceptions = exceptionsOf(policy, name);
  const said = text.match(/A call is denied (?:when|unless)|A person is asked when/g) ?? [];
  if (exceptions.length === 0) return said.length === 0 ? [] : ['says an exception that is not there'];
  const decide = (changed: unknown) => runCalls(policy, [{ tool: name, arguments: changed }])[0]?.decision;
  const usual = decide(args);
  return exceptions.flatMap(({ conditions, answer, lead }) => {
    const condition = conditions.find(({ op }) => op !== 'neq');
    const claim = condition && claimOf(condition);
    if (condition === undefined || claim === undefined) return [`no claim is known for ${JSON.stringify(conditions)}`];
    const sentence = text
      .split(/(?=A call is denied when |A person is asked when )/)
      .find(
        (part) =>
          part.startsWith(lead) && claim.subject.every((word) => part.includes(word)) && part.includes(claim.says),
      );
    if (sentence === undefined) return [`does not say that ${claim.subject.join(' of ')} ${claim.says}`];
    return [
      ...claim.hits.filter((value) => decide(withValue(args, claim.path, value)) !== answer),
      ...claim.misses.filter((value) => decide(withValue(args, claim.path, value)) !== usual),
    ].map((value) => `${sentence}: not so of ${JSON.stringify(value)}`);
  });
}

interface Claim {
  /** Names that the sentence has to have. */
  subject: string[];
  says: string;
  /** Where the values go. */
  path: string;
  hits: unknown[];
  misses: unknown[];
}

function claimOf({ path, op, value }: Condition): Claim | undefined {
  const steps = stepsIn(path);
  const subject = steps.filter((step) => step !== EACH).filter((step) => /^[A-Za-z]\w*$/.test(step));
  const last = Number(String(steps.at(-1)));
  if (op === 'gt')
    return { subject, says: `is more than ${value}`, path, hits: [value + 1, value + 0.5], misses: [value, 0] };
  if (op === 'exists' && Number.isInteger(last)) {
    const list = (length: number) => Array.from({ length }, (_, i) => i);
    const says = `has more than ${last} entries`;
    return {
      subject,
      says,
      path: path.slice(0, path.lastIndexOf('.')),
      hits: [list(last + 1), list(500)],
      misses: [list(last), []],
    };
  }
  if (op !== 'regex') return undefined;
  const mails = (count: number) => Array.from({ length: count }, (_, i) => `a${i}@example.com`).join(', ');
  if (value.includes('@[^@]*)'))
    return { subject, says: 'holds more than 20 addresses', path, hits: [mails(21)], misses: [mails(20), ''] };
  const says = MEANINGS.get(value);
  const known = [...ADDRESS_CASES, ...PATH_CASES].find((one) => one.says === says);
  const misses = ADDRESS_CASES.some((one) => one.says === says) ? PUBLIC_ADDRESSES : PLAIN_PATHS;
  return known && { subject, says: known.says, path, hits: [...known.hits], misses: [...misses] };
}

/** "Over all calls of one day, amount adds up to at most 100". */
function brokenSums(policy: Policy, name: string, text: string, args: unknown): string[] {
  const sums = (policy.tools?.get(name)?.limits ?? []).flatMap(({ increment_from }) => increment_from ?? []);
  const said = [...text.matchAll(/Over all calls of one (minute|hour|day), .*? adds up to at most (\d+),/g)];
  if (said.length !== sums.length) return [`says ${said.length} sums, and there are ${sums.length}`];
  return sums.flatMap((path, i) => {
    const most = Number(said[i]?.[2]);
    const ends = SECONDS[said[i]?.[1] as keyof typeof SECONDS] * 1000;
    const values = [most / 2, most / 2, 0.01, 0, most, '1', undefined, -1];
    const times = [0, 0, 0, 0, ends, ends, ends, ends];
    const calls = values.map((value) => ({ tool: name, arguments: withValue(args, path, value) }));
    const through = runCalls(policy, calls, times).map(({ decision }) => decision !== 'deny');
    const expected = [true, true, false, true, true, false, false, false];
    return through.join() === expected.join() ? [] : [`the sum of ${path} is not so: ${text}`];
  });
}

function brokenRest(policy: Policy, name: string, text: string): string[] {
  const isOpen = /(?:Every other tool of the server|A tool that the policy does not name) stays usable/.test(text);
  const isClosed =
    /(?:Every other tool of the server|A tool that the policy does not name|One that is added later) is denied/.test(
      text,
    );
  if (isOpen === isClosed) return ['does not say what happens to the rest of the server'];
  const [other] = runCalls(policy, [{ tool: `${name} and something else` }]);
  return other?.decision === (isOpen ? 'allow' : 'deny') ? [] : [`not so of the rest of the server: ${text}`];
}
