import { CATEGORIES, FACTORS, RISKS } from '../../catalog/vocabulary.ts';
import type { RiskStep } from '../../catalog/model.ts';
import { number, plural, quantity, sentence, withArticle } from './language.ts';
import { categoryPath, factorPath, riskPath, serverPath } from './links.ts';
import type { Parameters } from './parameters.ts';
import { placeOf } from './place.ts';
import { listed, namesUpTo, type Inline, type Prose } from './prose.ts';
import { oneLine } from './text.ts';
import type { ToolPage } from './tool-page.ts';

/** Paragraphs: what the tool does on its server, in the category's terms and from its own definition. */
export function whatItDoes(page: ToolPage): Prose[] {
  return [[...classed(page), ...readFrom(page)], [...decidesWhat(page.parameters), ...beyond(page)]];
}

function classed({ tool, server }: ToolPage): Prose {
  const entry = CATEGORIES[tool.category];
  const where: Inline = { to: serverPath(server.slug), name: server.title };
  if (tool.category === 'Unknown') {
    return [{ name: tool.name }, ' is a tool of ', where, ' whose definition says too little to tell what it does.'];
  }
  const category: Inline = { to: categoryPath(tool.category), text: `${tool.category} tool` };
  return [{ name: tool.name }, ` is ${entry.article} `, category, ' of ', where, `: going by its definition, it ${entry.meaning}.`];
}

/** The author's words that decided the category. */
function readFrom({ findings, parameters }: ToolPage): Prose {
  const said = new Map<string, Prose>();
  for (const { decisive, evidence } of findings) {
    for (const { snippet, pointer } of decisive ? evidence : []) {
      const place = placeOf(pointer, parameters);
      const key = `${snippet.toLowerCase()} ${pointer}`;
      if (snippet.trim() !== '' && said.size < 3) said.set(key, [{ quote: oneLine(snippet, 120) }, ' in ', ...place]);
    }
  }
  if (said.size === 0) return [];
  const parts = [...said.values()];
  return [' The category rests on ', ...parts.flatMap((part, i) => [...joint(i, parts.length), ...part]), '.'];
}

function joint(i: number, of: number): Prose {
  if (i === 0) return [];
  return [i === of - 1 ? ' and ' : ', '];
}

/** What the caller chooses. */
export function decidesWhat(parameters: Parameters | undefined): Prose {
  if (parameters === undefined) return ['The server publishes no input schema for it, so its parameters are unknown.'];
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
  if (required.length === 0) return ['The caller may set ', ...namesUpTo(optional, 4), '; nothing is required.'];
  const may: Prose = optional.length > 0 ? [' and may set ', ...namesUpTo(optional, 4)] : [];
  return ['The caller must set ', ...namesUpTo(required, 4), ...may, '.'];
}

function beyond({ tool }: ToolPage): Prose {
  const meanings = tool.factors.map((id) => FACTORS[id].meaning);
  if (meanings.length === 0) return [];
  const [first = '', ...rest] = meanings;
  const more = rest.length > 0 ? `; it also ${rest.join('; and it ')}` : '';
  return [` Apart from its category, it ${first}${more}.`];
}

/** Why the tool's risk is what it is, as one paragraph. */
export function whyThisRisk({ tool, findings }: ToolPage): Prose {
  const risk: Inline = { to: riskPath(tool.risk), text: tool.risk === 'unrated' ? 'unrated' : RISKS[tool.risk].label };
  if (tool.risk === 'unrated') {
    return ['No rule found usable evidence of what it does, so it is ', risk, '. Unrated is not low: it is the absence of an answer.'];
  }
  const decisive = findings.filter((finding) => finding.decisive).length;
  const rules = decisive > 1 ? `${number(decisive)} rules point to that category` : 'one rule points to that category';
  return [
    `Its risk is ${sumInWords(tool.riskSum)}. `,
    risk,
    ` means that ${RISKS[tool.risk].meaning}. Confidence in the category is ${tool.confidence}`,
    decisive > 0 ? `: ${rules}.` : '.',
  ];
}

/** "low, raised to high because it returns secrets". */
export function sumInWords(steps: RiskStep[]): string {
  const start = steps[0]?.result ?? 'unrated';
  const moved = steps.slice(1).flatMap((step, i) => {
    const before = steps[i]?.result;
    if (step.cause === 'category' || step.result === before) return [];
    return [`${step.move === 'lower' ? 'lowered' : 'raised'} to ${step.result} because it ${FACTORS[step.cause].meaning}`];
  });
  return [`${start} by category`, ...moved].join(', then ');
}

/** One sentence for the description of a page: name, category, risk, server. */
export function summaryOf({ tool, server, parameters }: ToolPage, name: string, title: string): string {
  const rows = parameters?.rows.filter((row) => row.depth === 0).length;
  const takes = rows === undefined ? '' : ` It takes ${quantity(rows, 'parameter')}.`;
  const what =
    tool.category === 'Unknown'
      ? `${name} on ${title} is unrated: its definition says too little.`
      : `${name} on ${title} is ${withArticle(tool.category)} tool of ${tool.risk} risk.`;
  return `${sentence(what)}${takes} Evidence, related attacks and a policy to use (${server.id}).`;
}

/** Links to the factors of a tool. */
export function factorLinks(tool: ToolPage['tool']): Prose {
  if (tool.factors.length === 0) return ['none found'];
  return listed(tool.factors.map((id) => ({ to: factorPath(id), text: FACTORS[id].label.toLowerCase() })));
}

/** "3 parameters, 1 required", or that they are unknown. */
export function parameterCount(parameters: Parameters | undefined): string {
  if (parameters === undefined) return 'unknown: no schema is published';
  const top = parameters.rows.filter((row) => row.depth === 0);
  const required = top.filter((row) => row.required).length;
  if (top.length === 0) return 'none named';
  return `${number(top.length)} ${plural('parameter', top.length)}, ${required === 0 ? 'none' : number(required)} required`;
}
