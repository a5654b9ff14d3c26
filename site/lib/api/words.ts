import { z } from 'zod';
import { Accuracy } from '../../../catalog/accuracy.ts';
import { Attack } from '../../../catalog/attack.ts';
import { RuleText } from '../../../catalog/model.ts';
import { readAccuracy, readRules } from '../../../catalog/read-rules.ts';
import { readSources } from '../../../catalog/read-sources.ts';
import {
  CATEGORIES,
  CATEGORY_IDS,
  FACTOR_IDS,
  FACTORS,
  RISK_IDS,
  RISKS,
  type FactorEntry,
} from '../../../catalog/vocabulary.ts';
import { attacks, counts, factorCounts, ruleCounts, rules } from '../catalog.ts';
import { once, type Context, type DocumentKind } from './document.ts';
import { address, category, count, factor, risk, time } from './shapes.ts';

function words(
  id: string,
  title: string,
  about: string,
  entry: z.ZodType,
  read: (context: Context) => unknown[],
): DocumentKind {
  return {
    ...{ id, path: `/api/v1/${id}.json`, title, about, media: 'application/json', params: once },
    schema: z.object({ [id]: z.array(entry) }),
    build: (_params, context) => ({ [id]: read(context) }),
  };
}

const told = { label: z.string(), meaning: z.string() };
const taxonomy = z.array(z.string()).meta({ description: 'Entries of public threat lists.' });

const categories = words(
  'categories',
  'The categories',
  'What each category means, the risk that it starts from, and how many tools it has.',
  z.object({
    id: category,
    meaning: z.string(),
    can: z.string(),
    baseRisk: risk,
    taxonomy,
    tools: count,
    page: address,
  }),
  ({ url }) =>
    CATEGORY_IDS.map((id) => {
      const { meaning, can, baseRisk, taxonomy, slug } = CATEGORIES[id];
      const tools = counts().categories[id] ?? 0;
      return { id, meaning, can, baseRisk, taxonomy, tools, page: url(`/category/${slug}/`) };
    }),
);

const risks = words(
  'risks',
  'The risks',
  'What each risk means, and how many tools have it.',
  z.object({ id: risk, ...told, tools: count, page: address }),
  ({ url }) => RISK_IDS.map((id) => ({ ...RISKS[id], tools: counts().risks[id] ?? 0, page: url(`/risk/${id}/`) })),
);

const factors = words(
  'factors',
  'The factors',
  'What raises or lowers the risk of a tool, how far, and how many tools have it.',
  z.looseObject({ id: factor, label: z.string(), tools: count, page: address }),
  ({ url }) =>
    FACTOR_IDS.map((id) => {
      const entry: FactorEntry = FACTORS[id];
      return { ...entry, id, tools: factorCounts().get(id) ?? 0, page: url(`/factors/${id}/`) };
    }),
);

const ruleTexts = words(
  'rules',
  'The rules',
  'Every rule as it was when the findings were made, with examples, and on how many tools it was detected.',
  z.object({ ...RuleText.shape, detected: count, page: address }),
  ({ url }) =>
    rules().map((rule) => ({ ...rule, detected: ruleCounts().get(rule.id) ?? 0, page: url(`/rules/${rule.id}/`) })),
);

const attackList = words(
  'attacks',
  'The documented attacks',
  'What happened, which access makes it possible, what a policy does against it and what it cannot do.',
  z.object({ ...Attack.shape, page: address }),
  ({ url }) => attacks().map((attack) => ({ ...attack, page: url(`/attacks/${attack.id}/`) })),
);

const sources = words(
  'sources',
  'The sources',
  'Where servers are read from, when, and how many each names.',
  z.object({
    ...{ id: z.string(), records: count, servers: count, withdrawn: count },
    ...{ readAt: time.optional(), unfinishedSince: time.optional() },
  }),
  ({ db }) => readSources(db),
);

const accuracy: DocumentKind = {
  id: 'accuracy',
  path: '/api/v1/accuracy.json',
  title: 'How often the rules are right',
  about: 'The latest measurement against labels made by hand, if one is published.',
  media: 'application/json',
  schema: z.object({ accuracy: Accuracy.nullable(), classifiedWith: z.string() }),
  params: once,
  build: (_params, { db }) => ({ accuracy: readAccuracy(db) ?? null, classifiedWith: readRules(db).ruleSet }),
};

export const WORDS: readonly DocumentKind[] = [categories, risks, factors, ruleTexts, attackList, sources, accuracy];
