import type { Accuracy } from '../../catalog/accuracy.ts';
import { openCatalog, type Catalog } from '../../catalog/database.ts';
import { stringifyJson } from '../../catalog/json.ts';
import type { Classification, Evidence, Finding, RiskStep, RuleText } from '../../catalog/model.ts';
import { textAt } from '../../catalog/pointer.ts';
import { readDefinitions } from '../../catalog/read-tools.ts';
import { CATEGORIES, FACTORS, riskRank, type Category, type FactorId, type Risk } from '../../catalog/vocabulary.ts';
import { saveListing } from '../../catalog/write-listings.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { saveAccuracy, saveAttacks, saveClassifications, saveRuleSet } from '../../catalog/write.ts';
import { loadAttacks } from '../../cli/attacks.ts';
import { addEcosystem } from './ecosystem.ts';
import { addNights } from './nights.ts';
import { FLOW_TOOLS } from './flow-tools.ts';
import { HOSTILE_TOOLS } from './hostile-tools.ts';
import { MANY_TOOLS, PLAIN_TOOLS, type Sample } from './plain-tools.ts';

const RULE_SET = 'test-rules';

/** A small catalog with every kind of page in it, made without crawling or classifying. */
export function makeCatalog(path: string): void {
  const db = openCatalog(path);
  saveRuleSet(db, RULE_SET, RULES);
  saveAttacks(db, loadAttacks());
  saveAccuracy(db, ACCURACY);
  const servers: [id: string, title: string, samples: Sample[]][] = [
    ['acme-files', 'Acme Files', PLAIN_TOOLS],
    ['hostile', 'Hostile \u202E<b>Server</b> & "friends"', HOSTILE_TOOLS],
    ['lonely', 'Lonely', PLAIN_TOOLS.slice(0, 1)],
    ['many', 'Many Tools', MANY_TOOLS],
    ['mail', 'Mail', FLOW_TOOLS],
  ];
  for (const [id, title, samples] of servers) {
    saveServer(db, { id, title, source: 'built-in', homepage: HOMEPAGES[id] ?? `https://example.com/${id}` });
    const manifest = {
      serverInfo: { name: title, version: '1.0.0' },
      instructions: `Use ${title}.`,
      tools: samples.map(({ tool }) => tool),
    };
    saveListing(db, id, { ...LISTING, launch: { ...LAUNCH, package: `@test/${id}` } }, stringifyJson(manifest));
    classifyServer(db, id, samples);
  }
  saveServer(db, { id: 'silent', title: 'Silent', source: 'built-in', homepage: 'https://example.com/silent' });
  saveListing(db, 'silent', {
    ...LISTING,
    state: 'needs-config',
    completeness: 'unknown',
    message:
      'It ends with "API_KEY is not set". List tools without credentials, and ask for them when a tool is called',
  });
  saveServer(db, { id: 'empty', title: 'Empty', source: 'built-in' });
  saveListing(db, 'empty', { ...LISTING, state: 'empty' }, JSON.stringify({ tools: [] }));
  addEcosystem(db, (id, samples) => {
    classifyServer(db, id, samples);
  });
  addNights(db, LISTING, (id, samples, how) => {
    classifyServer(db, id, samples, how);
  });
  db.close();
}

function classifyServer(
  db: Catalog,
  id: string,
  samples: Sample[],
  { rules, night } = { rules: RULE_SET, night: '2026-11-20' },
): void {
  const classified = readDefinitions(db, id).map(({ toolId }, i) => ({
    toolId,
    classification: classify(samples[i]),
    tokens: 100 + i,
  }));
  saveClassifications(db, { id, key: `${id} ${rules}`, night }, RULE_SET, classified);
}

/** A homepage is as hostile as any other text. */
const HOMEPAGES: Record<string, string> = { hostile: 'javascript:alert(1)' };
const LAUNCH = { registry: 'npm' as const, version: '1.2.3', args: ['--stdio'], env: { API_KEY: 'dummy' } };
const LISTING = {
  target: 'npm:@test/server',
  basis: 'observed',
  state: 'ok',
  reason: 'ok',
  completeness: 'complete',
  message: '',
  enumerator: 'stdio',
  sandbox: 'bwrap',
  launchKey: 'key',
  startedAt: '2026-11-20T10:00:00.000Z',
  durationMs: 420,
  integrity: 'sha512-abc',
} as const;

