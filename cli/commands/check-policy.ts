import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parsePolicy, type Policy } from '../../policy/document.ts';
import { evaluate, type Call } from '../../policy/evaluate.ts';
import { countersInMemory } from '../../policy/spend.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';

const CallInput = z.object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()).optional() });

export const checkPolicy: Command = {
  name: 'check-policy',
  summary: 'runs calls against a policy, one after the other, and prints each decision as JSON',
  positionals: '<policy.json>',
  flags: {
    call: { help: `a call: '{"tool":"name","arguments":{…}}'`, value: 'json', repeatable: true },
    times: { help: 'make every call that many times, to see a limit at work', value: 'n' },
  },
  run(input) {
    const [file, ...more] = input.positionals;
    if (file === undefined || more.length > 0) throw new UsageError('check-policy takes one policy file.');
    const calls = input.values('call').map(parseCall);
    const policy = readPolicy(file);
    if (policy === undefined) return Promise.resolve(EXIT.finding);
    decide(policy, calls, input.number('times', 1) ?? 1);
    return Promise.resolve(EXIT.done);
  },
};

function decide(policy: Policy, calls: Call[], times: number): void {
  // One moment for all calls, so that what is printed does not depend on the clock.
  const { used, spend } = countersInMemory();
  const ids = { grant: 'check', session: 'check', server: 'check' };
  for (const call of calls.flatMap((one) => Array.from({ length: times }, () => one))) {
    const decision = evaluate(policy, call, { now: 0, used, ids });
    spend(decision);
    const { decision: answer, rule, reason } = decision;
    process.stdout.write(`${JSON.stringify({ tool: call.tool, decision: answer, rule, reason })}\n`);
  }
}

function parseCall(text: string): Call {
  try {
    const { tool, arguments: args } = CallInput.parse(JSON.parse(text));
    return { tool, arguments: args ?? {} };
  } catch (error) {
    const right = `'{"tool":"name","arguments":{"key":"value"}}'`;
    throw new UsageError(`--call ${text} is not a call. Write it as ${right}.`, { cause: error });
  }
}

function readPolicy(file: string): Policy | undefined {
  const read = parsePolicy(readJson(file));
  if ('policy' in read) return read.policy;
  for (const { path, message } of read.problems) process.stderr.write(`${file}: ${path || '/'}: ${message}\n`);
  return undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read as a policy: ${reason}`, { cause: error });
  }
}
