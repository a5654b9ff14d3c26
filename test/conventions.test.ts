import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ATTACK_GROUP_IDS } from '../catalog/attack.ts';
import { Tool } from '../catalog/model.ts';
import { taxonomyEntry } from '../catalog/taxonomy.ts';
import { classifyServer, RULE_SET, RULE_TEXTS } from '../classifier/run.ts';
import { loadAttackFiles, loadAttacks, loadIncidents } from '../cli/attacks.ts';
import { attacksOn } from '../site/lib/attack-match.ts';
import { SOURCES } from '../crawler/sources/index.ts';
import { loadAccuracy } from '../cli/accuracy.ts';
import { loadCorrections } from '../cli/corrections.ts';
import { loadLabels } from './bench/accuracy/labels.ts';

const SOURCE_FOLDERS = readdirSync('crawler/sources').filter((name) => existsSync(`crawler/sources/${name}/source.ts`));
const text = (file: string): string => readFileSync(file, 'utf8');

describe('import directions', () => {
  const eslint = new ESLint();
  const refused = async (file: string, code: string): Promise<boolean> => {
    const [result] = await eslint.lintText(code, { filePath: file });
    return result?.messages.some(({ ruleId }) => ruleId?.startsWith('no-restricted') ?? false) ?? false;
  };

  it.each([
    ['catalog/read-tools.ts', `import '../policy/document.ts';`],
    ['crawler/crawl.ts', `import '../classifier/run.ts';`],
    ['crawler/enumerate/stdio.ts', `import '../../policy/document.ts';`],
    ['classifier/run.ts', `import '../crawler/crawl.ts';`],
    ['classifier/run.ts', `import 'node:fs';`],
    ['classifier/run.ts', `export const now = Date.now();`],
    ['policy/evaluate.ts', `export const now = new Date();`],
    ['policy/evaluate.ts', `export const home = process.env['HOME'];`],
    ['site/lib/catalog.ts', `import '../../classifier/run.ts';`],
    ['site/lib/catalog.ts', `import '../../cli/main.ts';`],
    ['policy/evaluate.ts', `import '../gateway/gate.ts';`],
    ['gateway/gate.ts', `import '../crawler/crawl.ts';`],
    ['gateway/gate.ts', `import '../cli/gateway/main.ts';`],
  ])('%s may not contain %s', async (file, code) => {
    expect(await refused(file, code)).toBe(true);
  });

  it.each([
    ['crawler/crawl.ts', `import '../catalog/model.ts';`],
    ['policy/evaluate.ts', `import '../catalog/model.ts';`],
    ['site/lib/catalog.ts', `import '../../policy/document.ts';`],
    ['cli/main.ts', `import '../crawler/crawl.ts';`],
    ['gateway/gate.ts', `import '../policy/evaluate.ts';`],
    ['cli/gateway/main.ts', `import '../../gateway/gate.ts';`],
  ])('%s may contain %s', async (file, code) => {
    expect(await refused(file, code)).toBe(false);
  });
});

describe('documented attacks', () => {
  const files = loadAttackFiles();
  const attacks = loadAttacks();
  const attackRules = new Set(RULE_TEXTS.filter(({ kind }) => kind === 'attack').map(({ id }) => id));

  /** The ids of the attacks that a tool makes possible, as the rules read it. */
  function possibleOn(definition: unknown): string[] {
    const tool = Tool.parse(definition);
    const [classified] = classifyServer([tool]);
    if (classified === undefined) throw new Error(`${tool.name} was not classified.`);
    const rules = classified.findings.filter(
      ({ ruleId, outcome }) => outcome === 'detected' && attackRules.has(ruleId),
    );
    return attacksOn({ ...classified, rules: rules.map(({ ruleId }) => ruleId), tool }, attacks).map(
      ({ attack }) => attack.id,
    );
  }

  it('are many, and abuse something of every kind', () => {
    expect(files.length).toBeGreaterThanOrEqual(25);
    expect([...new Set(files.map(({ group }) => group))].sort()).toEqual([...ATTACK_GROUP_IDS].sort());
  });

  it('rest on every incident, and each on one', () => {
    const used = new Set(files.flatMap(({ incidents }) => incidents));
    expect(loadIncidents().filter(({ id }) => !used.has(id))).toEqual([]);
    expect(files.filter(({ incidents }) => incidents.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each(files)('$id names rules and threat lists that there are', ({ needs, taxonomy }) => {
    expect(needs.flatMap(({ rules }) => rules).filter((id) => !attackRules.has(id))).toEqual([]);
    expect(taxonomy.filter((id) => taxonomyEntry(id) === undefined)).toEqual([]);
  });

  it.each(files)('$id is possible on its examples, and on no look-alike', ({ id, examples }) => {
    expect(examples.possible.filter((tool) => !possibleOn(tool).includes(id)).map(({ name }) => name)).toEqual([]);
    expect(examples.notPossible.filter((tool) => possibleOn(tool).includes(id)).map(({ name }) => name)).toEqual([]);
  });
});

describe('sources', () => {
  it('all stand in crawler/sources/index.ts, and html-list last: a page for people names a server when nobody else does', () => {
    expect(Object.keys(SOURCES).sort()).toEqual([...SOURCE_FOLDERS].sort());
    expect(Object.keys(SOURCES).at(-1)).toBe('html-list');
  });

  it.each(SOURCE_FOLDERS)('%s is one line of index.ts', (id) => {
    const lines = text('crawler/sources/index.ts').split('\n');
    expect(lines.filter((line) => line.includes(`'./${id}/`))).toHaveLength(1);
  });

  it.each(SOURCE_FOLDERS)('%s has its schema, its examples, and a README with terms and limits', (id) => {
    const folder = `crawler/sources/${id}`;
    expect(['schema.ts', 'examples.ts'].filter((file) => !existsSync(`${folder}/${file}`))).toEqual([]);
    const readme = text(`${folder}/README.md`);
    expect(readme.startsWith(`# ${id}\n`)).toBe(true);
    for (const part of ['Terms', 'Limits', 'What it does not say'])
      expect(readme).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, 'm'));
  });
});

describe('what people say against the rules, and of them', () => {
  it('data/corrections holds corrections only, one for each tool and version', () => {
    const named = loadCorrections().map((it) => [it.server ?? it.package, it.version ?? '', it.tool].join(' '));
    expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
  });

  it('data/labels holds labels only, one for each tool', () => {
    const named = loadLabels().map((it) => `${it.package}@${it.version} ${it.tool}`);
    expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
  });

  it('the published accuracy is of these rules', () => {
    const measured = loadAccuracy()?.ruleSet ?? RULE_SET;
    expect(measured, 'data/accuracy.json is of other rules: run "npm run bench -- accuracy --write"').toBe(RULE_SET);
  });
});

it('lets no dependency run an install script', () => {
  expect(execFileSync('npm', ['config', 'get', 'ignore-scripts'], { encoding: 'utf8' }).trim()).toBe('true');
});

it('refuses an old Node in one sentence, before anything else is loaded', () => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });`;
  const code = `${pretend} await import('./cli/mcp-risk.mjs');`;
  const run = (): string =>
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', stdio: 'pipe' });
  expect(run).toThrow(/needs Node 24 or later, and this is Node 20\.20\.2/);
});
