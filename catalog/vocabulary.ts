/**
 * The words of the catalog, each defined once: id, label, meaning. Pages, policies, the API and the documentation
 * read them from here.
 */

import type { TaxonomyId } from './taxonomy.ts';

/** What a tool does in its intended worst effect. Later entries win when several apply, except `Unknown`. */
export const CATEGORY_IDS = ['Read', 'Write', 'Execute', 'Destructive', 'Financial', 'Unknown'] as const;
export type Category = (typeof CATEGORY_IDS)[number];

/** How much harm one call can do, from least to most; `unrated` is the absence of an answer, not a low one. */
export const RISK_IDS = ['low', 'medium', 'high', 'critical', 'unrated'] as const;
export type Risk = (typeof RISK_IDS)[number];

/** How sure we are of a category. A separate axis from risk. */
export const CONFIDENCE_IDS = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCE_IDS)[number];

/** The five answers a rule can give about a tool. "Could not look" is never the same as "not there". */
export const OUTCOME_IDS = ['detected', 'not-detected', 'not-applicable', 'not-available', 'error'] as const;

/** A category's meaning and the risk it starts from, before factors. */
export interface CategoryEntry {
  id: Category;
  /** The URL segment under `/category/`. */
  slug: string;
  /** Indefinite article that fits the id ("a Read tool", "an Execute tool"). */
  article: 'a' | 'an';
  /** Completes "A … tool". */
  meaning: string;
  /** Completes "it can …". */
  can: string;
  baseRisk: Risk;
  /** The entries of public threat lists that are about tools of this category. */
  taxonomy: readonly TaxonomyId[];
}

export const CATEGORIES: Record<Category, CategoryEntry> = {
  Read: {
    id: 'Read',
    slug: 'read',
    article: 'a',
    meaning: 'retrieves, searches or analyses, and changes nothing',
    can: 'retrieve information without changing it',
    baseRisk: 'low',
    taxonomy: ['MCP10', 'AML.T0085.001', 'SAFE-T1801'],
  },
  Write: {
    id: 'Write',
    slug: 'write',
    article: 'a',
    meaning: 'creates or changes data in a way that can be put back, or sends a message',
    can: 'create or change data, or send messages',
    baseRisk: 'medium',
    taxonomy: ['ASI02', 'AML.T0053', 'AML.T0099'],
  },
  Execute: {
    id: 'Execute',
    slug: 'execute',
    article: 'an',
    meaning: 'runs code, commands, free-form queries or other tools, or starts and stops processes',
    can: 'run code or commands, or set processes in motion',
    baseRisk: 'high',
    taxonomy: ['MCP05', 'ASI05', 'AML.T0053', 'SAFE-T1104'],
  },
  Destructive: {
    id: 'Destructive',
    slug: 'destructive',
    article: 'a',
    meaning: 'deletes, overwrites or revokes in a way that cannot be put back',
    can: 'delete or overwrite things for good',
    baseRisk: 'critical',
    taxonomy: ['MCP02', 'ASI02', 'AML.T0101', 'SAFE-T2101'],
  },
  Financial: {
    id: 'Financial',
    slug: 'financial',
    article: 'a',
    meaning: 'moves or commits money',
    can: 'move or commit money',
    baseRisk: 'critical',
    taxonomy: ['MCP02', 'ASI02', 'ASI09', 'AML.T0053', 'SAFE-T2104'],
  },
  Unknown: {
    id: 'Unknown',
    slug: 'unknown',
    article: 'an',
    meaning: 'publishes too little to tell what it does',
    can: 'do something that its definition does not say',
    baseRisk: 'unrated',
    taxonomy: [],
  },
};

export interface RiskEntry {
  id: Risk;
  label: string;
  meaning: string;
}

export const RISKS: Record<Risk, RiskEntry> = {
  low: { id: 'low', label: 'Low risk', meaning: 'a wrong call changes nothing and shows little' },
  medium: {
    id: 'medium',
    label: 'Medium risk',
    meaning:
      'a wrong call shows what is private, lets in what strangers wrote, or changes what somebody has to put back',
  },
  high: {
    id: 'high',
    label: 'High risk',
    meaning: 'a wrong call can disclose secrets, run what the model chose, or reach other systems',
  },
  critical: { id: 'critical', label: 'Critical risk', meaning: 'a wrong call can do harm that nobody can undo' },
  unrated: { id: 'unrated', label: 'Unrated', meaning: 'the definition gives too little evidence to rate it' },
};

