import { z } from 'zod';
import { remembering, type Decide } from './decide.ts';
import { valueOf } from './rego/evaluate.ts';
import { parseRego, type Term } from './rego/parse.ts';

/** What docs/targets.md promises of a result. */
export const Result = z.strictObject({ allow: z.boolean(), ask: z.boolean(), reason: z.string(), rule: z.string() });

const read = remembering(parseRego);

/** Decides with our own reading of Rego. That OPA reads the same is tested where OPA is. */
export const decide: Decide = (text, server, call) => {
  const { address, definitions } = read(text);
  if (addressOf(address) !== `mcp ${server.toWellFormed()}`) throw new Error('The text is about another server.');
  // OPA has no lone surrogates.
  const input = JSON.parse(JSON.stringify(call), (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as unknown;
  return answerOf(valueOf(definitions, 'result', input));
};

/** @throws ZodError when it is no result */
export function answerOf(result: unknown) {
  const { allow, ask } = Result.parse(result);
  if (allow && ask) throw new Error('A call is either allowed or asked about.');
  if (allow) return 'allow';
  return ask ? 'ask' : 'deny';
}

function addressOf(of: Term): string {
  if (of.is === 'at' && of.of.is === 'name' && of.key.is === 'value') return `${of.of.name} ${String(of.key.value)}`;
  throw new Error('Not a package of one server.');
}
