import { CATEGORIES, FACTORS, RISKS } from '../../catalog/vocabulary.ts';
import type { RiskStep } from '../../catalog/model.ts';
import { number, quantity, withArticle, uncapitalise } from './language.ts';
import { categoryPath, factorPath, riskPath, serverPath } from './links.ts';
import type { Parameters } from './parameters.ts';
import { placeOf } from './place.ts';
import { listed, namesUpTo, type Inline, type Prose } from './prose.ts';
import { oneLine } from './text.ts';
import type { ToolPage } from './tool-page.ts';
import { treatmentLabel } from './treatments.ts';

/** Paragraphs: what the tool does on its server, from its own definition and in the category's terms. */
export function whatItDoes(page: ToolPage): Prose[] {
  return [classed(page), [...decidesWhat(page.parameters), ...beyond(page)]];
}

function classed({ tool, server, findings, parameters }: ToolPage): Prose {
  const entry = CATEGORIES[tool.category];
  const where: Inline = { to: serverPath(server.slug), name: server.title };
  if (tool.category === 'Unknown') {
    return [{ name: tool.name }, ' is a tool of ', where, ' whose definition says too little to tell what it does.'];
  }
  const category: Inline = { to: categoryPath(tool.category), text: `${tool.category} tool` };
  const said = whatDecided(findings, parameters);
  const because = said.length > 0 ? [': ', ...said] : [];
  const meaning = `. ${entry.article === 'an' ? 'An' : 'A'} ${tool.category} tool ${entry.meaning}.`;
  return [{ name: tool.name }, ` is ${entry.article} `, category, ' of ', where, ...because, meaning];
}

/** The author's words that decided the category: "its name says “delete” and its description says “Deletes a file”". */
export function whatDecided(findings: ToolPage['findings'], parameters: Parameters | undefined): Prose {
  const byPlace = new Map<string, string[]>();
  const decisive = findings.filter((finding) => finding.decisive).flatMap((finding) => finding.evidence);
  for (const { snippet, pointer } of decisive) {
    const said = byPlace.get(pointer) ?? [];
    // A rule that reads an annotation cites the whole name; the word that decided says more.
    const isNew = !said.some((other) => snippet.toLowerCase().includes(other.toLowerCase()));
    if (snippet.trim() !== '' && isNew && said.length < 2) byPlace.set(pointer, [...said, snippet]);
  }
  const places = [...byPlace].slice(0, 2);
  return places.flatMap(([pointer, said], i): Prose => {
    const joint = i === 0 ? '' : i === places.length - 1 ? ' and ' : ', ';
    const quotes = listed(said.map((snippet) => ({ quote: oneLine(snippet, 80) })));
    return [joint, ...placeOf(pointer, parameters), ' says ', ...quotes];
  });
}

/** What the caller chooses. */
export function decidesWhat(parameters: Parameters | undefined): Prose {
  if (parameters === undefined) return ['No input schema is published for it, so its parameters are unknown.'];
  const top = parameters.rows.filter((row) => row.depth === 0);
  const required = top.filter((row) => row.required).map((row) => row.path);
  const optional = top.filter((row) => !row.required).map((row) => row.path);
  if (top.length === 0) {
    return [
      parameters.open
        ? 'Its schema names no parameters, and does not rule out others.'
        : 'It takes no parameters: the caller only decides when to call it.',
    ];
  }
  const inside = top.length === 1 ? parameters.rows.filter((row) => row.depth === 1).map((row) => row.path) : [];
  const holds: Prose = inside.length > 0 ? [', which holds ', ...namesUpTo(inside, 4)] : [];
  if (required.length === 0)
    return ['The caller may set ', ...namesUpTo(optional, 4), ...holds, '; nothing is required.'];
  const may: Prose = optional.length > 0 ? [' and may set ', ...namesUpTo(optional, 4)] : [];
  return ['The caller must set ', ...namesUpTo(required, 4), ...holds, ...may, '.'];
}

function beyond({ tool }: ToolPage): Prose {
  const meanings = tool.factors.map((id) => FACTORS[id].meaning);
  if (meanings.length === 0) return [];
  const last = meanings.pop() ?? '';
  return [` It also ${meanings.length > 0 ? `${meanings.join(', ')}, and ` : ''}${last}.`];
}

/** Why the tool's risk is what it is, as one paragraph. */
export function whyThisRisk({ tool, findings }: ToolPage): Prose {
  const risk: Inline = { to: riskPath(tool.risk), text: tool.risk === 'unrated' ? 'unrated' : RISKS[tool.risk].label };
  if (tool.risk === 'unrated') {
    return [
      'No rule found usable evidence of what it does, so it is ',
      risk,
      '. Unrated is not low: it is the absence of an answer.',
    ];
  }
  return [
    `Its risk is ${sumInWords(tool.riskSum)}. `,
    risk,
    ` means that ${RISKS[tool.risk].meaning}. Confidence in the category is ${tool.confidence}${support(tool, findings)}.`,
  ];
}

/** How many rules stand behind the category, as the end of a sentence on its confidence. */
function support({ confidence }: ToolPage['tool'], findings: ToolPage['findings']): string {
  const decisive = findings.filter((finding) => finding.decisive).length;
  if (decisive === 0) return '';
  if (decisive === 1) return ': one rule points to it';
  return confidence === 'low'
    ? `, although ${number(decisive)} rules point to it`
    : `: ${number(decisive)} rules point to it`;
}

/** "low, raised to high because it returns secrets". */
export function sumInWords(steps: RiskStep[]): string {
  const start = steps[0]?.result ?? 'unrated';
  const moved = steps.slice(1).flatMap((step, i) => {
    const before = steps[i]?.result;
    if (step.cause === 'category' || step.result === before) return [];
    return [
      `${step.move === 'lower' ? 'lowered' : 'raised'} to ${step.result} because it ${FACTORS[step.cause].meaning}`,
    ];
  });
  return [`${start} by category`, ...moved].join(', then ');
}

/** The description of a page: name, server, category, risk, parameters. Names stay as they are. */
export function summaryOf({ tool, parameters, policy }: ToolPage, name: string, title: string): string {
  const rows = parameters?.rows.filter((row) => row.depth === 0).length;
  const takes = rows === undefined ? '' : `, with ${quantity(rows, 'parameter')}`;
  const what =
    tool.category === 'Unknown'
      ? `${name} on ${title} is unrated: its definition says too little.`
      : `${name} on ${title} is ${withArticle(tool.category)} tool of ${tool.risk} risk${takes}.`;
  return `${what} Recommended: ${treatmentLabel(policy.treatment, policy.checked).toLowerCase()}. With the evidence, related attacks and the policy.`;
}

/** Links to the factors of a tool. */
export function factorLinks(tool: ToolPage['tool']): Prose {
  if (tool.factors.length === 0) return ['none found'];
  return listed(tool.factors.map((id) => ({ to: factorPath(id), text: uncapitalise(FACTORS[id].label) })));
}

/** "3, all required", or that they are unknown. */
export function parameterCount(parameters: Parameters | undefined): string {
  if (parameters === undefined) return 'unknown: no schema is published';
  const top = parameters.rows.filter((row) => row.depth === 0);
  const required = top.filter((row) => row.required).length;
  if (top.length === 0) return 'none named';
  if (top.length === 1) return required === 1 ? '1, required' : '1, optional';
  if (required === 0) return `${number(top.length)}, none required`;
  return `${number(top.length)}, ${required === top.length ? 'all' : number(required)} required`;
}