function classify(sample: Sample | undefined): Classification {
  if (sample === undefined) throw new Error('Every tool has a sample.');
  const { category, factors = [], tool } = sample;
  const findings = (sample.read ?? []).map(([ruleId, pointer, snippet]) =>
    finding(ruleId, evidence(tool, pointer, snippet)),
  );
  const decidedBy = findings.filter(({ ruleId }) => ruleId.startsWith('says-')).map(({ ruleId }) => ruleId);
  const riskSum = sum(category, factors);
  const confidence = decidedBy.length > 1 ? 'high' : 'medium';
  const risk = riskSum.at(-1)?.result ?? 'unrated';
  const { corrected: correction } = sample;
  const answer = { category, risk, confidence, factors, decidedBy, riskSum, findings, outcomes: '++' } as const;
  return { ...answer, ...(correction && { correction }) };
}

function sum(category: Category, factors: FactorId[]): RiskStep[] {
  const base = CATEGORIES[category].baseRisk;
  const steps: RiskStep[] = [{ cause: 'category', move: 'start', to: base, result: base }];
  let risk: Risk = base;
  for (const id of factors) {
    const { effect } = FACTORS[id];
    const to: Risk = effect.move === 'none' ? risk : effect.to;
    const higher = effect.move === 'raise' && riskRank(to) > riskRank(risk);
    const lower = effect.move === 'lower' && riskRank(to) < riskRank(risk);
    if (higher || lower) risk = to;
    steps.push({ cause: id, move: effect.move, to, result: risk });
  }
  return steps;
}

function finding(ruleId: string, found: Evidence): Finding {
  const message = `The text says "${found.snippet}"`;
  return { ruleId, ruleVersion: 1, outcome: 'detected', confidence: 'high', message, evidence: [found] };
}

function evidence(tool: unknown, pointer: string, snippet: string): Evidence {
  const start = textAt(tool, pointer)?.indexOf(snippet) ?? -1;
  if (start < 0) throw new Error(`"${snippet}" is not at ${pointer}.`);
  return { pointer, start, end: start + snippet.length, snippet };
}

function rule(id: string, kind: RuleText['kind'], asserts: string | undefined): RuleText {
  return {
    id,
    version: 1,
    kind,
    ...(asserts !== undefined && { asserts }),
    title: `Rule for ${id.replaceAll('-', ' ')}`,
    question: 'Does the definition say so?',
    why: 'Words of an author are the best evidence there is without looking at the code',
    limits: 'Authors leave things out.',
    references: ['https://modelcontextprotocol.io/'],
    taxonomy: kind === 'attack' ? ['MCP03', 'SAFE-T1001', 'a list of tomorrow'] : [],
    fires: [{ name: 'delete_everything', description: 'Deletes everything.', inputSchema: { type: 'object' } }],
    staysQuiet: [{ name: 'list_deleted', annotations: { readOnlyHint: true } }],
  };
}

const RULES: RuleText[] = [
  rule('says-read', 'category', 'Read'),
  rule('says-write', 'category', 'Write'),
  rule('says-execute', 'category', 'Execute'),
  rule('says-delete', 'category', 'Destructive'),
  rule('says-pay', 'category', 'Financial'),
  rule('takes-command', 'factor', 'runs-arbitrary-code'),
  rule('returns-secret', 'factor', 'exposes-secrets'),
  rule('hidden-text', 'attack', undefined),
];

const score = { rows: 3, accuracy: 0.6667, macroF1: null };

const ACCURACY: Accuracy = {
  date: '2026-11-20',
  ruleSet: RULE_SET,
  raters: { rows: 4, agreement: 0.75, kappa: 0.5 },
  definition: { core: score, agreed: score },
  namesAlone: { core: score, agreed: score },
  confusion: [
    { label: 'Read', category: 'Read', rows: 2 },
    { label: 'Execute', category: 'Read', rows: 1 },
  ],
  dangerousMisses: [{ package: '@test/many', version: '1.2.3', tool: 'get\u202E', label: 'Execute' }],
  calibration: [
    { confidence: 'high', rows: 3, right: 2 },
    { confidence: 'medium', rows: 0, right: 0 },
  ],
  factors: { precision: 1, recall: null, f1: null, each: [] },
  rules: [{ id: 'says-read', rows: 3, right: 2 }],
  unseen: [
    { servers: 2, rows: 10, right: 9 },
    { servers: 1, rows: 10, right: 8 },
  ],
};
