import type { Classification, Finding, RiskStep, RuleText, Tool } from '../catalog/model.ts';
import { ANNOTATION_NAMES, ANNOTATIONS, type Category } from '../catalog/vocabulary.ts';
import { oneLine, plainName } from '../site/lib/text.ts';

/** What an explanation is made from: a classification as the classifier gives it, or as the catalog keeps it. */
export type Explained = Omit<Classification, 'outcomes'>;

/** Longest quotation, in characters. */
const QUOTED = 160;
const MESSAGE = 400;

/**
 * The reasoning behind one classification, as text for a person at a terminal: everything that came from outside is on
 * one line each, with its hidden characters shown.
 */
export function explain(server: string | undefined, tool: Tool, it: Explained, rules: readonly RuleText[]): string {
  const kinds = new Map(rules.map(({ id, kind }) => [id, kind]));
  const of = (...wanted: (RuleText['kind'] | undefined)[]): Finding[] =>
    it.findings.filter(({ ruleId, outcome }) => outcome === 'detected' && wanted.includes(kinds.get(ruleId)));
  const unanswered = it.findings.filter(({ outcome }) => outcome !== 'detected');
  const sections: [string, string[]][] = [
    ['risk', sumLines(it.riskSum, it.category)],
    ['factors', it.factors],
    ['correction', correctionLines(it)],
    ['category findings', of('category').flatMap((finding) => findingLines(finding, it.decidedBy))],
    ['factor findings', of('factor').flatMap((finding) => findingLines(finding))],
    ['contradictions', of('contradiction').flatMap((finding) => findingLines(finding))],
    ['attack findings', of('attack').flatMap((finding) => findingLines(finding))],
    ['other findings', of('context', undefined).flatMap((finding) => findingLines(finding))],
    ['could not be answered', unanswered.flatMap((finding) => findingLines(finding))],
    ['annotations', annotationLines(tool)],
  ];
  const title = `${plainName(tool.name)}${server === undefined ? '' : ` of ${plainName(server)}`}`;
  const answer = `${it.category}, ${it.confidence} confidence; risk: ${it.risk}`;
  return [title, `  ${answer}`, ...sections.flatMap(sectionLines), ''].join('\n');
}

function sectionLines([heading, lines]: [string, string[]]): string[] {
  if (lines.length === 0) return ALWAYS_SAID.has(heading) ? [`  ${heading}: none`] : [];
  return [`  ${heading}:`, ...lines.map((line) => `    ${line}`)];
}

/** That there are none of these is an answer too. */
const ALWAYS_SAID = new Set(['factors', 'category findings', 'contradictions', 'attack findings']);

/** "low: Read", "raised to high: exposes-secrets", "stays high: publishes, which raises to at least medium". */
function sumLines(steps: readonly RiskStep[], category: Category): string[] {
  return steps.map(({ cause, move, to, result }, i) => {
    if (cause === 'category') return `${result}: ${category}`;
    if (result !== steps[i - 1]?.result) return `${VERBS[move]} to ${result}: ${cause}`;
    return `stays ${result}: ${cause}${move === 'none' ? '' : `, which ${move}s to at ${move === 'raise' ? 'least' : 'most'} ${to}`}`;
  });
}

const VERBS = { start: 'starts', raise: 'raised', lower: 'lowered', none: 'left' } as const;

function correctionLines({ correction }: Explained): string[] {
  if (correction === undefined) return [];
  const { was, date, reason, link } = correction;
  return [
    `A person corrected this on ${date}: ${oneLine(reason, MESSAGE)} ${link}`,
    `The rules say ${was.category}, ${was.risk} risk, factors: ${was.factors.join(', ') || 'none'}.`,
  ];
}

function findingLines(finding: Finding, decidedBy: readonly string[] = []): string[] {
  const { ruleId, outcome, confidence, message, evidence } = finding;
  const state = outcome === 'detected' ? confidence : outcome;
  return [
    `${ruleId} (${state}${decidedBy.includes(ruleId) ? ', decided' : ''}): ${oneLine(message, MESSAGE)}`,
    ...evidence.map(
      ({ pointer, start, end, snippet }) =>
        `  ${oneLine(pointer, QUOTED)} ${start}–${end}: “${oneLine(snippet, QUOTED)}”`,
    ),
  ];
}

function annotationLines({ annotations }: Tool): string[] {
  return ANNOTATION_NAMES.map((name) => {
    const declared = annotations?.[name];
    if (declared !== undefined) return `${name}: declared ${String(declared)}`;
    return `${name}: not declared; the specification assumes ${String(ANNOTATIONS[name].default)}`;
  });
}
