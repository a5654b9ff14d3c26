import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { authorize, decimal, hasDecimal } from './cedar.ts';
import type { Decide } from './decide.ts';

/** Decides as AgentCore does for tools whose schemas say `integer` for whole numbers. */
export const decide: Decide = (text, server, call) => decideWith(text, server, call, false);

/** Decides as AgentCore does for tools whose schemas say `number` for all numbers. */
export const decideWithNumbers: Decide = (text, server, call) => decideWith(text, server, call, true);

function decideWith(text: string, server: string, call: { tool: string; arguments?: unknown }, decimals: boolean) {
  if (!hasCedarValue(call.arguments, decimals)) return 'deny';
  const { allowed } = authorize(text, {
    principal: { type: 'AgentCore::OAuthUser', id: 'someone' },
    action: { type: 'AgentCore::Action', id: `${server.toWellFormed()}___${call.tool.toWellFormed()}` },
    resource: { type: 'AgentCore::Gateway', id: 'arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY' },
    context: { input: cedarValue(call.arguments ?? {}, decimals) },
  });
  return allowed ? 'allow' : 'deny';
}

/** What no type of Cedar holds cannot be part of a request, so that nothing permits it. */
function hasCedarValue(value: unknown, decimals: boolean): boolean {
  if (typeof value === 'number') return (!decimals && Number.isSafeInteger(value)) || hasDecimal(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((it) => hasCedarValue(it, decimals));
}

/** The mapping of policy-schema-constraints. Keys that Cedar's JSON form keeps for itself are no arguments here. */
function cedarValue(value: unknown, decimals: boolean): CedarValueJson {
  if (value === null) return { __entity: { type: 'AgentCore::Null', id: 'null' } };
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return decimals || !Number.isSafeInteger(value) ? decimal(value) : value;
  if (Array.isArray(value)) return value.map((it) => cedarValue(it, decimals));
  return Object.fromEntries(Object.entries(value as object).map(([key, it]) => [key, cedarValue(it, decimals)]));
}
