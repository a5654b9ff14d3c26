/** The search itself: the same answer in the browser, in the build and in a command, over any `SearchIndex`. */
import { wholeName } from './document.ts';
import type { Found } from './found.ts';
import type { SearchIndex } from './index.ts';
import { matchGroup, type Learned, type Matches, type Width } from './match.ts';
import { documentOf, kindNumberOf, kindOf, type Kind } from './posting.ts';
import { groupsOf, type Group } from './query.ts';
import type { Category, Risk } from '../vocabulary.ts';

export interface SearchOptions {
  /** Only tools of one of these categories. None: any, and servers too. */
  categories?: readonly Category[];
  /** Only tools of one of these risks. */
  risks?: readonly Risk[];
  /** Results at most. */
  limit: number;
}

export interface SearchAnswer {
  /** Whether the results have all that was asked for, or only some of it. */
  complete: boolean;
  /** Documents that were found, before the limit. */
  total: number;
  /** How many tools there would be with each category, whatever categories are asked for; and so for risks. */
  categories: Partial<Record<Category, number>>;
  risks: Partial<Record<Risk, number>>;
  results: Found[];
  /** Terms to mark in the results (`marksIn`). */
  terms: ReadonlySet<string>;
  /** Words of the query that nothing has, and that were taken for words like them. */
  corrected: string[];
}

/** Fewer results than this, and words of the same meaning are looked for too. */
const ENOUGH = 20;
/** A name that is typed or pasted whole comes before everything else. */
const WHOLE_NAME = 20;
/** Whoever types a server's name means the server. */
const SERVER = 3;

export async function search(index: SearchIndex, query: string, options: SearchOptions): Promise<SearchAnswer> {
  const groups = groupsOf(query);
  const learned: Learned = { kinds: new Map(), terms: new Set(), corrected: new Set() };
  const named = await namedExactly(index, query, learned);
  // What bears the name, "readfile" for read_file, is no slip of the hand.
  const lenient = named.size === 0;
  let matched = await matchAll(index, groups, { wide: false, lenient }, learned);
  let scores = scoresOf(groups, matched, named);
  if (groups.length > 0 && scores.size < ENOUGH) {
    matched = await matchAll(index, groups, { wide: true, lenient }, learned);
    scores = scoresOf(groups, matched, named);
  }
  const complete = scores.size > 0 || groups.length === 0;
  const ranked = inOrder(complete ? scores : partly(index, matched), learned);
  return {
    ...(await shown(index, ranked, options)),
    complete,
    terms: learned.terms,
    corrected: [...learned.corrected],
  };
}

async function namedExactly(index: SearchIndex, query: string, learned: Learned): Promise<ReadonlySet<number>> {
  const whole = wholeName(query);
  const postings = whole === undefined ? [] : await index.postings(whole);
  for (const one of postings) learned.kinds.set(documentOf(one), kindNumberOf(one));
  return new Set(postings.map(documentOf));
}

function matchAll(index: SearchIndex, groups: Group[], width: Width, learned: Learned): Promise<Matches[]> {
  return Promise.all(groups.map((group) => matchGroup(index, group, width, learned)));
}

/** What has all that is asked for, or is named so, and how well it answers. */
function scoresOf(
  groups: readonly Group[],
  matched: readonly Matches[],
  named: ReadonlySet<number>,
): Map<number, number> {
  const scores = new Map<number, number>();
  const needed = matched.filter((_, i) => groups[i]?.optional === false).sort((a, b) => a.size - b.size);
  for (const document of needed[0]?.keys() ?? [])
    if (needed.every((matches) => matches.has(document))) scores.set(document, sum(matched, document));
  for (const document of named) scores.set(document, sum(matched, document) + WHOLE_NAME);
  return scores;
}

function sum(matched: readonly Matches[], document: number): number {
  return matched.reduce((so, matches) => so + (matches.get(document) ?? 0), 0);
}

/** What has some of it: first what has more of the words, and of these the rarer. */
function partly(index: SearchIndex, matched: readonly Matches[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const matches of matched) {
    const rarity = Math.log2((index.size + 1) / (matches.size + 1));
    for (const [document, weight] of matches)
      scores.set(document, (scores.get(document) ?? 0) + MORE_WORDS + weight * rarity);
  }
  return scores;
}

/** More than any weight times any rarity. */
const MORE_WORDS = 1000;

/** Best first; what is equally good, in the order of servers and of their tools. */
function inOrder(scores: ReadonlyMap<number, number>, { kinds }: Learned): { document: number; kind: Kind }[] {
  return [...scores]
    .map(([document, score]) => {
      const kind = kindOf(kinds.get(document) ?? 0);
      return { document, kind, score: kind === 'server' ? score + SERVER : score };
    })
    .sort((a, b) => b.score - a.score || a.document - b.document);
}

type Shown = Pick<SearchAnswer, 'total' | 'categories' | 'risks' | 'results'>;

async function shown(
  index: SearchIndex,
  ranked: readonly { document: number; kind: Kind }[],
  { categories = [], risks = [], limit }: SearchOptions,
): Promise<Shown> {
  const counts: Pick<Shown, 'categories' | 'risks'> = { categories: {}, risks: {} };
  const fitting: number[] = [];
  for (const { document, kind } of ranked) {
    if (kind === 'server') {
      if (categories.length + risks.length === 0) fitting.push(document);
      continue;
    }
    const ofCategory = categories.length === 0 || categories.includes(kind.category);
    const ofRisk = risks.length === 0 || risks.includes(kind.risk);
    if (ofRisk) counts.categories[kind.category] = (counts.categories[kind.category] ?? 0) + 1;
    if (ofCategory) counts.risks[kind.risk] = (counts.risks[kind.risk] ?? 0) + 1;
    if (ofCategory && ofRisk) fitting.push(document);
  }
  return { ...counts, total: fitting.length, results: await index.found(fitting.slice(0, limit)) };
}
