import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalog } from '../../catalog/database.ts';
import { slugOf } from '../../catalog/slug.ts';
import { saveServer } from '../../catalog/write-servers.ts';
import { jsonLines, runCli, type Ran } from './run-cli.ts';

const HEAD = { version: '1', default: 'deny' };
const SERVER = 'io.github.acme/notes';
const TOOLS = ['delete_note', 'get_note', 'a/b\u001B'].map((name) => ({ name }));

let folder: string;
let db: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check-policy-'));
  db = join(folder, 'catalog.db');
  const manifest = file('notes.jsonl', JSON.stringify({ server: SERVER, tools: TOOLS }));
  await runCli(['import', manifest, '--db', db]);
  const catalog = openCatalog(db);
  saveServer(catalog, { id: 'never-listed', source: 'test', title: 'Never listed' });
  catalog.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function check(policy: object | string, ...args: string[]): Promise<Ran> {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  return runCli(['check-policy', file('policy.json', text), ...args], { env: { CATALOG_DB: db } });
}

function problems({ stderr }: Ran): string[] {
  const lines = stderr.replaceAll(`${folder}/policy.json: `, '').replaceAll(`${folder}/`, '');
  return lines.trimEnd().split('\n');
}

describe('check-policy', () => {
  it('shows a limit at work', async () => {
    const policy = { ...HEAD, tools: { a: { rate_limit: { max: 10, window: 60 } } } };
    const ran = await check(policy, '--times', '11', '--call', '{"tool":"a"}');
    expect(ran.code).toBe(0);
    const decisions = jsonLines(ran).map(({ decision }) => decision);
    expect(decisions).toEqual([...Array.from({ length: 10 }, () => 'allow'), 'deny']);
  });

  it('is silent about a policy that is understood', async () => {
    expect(await check(HEAD)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('says all that is wrong, each with its place and the nearest spelling, and decides nothing', async () => {
    const policy = {
      ...HEAD,
      tols: {},
      tools: { 'a/b': { limits: [{ counter: 'c', window: 'hours', max: 0, scope: 'grant' }] } },
    };
    const ran = await check(policy, '--call', '{"tool":"a"}');
    expect(ran.code).toBe(1);
    expect(ran.stdout).toBe('');
    expect(problems(ran)).toEqual([
      '/tools/a~1b/limits/0/window: must be "minute", "hour" or "day", not "hours"; did you mean "hour"?',
      '/tools/a~1b/limits/0/max: must be more than 0; to deny every call, use "action": "deny"',
      '/tols: unknown key "tols"; did you mean "tools"?',
    ]);
  });

  it.each([
    [
      'a tool that is there twice',
      '{"version":"1","default":"deny","tools":{"a":{"action":"deny"},\n"a":{}}}',
      '/tools/a: the key is there twice, again in line 2, column 1; remove one',
    ],
    [
      'what is no JSON',
      '{"version":"1",}',
      '/: is no JSON: line 1, column 16, expected a key in double quotes; JSON has no comma after the last item',
    ],
    [
      'keys that would move the cursor',
      '{"version":"1","default":"deny","\\u001b[2J\\n\\u202ex":1}',
      '/\\u{001b}[2J\\n\\u{202e}x: unknown key "\\u001b[2J\\n\\u{202e}x"; known keys are version, default, hide, all_tools, tools, $schema',
    ],
  ])('refuses %s', async (_, text, problem) => {
    const ran = await check(text);
    expect(ran.code).toBe(1);
    expect(problems(ran)).toEqual([problem]);
  });

  it('reads numbers of a call as the gateway does: one that is not held exactly counts against the call', async () => {
    const small = { conditions: [{ path: 'args.amount', op: 'gt', value: 5 }] };
    const policy = { ...HEAD, tools: { pay: { require: [small] } } };
    const calls = ['6', '9007199254740993'].flatMap((amount) => [
      '--call',
      `{"tool":"pay","arguments":{"amount":${amount}}}`,
    ]);
    expect(jsonLines(await check(policy, ...calls)).map(({ decision }) => decision)).toEqual(['allow', 'deny']);
  });

  it('keeps an argument called __proto__', async () => {
    const policy = {
      ...HEAD,
      tools: { a: { deny_if: [{ conditions: [{ path: 'args.__proto__.x', op: 'exists' }] }] } },
    };
    const [made] = jsonLines(await check(policy, '--call', '{"tool":"a","arguments":{"__proto__":{"x":1}}}'));
    expect(made).toMatchObject({ decision: 'deny', rule: '/tools/a/deny_if/0' });
  });

  it.each([
    ['a call with a key misspelt', ['--call', '{"tool":"a","args":{}}'], /is not a call\. Write it as/],
    ['a call that is no JSON', ['--call', 'a'], /is not a call/],
    ['arguments in a list', ['--call', '{"tool":"a","arguments":[]}'], /is not a call/],
    ['no calls at all', ['--times', '0'], /whole number of at least 1/],
    ['a catalog without a server', ['--db', 'x.db'], /--db goes with --server/],
  ])('ends with 2 for %s', async (_, args, sentence) => {
    const ran = await check(HEAD, ...args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(sentence);
  });

  it('ends with 2 for a file that cannot be read', async () => {
    const ran = await runCli(['check-policy', join(folder, 'nowhere.json')]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/nowhere\.json cannot be read: ENOENT/);
  });
});

describe('check-policy --server', () => {
  const fitting = { ...HEAD, hide: ['delete_note'], tools: { get_note: {} } };

  it.each([SERVER, slugOf(SERVER)])(
    'says that a policy fits %s, named by id or by its part of the address',
    async (named) => {
      const ran = await check(fitting, '--server', named, '--call', '{"tool":"get_note"}');
      expect(ran.code).toBe(0);
      expect(jsonLines(ran)).toMatchObject([{ tool: 'get_note', decision: 'allow' }]);
      expect(problems(ran)).toEqual([
        `policy.json fits "${SERVER}": it has rules for 1 of 3 tools; what it does not name is denied.`,
      ]);
    },
  );

  it('takes the catalog that --db names', async () => {
    const ran = await runCli([
      'check-policy',
      file('fitting.json', JSON.stringify(fitting)),
      '--server',
      SERVER,
      '--db',
      db,
    ]);
    expect(ran.code).toBe(0);
  });

  it('refuses names that the server does not have, whether calls are denied or allowed by default', async () => {
    for (const by of ['deny', 'allow']) {
      const policy = {
        ...HEAD,
        default: by,
        hide: ['*', 'delete_*'],
        tools: { get_notes: {}, Delete_Note: {}, fly: {} },
      };
      const ran = await check(policy, '--server', SERVER, '--call', '{"tool":"get_note"}');
      expect(ran.code).toBe(1);
      expect(ran.stdout).toBe('');
      expect(problems(ran)).toEqual([
        '/hide/1: the server has no tool "delete_*"; names are exact, and only "*" alone in "hide" means all',
        '/tools/get_notes: the server has no tool "get_notes"; did you mean "get_note"?',
        '/tools/Delete_Note: the server has no tool "Delete_Note"; did you mean "delete_note"?',
        '/tools/fly: the server has no tool "fly"; it has 3, for example "delete_note"',
        `The catalog may not know all tools of "${SERVER}". To compare with the server itself: npm run gateway -- check <policy.json> -- <command or URL>`,
      ]);
    }
  });

  it('leaves no doubt where the list of tools is known to be whole', async () => {
    const whole = join(folder, 'whole.db');
    copyFileSync(db, whole);
    const catalog = openCatalog(whole);
    catalog.prepare(`UPDATE listings SET completeness = 'complete'`).run();
    catalog.close();
    const ran = await check({ ...HEAD, tools: { get_nots: {} } }, '--server', SERVER, '--db', whole);
    expect(problems(ran)).toEqual(['/tools/get_nots: the server has no tool "get_nots"; did you mean "get_note"?']);
  });

  it.each([
    ['nobody', /There is no server "nobody" in the catalog/],
    [`${SERVER}/get_note`, /--server takes a server; "io\.github\.acme\/notes" is one/],
    ['never-listed', /The tools of "never-listed" could not be read yet\. .*gateway -- check/],
  ])('ends with 2 for %s', async (named, sentence) => {
    const ran = await check(fitting, '--server', named);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(sentence);
  });

  it('ends with 1, as other commands do, where there is no catalog', async () => {
    const ran = await check(fitting, '--server', SERVER, '--db', join(folder, 'none.db'));
    const policy = await runCli(['policy', SERVER, '--db', join(folder, 'none.db')]);
    expect([ran.code, ran.stderr]).toEqual([policy.code, policy.stderr]);
    expect(ran.code).toBe(1);
  });
});
