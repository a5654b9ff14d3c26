import { isElement, textOf, type PageElement } from '../../page.ts';
import { hasCode, type Block, type Heading } from './blocks.ts';
import { readCell, readItem, type Claim, type Entry } from './entries.ts';
import { actsBy, isCompound } from './names.ts';
import type { Section } from './sections.ts';
import { introducesTools, meaningOf } from './titles.ts';

export interface Claims {
  /** Each name once. */
  claims: Claim[];
  /** What stood where tools stand and is none, and why. */
  refused: { text: string; reason: string }[];
}

/** A list or table, and how sure its surroundings make us that tools are in it. */
interface Candidate {
  claims: Claim[];
  surroundings: 'announced' | 'named' | 'doubtful';
  /** The headings between the announcing one and this. */
  below: Heading[];
  /** The column's title says that tools are in it. */
  spoken: boolean;
}

/** The tools that the sections list. What could be something else is left out: to miss a tool is the lesser harm. */
export function claimsOf(sections: Section[]): Claims {
  const refused: Claims['refused'] = [];
  const byName = new Map<string, Claim>();
  for (const section of sections) {
    const candidates = candidatesOf(section.blocks, refused);
    const repeated = namesInSeveral(candidates);
    for (const it of candidates) {
      const reason = doubt(it, repeated);
      if (reason !== undefined) refused.push(...it.claims.map(({ name }) => ({ text: name, reason })));
      else for (const claim of it.claims) if (!byName.has(claim.name)) byName.set(claim.name, claim);
    }
  }
  return { claims: [...byName.values()], refused };
}

function candidatesOf(blocks: Block[], refused: Claims['refused']): Candidate[] {
  const candidates: Candidate[] = [];
  let below: Heading[] = [];
  let leadIn: PageElement | undefined;
  for (const block of blocks) {
    if (block.kind === 'text') {
      leadIn = block.element;
      continue;
    }
    const before = leadIn;
    leadIn = undefined;
    if (block.kind === 'heading') {
      below = [...below.filter(({ level }) => level < block.level), block];
      continue;
    }
    const meanings = below.map(meaningOf);
    if (meanings.includes('tool') || meanings.includes('other')) continue;
    const surroundings = meanings.length === 0 ? 'announced' : meanings.at(-1) === 'tools' ? 'named' : 'doubtful';
    const { entries, spoken } = block.kind === 'list' ? itemsOf(block.element) : rowsOf(block.element);
    const introduced = before === undefined || introducesTools(textOf(before), hasCode(before));
    if (!introduced && !spoken) continue;
    const claims = claimsAmong(entries, refused);
    if (claims.length > 0) candidates.push({ claims, surroundings, below, spoken });
  }
  return candidates;
}

/** One parameter among the entries tells that all are; so does prose that outweighs them. */
function claimsAmong(entries: Entry[], refused: Claims['refused']): Claim[] {
  const claims = entries.flatMap((it) => (it.kind === 'claim' ? [it.claim] : []));
  for (const it of entries) if (it.kind === 'refused') refused.push({ text: it.text, reason: it.reason });
  const parameters = entries.some(({ kind }) => kind === 'parameter');
  if (!parameters && claims.length * 2 >= entries.length) return claims;
  const reason = parameters ? 'its list documents parameters' : 'most of its list is something else';
  refused.push(...claims.map(({ name }) => ({ text: name, reason })));
  return [];
}

function itemsOf(list: PageElement): { entries: Entry[]; spoken: boolean } {
  const items = list.children.filter(isElement).filter(({ name }) => name === 'li');
  return { entries: items.map(readItem), spoken: false };
}

const TOOL_COLUMN = /^(mcp )?tools?( names?)?$/i;
const DESCRIPTION_COLUMN = /^(short )?(descriptions?|what it does|purpose|summary|function)$/i;
const NOT_OF_TOOLS =
  /^(param(eter)?s?|arg(ument)?s?|types?|required|defaults?|variables?|env(ironment)?( variables?)?|options?|flags?|values?|fields?|propert(y|ies)|toolsets?|prompts?|resources?|uri|url|key)$/i;

function rowsOf(table: PageElement): { entries: Entry[]; spoken: boolean } {
  const [head = [], ...rows] = rowsIn(table).map((row) =>
    row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th'),
  );
  const titles = head.map(textOf);
  const spoken = titles.some((title) => TOOL_COLUMN.test(title));
  const nameAt = titles.findIndex((title) => (spoken ? TOOL_COLUMN : /^name$/i).test(title));
  const descriptionAt = titles.findIndex((title) => DESCRIPTION_COLUMN.test(title));
  const others = titles.some((title) => NOT_OF_TOOLS.test(title));
  if (nameAt < 0 || descriptionAt < 0 || others) return { entries: [], spoken };
  const entries = rows.map((cells): Entry => {
    const [name, description] = [cells[nameAt], cells[descriptionAt]];
    return name === undefined ? { kind: 'prose' } : readCell(name, description ? textOf(description) : '', spoken);
  });
  return { entries, spoken };
}

function rowsIn(table: PageElement): PageElement[] {
  return table.children
    .filter(isElement)
    .flatMap((part) => (part.name === 'tr' ? [part] : part.children.filter(isElement)))
    .filter(({ name }) => name === 'tr');
}

/** Tools are introduced once; what comes back under other headings are the parameters that they share. */
function namesInSeveral(candidates: Candidate[]): Set<string> {
  const seen = new Map<string, Candidate>();
  const repeated = new Set<string>();
  for (const candidate of candidates) {
    for (const { name } of candidate.claims) {
      const first = seen.get(name);
      if (first === undefined) seen.set(name, candidate);
      else if (first !== candidate && first.below.at(-1) !== candidate.below.at(-1)) repeated.add(name);
    }
  }
  return repeated;
}

/** Why a list is rather one of parameters, values or programs; undefined when its names say what tools do. */
function doubt({ claims, surroundings, spoken }: Candidate, repeated: Set<string>): string | undefined {
  if (!spoken && claims.some(({ name }) => repeated.has(name))) return 'names of this list come back in another';
  const acting = claims.filter(({ name }) => actsBy(name) >= (surroundings === 'doubtful' ? 2 : 1)).length;
  const compound = claims.filter(({ name }) => isCompound(name)).length;
  const sure =
    spoken || surroundings === 'named'
      ? acting > 0 || compound * 2 >= claims.length
      : acting >= claims.length * (surroundings === 'doubtful' ? 0.6 : 0.34);
  return sure ? undefined : 'the names of this list do not say what tools do';
}
