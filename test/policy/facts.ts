import type { JsonObject, ToolFacts } from '../../catalog/model.ts';
import { CATEGORY_IDS, FACTOR_IDS, RISK_IDS } from '../../catalog/vocabulary.ts';

/** What was found about a tool: a Read of low risk, but for what is said. `properties` are those of its schema. */
export function factsOf({
  properties,
  required = [],
  ...changes
}: Partial<ToolFacts> & { properties?: JsonObject; required?: string[] }): ToolFacts {
  const name = changes.name ?? 'a';
  const inputSchema = properties && { type: 'object', properties, required };
  const tool = { name, ...(inputSchema && { inputSchema }) };
  return { name, category: 'Read', risk: 'low', factors: [], attacks: [], tool, ...changes };
}

/** A parameter of each kind that conditions are written on, in each shape. */
export const EVERY_PARAMETER: JsonObject = {
  url: { type: 'string' },
  callback_url: { type: ['string', 'null'] },
  urls: { type: 'array', items: { type: 'string' } },
  path: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  files: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' } } } },
  amount: { type: 'number' },
  to: { type: 'array', items: { type: 'string' } },
  cc: { type: 'string' },
  records: { type: 'array', items: { type: 'object' } },
  options: { type: 'object', properties: { count: { type: 'integer' }, 'save.path': { type: 'string' } } },
};

const SCHEMAS = [{}, { properties: EVERY_PARAMETER, required: ['amount', 'records'] }];

/** Every category and risk, with no factor and with each, without parameters and with all kinds of them. */
export const EVERY_KIND: ToolFacts[] = CATEGORY_IDS.flatMap((category) =>
  RISK_IDS.flatMap((risk) =>
    [[], ...FACTOR_IDS.map((factor) => [factor])].flatMap((factors) =>
      SCHEMAS.map((schema) => factsOf({ category, risk, factors, ...schema })),
    ),
  ),
);
