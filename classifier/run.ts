import { createHash } from 'node:crypto';
import type { Classification, Finding, RuleText, Tool } from '../catalog/model.ts';
import { OUTCOME_LETTERS } from '../catalog/model.ts';
import { CATEGORIES, FACTOR_IDS, FACTORS } from '../catalog/vocabulary.ts';
import type { FactorId } from '../catalog/vocabulary.ts';
import { decide, riskSum, sourceOf, standing } from './evaluate.ts';
import type { Vote } from './evaluate.ts';
import { LEXICON } from './patterns/all.ts';
import { REBUTTALS } from './rebuttals.ts';
import type { Answer, Decision, Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { readServer } from './reading/server.ts';
import type { ServerView } from './reading/server.ts';
import { viewOf } from './view.ts';
import type { ToolView } from './view.ts';

/** Raised when the weighing of findings, or what is stored beside them, changes: classifications are made again. */
const EVALUATION_VERSION = 3;

function textOf(rule: Rule): RuleText {
  const text = Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'check')) as Omit<Rule, 'check'>;
  return { ...text, taxonomy: [...(rule.taxonomy ?? [])] };
}

/** The rules as readers see them, in the order of `Classification.outcomes`. */
export const RULE_TEXTS: readonly RuleText[] = RULES.map(textOf);

/** Names the rules, the word lists and the weighing: the same value gives the same classifications. */
export const RULE_SET: string = createHash('sha256')
  .update(JSON.stringify([EVALUATION_VERSION, RULE_TEXTS, REBUTTALS, LEXICON]))
  .digest('hex')
  .slice(0, 12);

const BEFORE_DECISION: Decision = { category: 'Unknown', confidence: 'low', decidedBy: [] };

/** Asks one rule. A rule that throws is reported as such and changes nothing else. */
function ask(rule: Rule, view: ToolView, decision: Decision): Answer | Failure {
  try {
    return rule.check(view, decision);
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'unknown cause';
    return { outcome: 'error', message: `The rule could not be applied to this tool (${cause}).` };
  }
}

interface Failure {
  outcome: 'error';
  message: string;
}

/** The finding to keep of an answer: everything but "no" and "does not apply". */
function findingOf(rule: Rule, answer: Answer | Failure): Finding | undefined {
  if (answer.outcome === 'not-detected' || answer.outcome === 'not-applicable') return undefined;
  const base = { ruleId: rule.id, ruleVersion: rule.version };
  if (answer.outcome === 'detected') return { ...base, ...answer };
  return { ...base, outcome: answer.outcome, confidence: 'low', message: answer.message, evidence: [] };
}

function isCategory(value: string | undefined): value is Vote['category'] {
  return value !== undefined && value !== 'Unknown' && Object.hasOwn(CATEGORIES, value);
}

function isFactor(value: string | undefined): value is FactorId {
  return value !== undefined && Object.hasOwn(FACTORS, value);
}

/** What the detected category rules say. */
function votesOf(rules: readonly Rule[], answers: readonly (Answer | Failure | undefined)[]): Vote[] {
  const votes: Vote[] = [];
  rules.forEach(({ id, asserts }, index) => {
    const answer = answers[index];
    if (answer?.outcome !== 'detected' || !isCategory(asserts)) return;
    const { confidence, evidence } = answer;
    votes.push({ ruleId: id, category: asserts, confidence, source: sourceOf(evidence[0]) });
  });
  return votes;
}

/** Classifies one tool with the given rules: those for the category first, then those that build on it. */
function classify(rules: readonly Rule[], tool: Tool, server: ServerView): Classification {
  const view = viewOf(tool, server);
  const first = rules.map((rule) => (rule.kind === 'category' ? ask(rule, view, BEFORE_DECISION) : undefined));
  const decision = decide(standing(votesOf(rules, first), REBUTTALS));
  const factors = new Set<FactorId>();
  const findings: Finding[] = [];
  const outcomes = rules.map((rule, index) => {
    const answer = first[index] ?? ask(rule, view, decision);
    if (answer.outcome === 'detected' && isFactor(rule.asserts)) factors.add(rule.asserts);
    const finding = findingOf(rule, answer);
    if (finding !== undefined) findings.push(finding);
    return OUTCOME_LETTERS[answer.outcome];
  });
  const { risk, steps } = riskSum(decision.category, factors);
  return {
    category: decision.category,
    risk,
    confidence: decision.confidence,
    factors: FACTOR_IDS.filter((id) => factors.has(id)),
    decidedBy: decision.decidedBy,
    riskSum: steps,
    findings,
    outcomes: outcomes.join(''),
  };
}

/** Classifies the tools of one server. The tools are read as each other's context, whatever the rules. */
export function classifyServer(tools: readonly Tool[], rules: readonly Rule[] = RULES): Classification[] {
  const server = readServer(tools);
  return tools.map((tool) => classify(rules, tool, server));
}

/** Classifies one tool, with its siblings on the same server as context when they are known. */
export function classifyTool(
  tool: Tool,
  siblings: readonly Tool[] = [tool],
  rules: readonly Rule[] = RULES,
): Classification {
  return classify(rules, tool, readServer(siblings));
}
