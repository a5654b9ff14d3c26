import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { Attack } from '../catalog/model.ts';
import { LISTING_STATE_IDS } from '../catalog/vocabulary.ts';
import { RULE_SET } from '../classifier/run.ts';
import { SOURCES } from '../crawler/sources/index.ts';
import { loadAccuracy } from '../cli/accuracy.ts';
import { COMMANDS } from '../cli/commands.ts';
import { loadCorrections } from '../cli/corrections.ts';
import { single } from '../cli/gateway/commands/single.ts';
import { CLIENTS } from '../cli/gateway/clients.ts';
import { COMMANDS as GATEWAY_COMMANDS } from '../cli/gateway/main.ts';
import { parseConfig } from '../gateway/config/config.ts';
import { parsePolicyText } from '../policy/document.ts';
import { Condition } from '../policy/language/condition.ts';
import { WrittenLimit } from '../policy/language/limit.ts';
import { WrittenPolicy } from '../policy/language/policy.ts';
import { WrittenRule } from '../policy/language/rule.ts';
import { loadLabels } from './bench/accuracy/labels.ts';

const SOURCE_FOLDERS = readdirSync('crawler/sources').filter((name) => existsSync(`crawler/sources/${name}/source.ts`));
const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  'data/corrections/README.md',
  'data/labels/README.md',
  ...readdirSync('crawler/sources', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('README.md'))
    .map((file) => `crawler/sources/${file}`),
];
const text = (file: string): string => readFileSync(file, 'utf8');

/** The keys and operators of the policy language. */
const WORDS = [
  ...[WrittenPolicy, WrittenRule, WrittenLimit].flatMap(({ shape }) => Object.keys(shape)),
  ...Condition.options.flatMap(({ shape }) => [...shape.op.values]),
];

/** What follows `npm run gateway --`, a line each. */
function gatewayLines(markdown: string): string[] {
  const calls = markdown.matchAll(/npm run (?:--silent )?gateway -- ([a-z-][^`\n|]*)/g);
  return [...calls].map(([, line = '']) => line.trim());
}

/** The flags that the table of docs/gateway.md has in the row of a command. */
function flagsInRow(name: string): Set<string> {
  const rows = text('docs/gateway.md').split('\n');
  const row = rows.find((line) => line.startsWith('|') && (line.split('|')[1] ?? '').includes(`\`${name}`)) ?? '';
  return new Set([...row.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag ?? ''));
}

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

describe('documentation', () => {
  it.each(DOCS)('%s links only to what exists', (file) => {
    const folder = file.includes('/') ? file.replace(/[^/]+$/, '') : '';
    const links = [...text(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
      ([, link]) => `${folder}${link ?? ''}`,
    );
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it.each(DOCS)('%s names only commands and flags that exist', async (file) => {
    const calls = [...text(file).matchAll(/npm run (?:--silent )?cli -- ([a-z-]+)([^`\n|]*)/g)];
    for (const [, name, rest = ''] of calls) {
      const command = await COMMANDS[name ?? '']?.();
      expect(command?.name, `${file}: ${name ?? ''}`).toBe(name);
      const flags = [...rest.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag ?? '');
      expect(Object.keys(command?.flags ?? {})).toEqual(expect.arrayContaining(flags));
    }
  });

  it.each(DOCS)('%s names only commands, flags and clients of the gateway that exist', async (file) => {
    for (const line of gatewayLines(text(file))) {
      const [ours = ''] = line.split(' -- ');
      const [name = '', client = ''] = ours.split(' ');
      const command = name.startsWith('-') ? single : await GATEWAY_COMMANDS[name]?.();
      expect(command, `${file}: ${line}`).toBeDefined();
      const flags = [...ours.matchAll(/(?<= )--([a-z-]+)/g)].map(([, flag]) => flag ?? '');
      expect(Object.keys(command?.flags ?? {})).toEqual(expect.arrayContaining(flags));
      expect(ours === line || command?.rest !== undefined, `${file}: nothing may follow "--": ${line}`).toBe(true);
      if (name === 'client-config') expect(Object.keys(CLIENTS)).toContain(client);
    }
  });

  it.each(Object.keys(GATEWAY_COMMANDS))('docs/gateway.md tells of the command %s and of its flags', async (name) => {
    const command = await GATEWAY_COMMANDS[name]?.();
    expect(flagsInRow(name)).toEqual(new Set(Object.keys(command?.flags ?? {})));
  });

  it('docs/gateway.md tells of the flags in front of one server', () => {
    expect(flagsInRow('--policy')).toEqual(new Set(Object.keys(single.flags)));
  });

  it.each(Object.keys(CLIENTS))('docs/gateway.md tells of the client %s', (id) => {
    expect(text('docs/gateway.md')).toContain(`\`${id}\``);
  });

  it.each(['docs/policy-language.md', 'docs/gateway.md'])('%s shows a policy that is accepted', (file) => {
    const [policy = ''] = /^\{\n  "version": "1",[\s\S]*?^\}$/m.exec(text(file)) ?? [];
    expect(parsePolicyText(policy)).toHaveProperty('policy');
  });

  it('docs/gateway.md shows a configuration that is accepted', () => {
    const [configuration = ''] = /^\{\n  "servers": [\s\S]*?^\}$/m.exec(text('docs/gateway.md')) ?? [];
    expect(parseConfig(JSON.parse(configuration))).toHaveProperty('config');
  });

  it.each(WORDS)('docs/policy-language.md tells of %s', (word) => {
    expect(text('docs/policy-language.md')).toContain(`\`${word}\``);
  });

  it.each(LISTING_STATE_IDS)('docs/crawling.md tells of the state %s', (name) => {
    expect(text('docs/crawling.md')).toContain(`\`${name}\``);
  });

  it.each(Object.keys(COMMANDS))('README.md tells of the command %s', (name) => {
    expect(text('README.md')).toMatch(new RegExp(`npm (run )?(cli -- )?${name}\\b`));
  });
});

it.each(readdirSync('data/attacks'))('data/attacks/%s is an attack of that id', (file) => {
  expect(`${Attack.parse(JSON.parse(text(`data/attacks/${file}`))).id}.json`).toBe(file);
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
