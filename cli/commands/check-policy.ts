import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { catalogPath } from '../../catalog/database.ts';
import { parseExactly } from '../../gateway/exact-json.ts';
import { visible } from '../../gateway/visible.ts';
import { parsePolicyText, type Policy } from '../../policy/document.ts';
import { evaluate, type Call } from '../../policy/evaluate.ts';
import { countersInMemory } from '../../policy/spend.ts';
import type { Command, Input } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { ASK_ITSELF, knownTools, type KnownTools } from '../known-tools.ts';

const CallInput = z.strictObject({
  tool: z.string(),
  // Kept as it is: zod would drop an argument called `__proto__`.
  arguments: z.custom<object>((it) => typeof it === 'object' && it !== null && !Array.isArray(it)).optional(),
});

export const checkPolicy: Command = {
  name: 'check-policy',
  summary:
    'says what is wrong with a policy; runs calls against it, one after the other, and prints each decision as JSON',
  positionals: '<policy.json>',
  flags: {
    call: { help: `a call: '{"tool":"name","arguments":{…}}'`, value: 'json', repeatable: true },
    times: { help: 'make every call that many times, to see a limit at work', value: 'n' },
    server: { help: 'refuse names that are no tools of this server of the catalog', value: 'id' },
    db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' },
  },
  run(input) {
    const [file, ...more] = input.positionals;
    if (file === undefined || more.length > 0) throw new UsageError('check-policy takes one policy file.');
    const calls = input.values('call').map(parseCall);
    const times = input.number('times', 1) ?? 1;
    const known = knownTo(input);
    const policy = readPolicy(file, known);
    if (policy === undefined) return Promise.resolve(EXIT.finding);
    decide(policy, calls, times);
    return Promise.resolve(EXIT.done);
  },
};

function knownTo(input: Input): KnownTools | undefined {
  const server = input.value('server');
  if (server === undefined && input.value('db') !== undefined) throw new UsageError('--db goes with --server.');
  return server === undefined ? undefined : knownTools(input.value('db') ?? catalogPath(), server);
}

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

/** Numbers are read as the gateway reads them. */
function parseCall(text: string): Call {
  try {
    const { tool, arguments: args } = CallInput.parse(parseExactly(text));
    return { tool, arguments: args ?? {} };
  } catch (error) {
    const right = `'{"tool":"name","arguments":{"key":"value"}}'`;
    throw new UsageError(`--call ${text} is not a call. Write it as ${right}.`, { cause: error });
  }
}

/** Undefined when the policy is refused, and then all that is wrong is said. */
function readPolicy(file: string, known: KnownTools | undefined): Policy | undefined {
  const read = parsePolicyText(readText(file), known && { tools: known.names });
  if ('policy' in read) {
    if (known !== undefined) say(fits(file, read.policy, known));
    return read.policy;
  }
  for (const { path, message } of read.problems) say(`${file}: ${path || '/'}: ${message}`);
  if (known?.complete === false) say(`The catalog may not know all tools of "${known.server}". ${ASK_ITSELF}`);
  return undefined;
}

function fits(file: string, policy: Policy, { server, names }: KnownTools): string {
  const named = names.filter((name) => policy.tools?.has(name)).length;
  const others = policy.default === 'deny' ? 'denied' : 'allowed';
  return `${file} fits "${server}": it has rules for ${named} of ${names.length} tools; what it does not name is ${others}.`;
}

/** One line; names of tools and keys may hold anything. */
function say(sentence: string): void {
  process.stderr.write(`${visible(sentence).replaceAll('\n', '\\n')}\n`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read: ${reason}`, { cause: error });
  }
}