/** How a factor moves the risk: `raise` to at least `to`, `lower` to at most `to`, or `none` (it only informs). */
export type FactorEffect = { move: 'raise' | 'lower'; to: Exclude<Risk, 'unrated'> } | { move: 'none' };

export interface FactorEntry {
  id: string;
  label: string;
  /** Completes "This tool …". */
  meaning: string;
  effect: FactorEffect;
  /** The entries of public threat lists that are about it; none for a factor that only lowers or informs. */
  taxonomy: readonly TaxonomyId[];
}

function factor(
  id: string,
  label: string,
  meaning: string,
  effect: FactorEffect,
  taxonomy: readonly TaxonomyId[] = [],
): FactorEntry {
  return { id, label, meaning, effect, taxonomy };
}

/**
 * What raises or lowers the risk of a tool within its category. The risk is a sum that a reader can redo: start at the
 * category's base risk, apply every `raise` (the higher risk wins), then every `lower` (the lower risk wins).
 */
export const FACTORS = {
  'exposes-secrets': factor(
    'exposes-secrets',
    'Exposes secrets',
    'returns passwords, keys, tokens or other secrets',
    { move: 'raise', to: 'high' },
    ['MCP01', 'ASI03', 'AML.T0098', 'SAFE-T1504'],
  ),
  'reads-personal-data': factor(
    'reads-personal-data',
    'Reads personal data',
    'returns data about people',
    { move: 'raise', to: 'medium' },
    ['MCP10', 'AML.T0085.001', 'SAFE-T1801'],
  ),
  'reads-private-content': factor(
    'reads-private-content',
    'Reads private content',
    'returns mail, messages, files or other content that is not public',
    { move: 'raise', to: 'medium' },
    ['MCP10', 'AML.T0085.001', 'SAFE-T1801'],
  ),
  'ingests-untrusted-content': factor(
    'ingests-untrusted-content',
    'Brings in untrusted content',
    'returns text written by strangers, which can carry instructions to the model',
    { move: 'raise', to: 'medium' },
    ['MCP06', 'ASI01', 'AML.T0051.001', 'SAFE-T1102'],
  ),
  'reaches-outside': factor(
    'reaches-outside',
    'Reaches outside',
    'sends data to people or systems outside',
    { move: 'raise', to: 'high' },
    ['ASI02', 'AML.T0086', 'SAFE-T1914'],
  ),
  'runs-arbitrary-code': factor(
    'runs-arbitrary-code',
    'Runs arbitrary code',
    'runs code or commands that the model writes',
    { move: 'raise', to: 'critical' },
    ['MCP05', 'ASI05', 'SAFE-T1101'],
  ),
  'arbitrary-query': factor(
    'arbitrary-query',
    'Takes a free-form query',
    'runs a query that the model writes, in a language that can also change data',
    { move: 'raise', to: 'high' },
    ['MCP05', 'ASI02', 'SAFE-T1803'],
  ),
  'arbitrary-url': factor(
    'arbitrary-url',
    'Takes any URL',
    'requests an address that the model chooses',
    { move: 'raise', to: 'medium' },
    ['ASI02', 'AML.T0051.001', 'AML.T0086', 'SAFE-T1910'],
  ),
  'arbitrary-path': factor(
    'arbitrary-path',
    'Takes any path',
    'opens a file path that the model chooses',
    { move: 'raise', to: 'medium' },
    ['MCP02', 'SAFE-T1105', 'SAFE-T1502'],
  ),
  'bulk-effect': factor(
    'bulk-effect',
    'Acts in bulk',
    'changes many things in one call',
    { move: 'raise', to: 'high' },
    ['ASI02', 'ASI08'],
  ),
  'changes-access': factor(
    'changes-access',
    'Changes access',
    'changes who may do what',
    { move: 'raise', to: 'high' },
    ['MCP02', 'ASI03'],
  ),
  publishes: factor('publishes', 'Publishes', 'makes something visible to the public', { move: 'raise', to: 'high' }, [
    'MCP10',
    'AML.T0086',
  ]),
  'spends-indirectly': factor(
    'spends-indirectly',
    'Spends indirectly',
    'creates resources or makes calls that somebody is billed for',
    { move: 'raise', to: 'medium' },
    ['ASI02', 'AML.T0034.002'],
  ),
  irreversible: factor(
    'irreversible',
    'Cannot be undone',
    'says that its effect cannot be undone',
    { move: 'raise', to: 'critical' },
    ['ASI02'],
  ),
  reversible: factor('reversible', 'Can be undone', 'says how its effect can be undone', { move: 'none' }),
  'dry-run': factor('dry-run', 'Has a dry run', 'can be asked to show its effect without having it', { move: 'none' }),
  simulated: factor('simulated', 'Simulated', 'acts on a simulation, a sandbox or test data', {
    move: 'lower',
    to: 'medium',
  }),
  'asks-first': factor('asks-first', 'Asks first', 'says that it asks for confirmation', { move: 'none' }),
  'read-only-enforced': factor(
    'read-only-enforced',
    'Read-only by the server',
    'is kept read-only by the server, in its own words',
    { move: 'lower', to: 'medium' },
  ),
} as const satisfies Record<string, FactorEntry>;
export type FactorId = keyof typeof FACTORS;
export const FACTOR_IDS = Object.keys(FACTORS) as FactorId[];

