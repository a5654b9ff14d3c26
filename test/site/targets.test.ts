import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogToRead, type Catalog } from '../../catalog/database.ts';
import { readServers, type ServerSummary } from '../../catalog/read-servers.ts';
import { readToolFacts } from '../../catalog/read-facts.ts';
import { readToolPaths, readTool } from '../../catalog/read-tools.ts';
import { parsePolicy } from '../../policy/document.ts';
import { policyJsonSchema } from '../../policy/language/json-schema.ts';
import { onlyFor, recommendForServer } from '../../policy/recommend.ts';
import { TARGETS } from '../../policy/targets/index.ts';
import { serverNameOf } from '../../policy/targets/server-name.ts';
import type { Target, Written } from '../../policy/targets/target.ts';
import { ofAnyClient } from '../../site/lib/targets.ts';
import { builtSite, PUBLISHED } from './built.ts';
import { filesOf, pagesOf, type Page } from './pages.ts';

const ADDRESS = PUBLISHED.SITE_URL;
const OTHERS = TARGETS.filter(({ id }) => id !== 'gateway');
const { catalog, out } = await builtSite(PUBLISHED);
let db: Catalog;
let files: Map<string, Buffer>;
let byAddress: Map<string, Page>;
let servers: ServerSummary[];

beforeAll(() => {
  db = openCatalogToRead(catalog);
  files = filesOf(out);
  byAddress = new Map(pagesOf(files).map((page) => [page.address, page]));
  servers = readServers(db).filter(({ tools }) => tools > 0);
});

afterAll(() => {
  db.close();
});

function page(address: string): Page {
  const found = byAddress.get(address);
  if (found === undefined) throw new Error(`There is no page ${address}.`);
  return found;
}

function written(server: ServerSummary, target: Target): Written {
  const facts = readToolFacts(db, server.id);
  const tools = [...new Set(facts.map(({ name }) => name))];
  return target.write({ policy: recommendForServer(facts), server: serverNameOf(server.id), tools });
}

function extension({ language }: Target): string {
  return language === 'shell' ? 'sh' : language;
}

function items({ $ }: Page, where: string): string[] {
  return $(where)
    .toArray()
    .map((element) => $(element).text().trim());
}

/** What a page has to say about a text: all sentences, the kind, the file, the steps. */
function unsaid(on: Page, target: Target, lost: string[], steps: string[]): string[] {
  const shown = items(on, `#${target.id} li`);
  const summary = items(on, `details:has(> #${target.id}) > summary`).join();
  return [
    ...[...lost, ...target.gotchas, ...steps].filter((sentence) => !shown.includes(sentence)),
    ...[target.title, target.kind, target.file].filter((word) => !summary.includes(word)),
  ].map((sentence) => `${on.address} ${target.id}: ${sentence}`);
}

/** What a tool page has to say about a text: what it does not do, here or once for all, its kind and its file. */
function unsaidOfTool(on: Page, target: Target, lost: string[]): string[] {
  const own = items(on, `#${target.id} li`);
  const shared = items(on, '#clients li');
  const panel = on.$(`#${target.id}`).text();
  return [
    ...lost.filter((said) => !own.includes(said) && !shared.includes(ofAnyClient(said, target))),
    ...[target.title, target.kind, target.file].filter((word) => !panel.includes(word)),
  ].map((sentence) => `${on.address} ${target.id}: ${sentence}`);
}

