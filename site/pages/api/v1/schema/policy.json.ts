import type { APIRoute } from 'astro';
import { policyJsonSchema } from '../../../../../policy/language/json-schema.ts';
import { schemaAddress } from '../../../../lib/policy-reference.ts';

/** The JSON Schema of the policy language. */
export const GET: APIRoute = ({ site }) =>
  new Response(`${JSON.stringify(policyJsonSchema(schemaAddress(site)), undefined, 2)}\n`);
