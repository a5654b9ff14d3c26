import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LISTING_STATE_IDS } from '../catalog/vocabulary.ts';
import { COMMANDS } from '../cli/commands.ts';
import { single } from '../cli/gateway/commands/single.ts';
import { CLIENTS } from '../policy/clients.ts';
import { COMMANDS as GATEWAY_COMMANDS } from '../cli/gateway/main.ts';
import { parseConfig } from '../gateway/config/config.ts';
import { parsePolicyText } from '../policy/document.ts';
import { Condition } from '../policy/language/condition.ts';
import { WrittenLimit } from '../policy/language/limit.ts';
import { WrittenPolicy } from '../policy/language/policy.ts';
import { WrittenRule } from '../policy/language/rule.ts';
import { TARGETS } from '../policy/targets/index.ts';

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
  const calls = markdown.matchAll(/npm run (?:--silent )?gateway -- ([a-z-][^`'"\n|]*)/g);
  return [...calls].map(([, line = '']) => line.trim());
}

/** The flags that the table of docs/gateway.md has in the row of a command. */
function flagsInRow(name: string): Set<string> {
  const rows = text('docs/gateway.md').split('\n');
  const row = rows.find((line) => line.startsWith('|') && (line.split('|')[1] ?? '').includes(`\`${name}`)) ?? '';
  return new Set([...row.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag ?? ''));
}

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

  it.each([...DOCS, 'policy/targets/gateway.ts', 'site/components/targets/GatewaySteps.astro'])(
    '%s names only what the gateway has',
    async (file) => {
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
    },
  );

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

  it.each(TARGETS)('docs/targets.md tells of the target $id, and whether it is enforced', ({ id, kind }) => {
    expect(text('docs/targets.md')).toMatch(new RegExp(`^\\|[^|]+\\| \`${id}\` +\\| ${kind} `, 'm'));
  });

  it.each(LISTING_STATE_IDS)('docs/crawling.md tells of the state %s', (name) => {
    expect(text('docs/crawling.md')).toContain(`\`${name}\``);
  });

  it.each(Object.keys(COMMANDS))('README.md tells of the command %s', (name) => {
    expect(text('README.md')).toMatch(new RegExp(`npm (run )?(cli -- )?${name}\\b`));
  });
});