describe('the page of a server’s policy', () => {
  it('shows what each target writes, and the file beside it is the same', () => {
    for (const server of servers) {
      const { $ } = page(`/servers/${server.slug}/policy/`);
      for (const target of OTHERS) {
        const { text } = written(server, target);
        const shown = $(`#${target.id}-text`).text();
        expect(shown.length).toBeGreaterThan(0);
        expect(text.startsWith(shown)).toBe(true);
        expect(shown === text || $(`#${target.id}`).text().includes('not a whole document')).toBe(true);
        const file = `servers/${server.slug}/policy/${target.id}.${extension(target)}`;
        expect(files.get(file)?.toString('utf8')).toBe(text);
        expect($(`#${target.id} a[download]`).attr('href')).toBe(`/${file}`);
      }
    }
  });

  it('says all that a text does not do, what surprises, and the steps', () => {
    const missing = servers.flatMap((server) =>
      OTHERS.flatMap((target) =>
        unsaid(page(`/servers/${server.slug}/policy/`), target, written(server, target).lost, target.steps),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('has each target among those that enforce or those that advise', () => {
    const { $ } = page('/servers/acme-files/policy/');
    for (const { id, kind } of OTHERS) expect($(`section:has(> h2#${kind}) #${id}`)).toHaveLength(1);
  });

  it('is linked from the page of the server, target by target', () => {
    const { $ } = page('/servers/acme-files/');
    for (const { id } of OTHERS) expect($(`a[href="/servers/acme-files/policy/#${id}"]`)).toHaveLength(1);
    expect(byAddress.has('/servers/silent/policy/')).toBe(false);
  });
});

describe('the page of a tool', () => {
  it('shows the rule for this tool alone and what it does not do, unless its name alone is too long', () => {
    const missing: string[] = [];
    for (const { server, tool } of readToolPaths(db)) {
      const record = readTool(db, server, tool);
      if (record === undefined) continue;
      const whole = recommendForServer(readToolFacts(db, record.serverId));
      const policy = { ...onlyFor(record.name, whole), default: 'allow' } as const;
      const on = page(`/tools/${server}/${tool}/`);
      for (const id of ['claude-code', 'codex', 'gemini-cli']) {
        const target = OTHERS.find((one) => one.id === id);
        if (target === undefined) throw new Error(`There is no target ${id}.`);
        const { text, lost } = target.write({ policy, server: serverNameOf(record.serverId), tools: [record.name] });
        if (text.length > 1500) {
          expect(on.$(`#${id}`)).toHaveLength(0);
          continue;
        }
        expect(on.$(`#${id}-text`).text()).toBe(text);
        missing.push(...unsaidOfTool(on, target, lost));
      }
    }
    expect(missing).toEqual([]);
  });

  it('is one link away from the steps and from what surprises', () => {
    for (const id of ['claude-code', 'codex', 'gemini-cli']) {
      expect(page('/tools/acme-files/run_command/').$(`#${id} a[href="/policy/#${id}"]`)).toHaveLength(1);
    }
    const codex = OTHERS.find(({ id }) => id === 'codex');
    const there = items(page('/policy/'), '#codex li');
    const wanted = [...(codex?.steps ?? []), ...(codex?.gotchas ?? [])];
    expect(wanted.length).toBeGreaterThan(2);
    expect(wanted.filter((sentence) => !there.includes(sentence))).toEqual([]);
  });

  it('is not made heavy by it: at most 5,000 bytes are about clients', () => {
    const heavy = [...byAddress.values()]
      .filter(({ address }) => address.startsWith('/tools/'))
      .map(({ address, $ }) => {
        const parts = $('.panel:not(#gateway), #clients').toArray();
        return { address, bytes: bytesOf(parts.map((part) => $.html(part))) };
      })
      .filter(({ bytes }) => bytes > 5000);
    expect(heavy).toEqual([]);
  });

  it('nor is the page of a server’s policy, however many tools it has', () => {
    const heavy = servers.filter(({ slug }) => bytesOf([page(`/servers/${slug}/policy/`).html]) > 250_000);
    expect(heavy.map(({ id }) => id)).toEqual([]);
  });
});

describe('the page of the language', () => {
  it('has every key and every operator of the schema', () => {
    const shown = items(page('/policy/'), '#reference ~ .flow th code, #conditions ~ .flow :is(th, p) code');
    const named = keysIn(schema());
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((key) => !shown.some((one) => one.split('.').at(-1) === key))).toEqual([]);
    expect(['eq', 'not_in', 'regex', 'exists'].filter((op) => !shown.includes(op))).toEqual([]);
  });

  it('shows policies that parse, and the decisions of the evaluator in their order', () => {
    const { $ } = page('/policy/');
    const policies = $('#examples ~ .flow pre').toArray();
    expect(policies.map((pre) => parsePolicy(JSON.parse($(pre).text()))).filter((read) => !('policy' in read))).toEqual(
      [],
    );
    expect(policies.length).toBeGreaterThan(2);
    const [first] = $('#examples ~ .flow table').toArray();
    const rules = $(first)
      .find('td[data-label="Decided by"]')
      .toArray()
      .map((cell) =>
        $(cell)
          .text()
          .replace(/^\/tools\/\w+/, '')
          .replace(/\/\d+$/, ''),
      );
    expect(rules).toEqual(['/hide', '/default', '/require', '/deny_if', '/deny_if', '/limits', '/approve', '', '']);
  });

  it('counts what cannot be compared against the call', () => {
    const { $ } = page('/policy/');
    const rows = $('#conditions ~ .flow table')
      .last()
      .find('tbody tr')
      .toArray()
      .map((row) =>
        $(row)
          .find('th, td')
          .toArray()
          .map((cell) => $(cell).text().trim()),
      );
    expect(rows).toEqual([
      ['150', 'deny', 'ask', 'allow'],
      ['50', 'allow', 'allow', 'deny'],
      ['"150"', 'deny', 'ask', 'deny'],
      ['null', 'deny', 'ask', 'deny'],
      ['absent', 'allow', 'allow', 'deny'],
    ]);
  });

  it('tells of every target what it can say, and how it is put in force', () => {
    const on = page('/policy/');
    const missing = TARGETS.flatMap((target) => unsaid(on, target, [], target.id === 'gateway' ? [] : target.steps));
    expect(missing).toEqual([]);
    for (const { id, abilities, documentation } of TARGETS) {
      const cells = on.$(`tr:has(a[href="#${id}"]) td`).toArray();
      expect(cells.map((cell) => on.$(cell).text() === 'yes')).toEqual([
        ...[abilities.ask, abilities.arguments, abilities.limits],
        ...[abilities.hide, abilities.denyOthers, abilities.reasons],
      ]);
      for (const link of documentation) expect(on.$(`#${id} a[href="${link}"]`)).toHaveLength(1);
    }
  });

  it('has the JSON Schema beside it, under the address that policies name', () => {
    const address = `${ADDRESS}/api/v1/schema/policy.json`;
    expect(schema()).toEqual(policyJsonSchema(address));
    const start = JSON.parse(page('/policy/').$('#schema-json').text()) as { $schema: string };
    expect(start.$schema).toBe(address);
    expect('policy' in parsePolicy(start)).toBe(true);
  });
});

function schema(): unknown {
  return JSON.parse(files.get('api/v1/schema/policy.json')?.toString('utf8') ?? '');
}

/** The keys of all objects that a JSON Schema describes. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'properties' in value && typeof value.properties === 'object' ? Object.keys(value.properties ?? {}) : [];
  return [...new Set([...own, ...Object.values(value).flatMap(keysIn)])];
}

function bytesOf(parts: readonly string[]): number {
  return Buffer.byteLength(parts.join(''));
}