/** How an attempt to list a server's tools ended. Every state but `ok` carries a message a maintainer can act on. */
export const LISTING_STATES = {
  ok: { label: 'Listed', meaning: 'a list of its tools was read' },
  empty: { label: 'No tools', meaning: 'a list of its tools was read, and there was none on it' },
  'needs-config': { label: 'Needs configuration', meaning: 'the server exits without settings we do not have' },
  'needs-network': { label: 'Needs the network', meaning: 'the server cannot list its tools without the network' },
  'auth-required': { label: 'Needs sign-in', meaning: 'the server asks for credentials before it lists its tools' },
  unreachable: { label: 'Unreachable', meaning: 'the address did not answer, or not in a way that can be trusted' },
  throttled: { label: 'Asked to wait', meaning: 'the host asks for fewer requests; it is asked again later' },
  'not-asked': { label: 'Not asked', meaning: 'robots.txt, its owner or our own rules say not to ask this address' },
  timeout: { label: 'Timed out', meaning: 'the server did not finish answering in time' },
  crashed: { label: 'Crashed', meaning: 'the server ended before it answered' },
  'protocol-error': { label: 'Protocol error', meaning: 'the server answered, but not as the protocol asks' },
  'install-failed': { label: 'Install failed', meaning: 'the package could not be installed' },
  gone: { label: 'Gone', meaning: 'the package or address no longer exists' },
  'not-started': { label: 'Not started', meaning: 'what runs it, or a sandbox for it, was not at hand' },
  'nothing-to-list': { label: 'No way to list it', meaning: 'no source says how it is started or reached' },
} as const;
export type ListingState = keyof typeof LISTING_STATES;
export const LISTING_STATE_IDS = Object.keys(LISTING_STATES) as [ListingState, ...ListingState[]];

/** Who says what tools a server has; the first that there is counts. */
export const BASES = {
  observed: { label: 'Observed', meaning: 'the server itself answered tools/list' },
  declared: { label: 'Declared', meaning: 'a catalog or the package says so; the server was not asked' },
  claimed: { label: 'Claimed', meaning: 'a page for people says so; nobody asked the server' },
} as const;
export type Basis = keyof typeof BASES;
export const BASIS_IDS = Object.keys(BASES) as [Basis, ...Basis[]];

/** Whether the tools we hold are all the server has. */
export const COMPLETENESS_IDS = ['complete', 'partial', 'unknown'] as const;
export type Completeness = (typeof COMPLETENESS_IDS)[number];

/** The four hints of the specification (revision 2026-07-28) and what it assumes when one is absent. */
export const ANNOTATIONS = {
  readOnlyHint: { default: false, meaning: 'the tool does not modify its environment' },
  destructiveHint: { default: true, meaning: 'the tool may perform destructive updates' },
  idempotentHint: { default: false, meaning: 'repeating a call with the same arguments has no further effect' },
  openWorldHint: { default: true, meaning: 'the tool deals with an open world of external entities' },
} as const;
export type AnnotationName = keyof typeof ANNOTATIONS;
export const ANNOTATION_NAMES = Object.keys(ANNOTATIONS) as AnnotationName[];

/** Orders risks from least to most; `unrated` sorts with high, because nobody has looked. */
export function riskRank(risk: Risk): number {
  return { low: 0, medium: 1, unrated: 2, high: 2, critical: 3 }[risk];
}
