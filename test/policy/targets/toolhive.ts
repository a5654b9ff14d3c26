import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { z } from 'zod';
import { authorize, decimal, hasDecimal } from './cedar.ts';
import { remembering, type Decide } from './decide.ts';

/** ConfigOptions of pkg/authz/authorizers/cedar/core.go. */
const Config = z.strictObject({
  version: z.literal('1.0'),
  type: z.literal('cedarv1'),
  cedar: z.strictObject({ policies: z.array(z.string()).min(1), entities_json: z.literal('[]') }),
});

const read = remembering((text) => Config.parse(JSON.parse(text)).cedar.policies.join('\n'));

/** `authorizeToolCall`: a policy that fails denies, too. */
export const decide: Decide = (text, _server, call) => {
  const { allowed, errors } = authorize(read(text), {
    principal: { type: 'Client', id: 'someone' },
    action: { type: 'Action', id: 'call_tool' },
    resource: { type: 'Tool', id: call.tool.toWellFormed() },
    context: contextOf(call.arguments),
  });
  return allowed && errors.length === 0 ? 'allow' : 'deny';
};

/** `preprocessArguments` and `convertMapToCedarRecord`. Go reads every number as a float. */
function contextOf(args: unknown): Record<string, CedarValueJson> {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return {};
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]: [string, unknown]): [string, CedarValueJson][] => {
      if (typeof value === 'string') return [[`arg_${name}`, value.toWellFormed()]];
      if (typeof value === 'boolean') return [[`arg_${name}`, value]];
      if (typeof value !== 'number') return [[`arg_${name}_present`, true]];
      return hasDecimal(value) ? [[`arg_${name}`, decimal(value)]] : [];
    }),
  );
}
