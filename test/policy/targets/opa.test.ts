import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePolicy, type Policy } from '../../../policy/document.ts';
import { judge, type Call } from '../../../policy/evaluate.ts';
import { opa } from '../../../policy/targets/opa.ts';
import { EDGES } from './opa-edges.ts';
import { answerOf, decide, Result } from './opa.ts';
import { anyArguments, anyPolicy, anyTools, MOMENT } from './policies.ts';

/** Open Policy Agent itself, when it is on the PATH. */
const version = spawnSync('opa', ['version'], { encoding: 'utf8' });
const isThere = version.status === 0;
const title = isThere
  ? (version.stdout.split('\n')[0] ?? '')
  : '(skipped without opa on the PATH: only our own reading of Rego is tested)';
if (!isThere) process.stderr.write(`Open Policy Agent ${title}\n`);

const folder = mkdtempSync(join(tmpdir(), 'opa-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Case {
  policy: Policy;
  calls: Call[];
}

/** A few conditions in each policy: what decides a call is found by trying one tool after the other. */
const AT_EDGES = EDGES.flatMap(({ conditions, all }) => chunks(conditions).map((some) => caseOf(some, all)));

function chunks<T>(list: readonly T[], size = 7): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function caseOf(conditions: object[], all: readonly unknown[]): Case {
  const policy = policyOf(conditions);
  const tools = [...(policy.tools?.keys() ?? [])];
  const calls = all.flatMap((args) => tools.map((tool) => ({ tool, ...(args !== undefined && { arguments: args }) })));
  return { policy, calls };
}

function runOpa(args: string[], input = ''): string {
  const ran = spawnSync('opa', args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ran.status !== 0) throw new Error(`opa ${args.join(' ')}: ${ran.stderr}${ran.stdout}`);
  return ran.stdout;
}

/** What OPA answers to each call of each case, in one run: each policy is a package of its own. */
function answersOf(name: string, cases: readonly Case[]): unknown[][] {
  const files = cases.map(({ policy }, i) => {
    const file = join(folder, `${name}-${i}.rego`);
    writeFileSync(file, opa.write({ policy, server: `${name}-${i}`, tools: [] }).text);
    return file;
  });
  runOpa(['check', '--strict', ...files]);
  const input = cases.map(({ calls }, i) => ({ server: `${name}-${i}`, calls }));
  const query =
    'x := [[r | some call in one.calls; r := data.mcp[one.server].result with input as call] | some one in input]';
  const options = ['eval', '--strict-builtin-errors', '--stdin-input', '--format', 'json'];
  const out = runOpa([...options, ...files.flatMap((file) => ['-d', file]), query], JSON.stringify(input));
  const read = JSON.parse(out) as { result: { bindings: { x: unknown[][] } }[] };
  return read.result[0]?.bindings.x ?? [];
}

describe.runIf(isThere)(`Open Policy Agent ${title}`, () => {
  it('answers generated calls of generated policies as the policy does and as our reading of Rego does', () => {
    const call = fc.record({
      tool: fc.constantFrom('search', 'pay', 'send', 'é', '__proto__', 'x'),
      args: anyArguments,
    });
    const cases = fc
      .sample(fc.tuple(anyPolicy, fc.array(call, { minLength: 8, maxLength: 8 }), anyTools), 300)
      .map(([policy, calls]) => ({
        policy,
        calls: [...calls, ...[...(policy.tools?.keys() ?? [])].map((tool) => ({ tool, args: {} }))].map(
          ({ tool, args }): Call => ({ tool, ...(args !== undefined && { arguments: args }) }),
        ),
      }))
      .filter(({ policy }) =>
        [...(policy.tools?.keys() ?? []), ...(policy.hide ?? [])].every((it) => it.isWellFormed()),
      );
    const answers = answersOf('any', cases);
    for (const [i, { policy, calls }] of cases.entries()) {
      const { text } = opa.write({ policy, server: 'x', tools: [] });
      for (const [j, one] of calls.entries()) {
        const { decision, rule } = judge(policy, one, MOMENT);
        const answer = Result.parse(answers[i]?.[j]);
        expect(
          [answerOf(answer), answer.rule],
          JSON.stringify({ policy, tools: [...(policy.tools ?? [])], one }),
        ).toEqual([decision, rule]);
        expect(decide(text, 'x', one)).toBe(decision);
      }
    }
  });

  it('answers at the edges of every operator as the policy does', () => {
    const answers = answersOf('edge', AT_EDGES);
    expect(AT_EDGES.flatMap((one, i) => wrong(one, (_, j) => answerOf(answers[i]?.[j])))).toEqual([]);
  });
});

describe('our reading of Rego', () => {
  it('answers at the edges of every operator as the policy does', () => {
    const mistakes = AT_EDGES.flatMap((one) => {
      const { text } = opa.write({ policy: one.policy, server: 'x', tools: [] });
      return wrong(one, (call) => decide(text, 'x', call));
    });
    expect(mistakes).toEqual([]);
  });
});

describe('the text for OPA', () => {
  it('denies a call without a tool, and has no library where no condition is', () => {
    const read = parsePolicy({ version: '1', default: 'allow', tools: { a: {} } });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const { text } = opa.write({ policy: read.policy, server: 'x', tools: [] });
    expect(text).not.toContain('compare(');
    for (const tool of [undefined, null, 3, false, ['a']])
      expect(decide(text, 'x', { tool } as unknown as Call)).toBe('deny');
  });

  it('denies or asks where a text of a condition cannot be written, and says so', () => {
    const condition = { path: 'args.to', op: 'eq', value: '\ud800' };
    const { text, lost } = opa.write({ policy: policyOf([condition]), server: 'x', tools: [] });
    expect(decide(text, 'x', { tool: 'deny 0', arguments: { to: 'b' } })).toBe('deny');
    expect(lost.join()).toContain('calls of "deny 0", "ask 0" and "require 0" are denied or asked about');
  });
});

/** Three tools for each condition, one for each use of it. */
function policyOf(conditions: object[]): Policy {
  const tools = conditions.flatMap((condition, i) => [
    [`deny ${i}`, { deny_if: [{ conditions: [condition] }] }],
    [`ask ${i}`, { approve: [{ conditions: [condition] }] }],
    [`require ${i}`, { require: [{ conditions: [condition] }] }],
  ]);
  const read = parsePolicy({ version: '1', default: 'deny', tools: Object.fromEntries(tools) as object });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

/** The calls of a case that are not answered as the policy decides. */
function wrong({ policy, calls }: Case, answer: (call: Call, index: number) => string): string[] {
  return calls.flatMap((call, i) => {
    const { decision } = judge(policy, call, MOMENT);
    const given = answer(call, i);
    return given === decision ? [] : `${JSON.stringify(call).slice(0, 200)}: ${given} instead of ${decision}`;
  });
}
