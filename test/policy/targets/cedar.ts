import { preparsePolicySet, statefulIsAuthorized, type CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { remembering } from './decide.ts';

export interface CedarRequest {
  principal: { type: string; id: string };
  action: { type: string; id: string };
  resource: { type: string; id: string };
  context: Record<string, CedarValueJson>;
}

/** Asks Cedar's own engine. A policy that fails does not count. */
export function authorize(text: string, request: CedarRequest): { allowed: boolean; errors: string[] } {
  const answer = statefulIsAuthorized({ ...request, preparsedPolicySetId: parse(text), entities: [] });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
  const { decision, diagnostics } = answer.response;
  return { allowed: decision === 'allow', errors: diagnostics.errors.map(({ error }) => error.message) };
}

const parse = remembering((text: string) => {
  const answer = preparsePolicySet('policies', { staticPolicies: text });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
  return 'policies';
});

/** Decimals have four digits after the point, and 64 bits for all of them. */
export function hasDecimal(value: number): boolean {
  return Math.abs(value) < 922_337_203_685_477;
}

/** A number as a decimal, cut to four digits. */
export function decimal(value: number): CedarValueJson {
  const units = Math.trunc(value * 10_000);
  const digits = String(Math.abs(units)).padStart(5, '0');
  return { __extn: { fn: 'decimal', arg: `${units < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}` } };
}
