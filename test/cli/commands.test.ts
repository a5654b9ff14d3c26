import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textAt } from '../../catalog/pointer.ts';
import { COMMANDS } from '../../cli/commands.ts';
import { jsonLines, runCli } from './run-cli.ts';

const TOOLS = [
  { name: 'delete_note', description: 'Permanently deletes a note. This cannot be undone.' },
  { name: 'get_note', description: 'Returns a note by its id.' },
];

let folder: string;
let db: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  db = join(folder, 'catalog.db');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('usage', () => {
  it.each(Object.keys(COMMANDS))('%s has help', async (name) => {
    const { code, stdout } = await runCli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`npm run cli -- ${name}`);
  });

  it.each([
    [['polcy'], /no command "polcy"/],
    [['classify', '--sdtin'], /--sdtin/],
    [['check-policy'], /takes one policy file/],
    [['start', '--port', 'x'], /whole number/],
    [['import', '/nowhere'], /cannot be read: ENOENT/],
    [['crawl', '--shard', '9/8'], /shard/],
    [['crawl', '--sandbox', 'plastic'], /bwrap/],
    [['crawl', '--source', 'nowhere'], /built-in/],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stderr } = await runCli(args, { env: { CATALOG_DB: db } });
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});

describe('import, classify, policy', () => {
  it('reads what it can, tells of the rest by line, and exits with 1', async () => {
    const lines = [JSON.stringify({ server: 'notes', tools: TOOLS }), '{"server":"x"', '{"server":"y","tools":3}', ''];
    const ran = await runCli(['import', file('in.jsonl', lines.join('\n')), '--db', db]);
    expect(ran.code).toBe(1);
    expect(jsonLines(ran)).toEqual([{ servers: 1, unchanged: 0, tools: 2, dropped: 0, rejected: 2 }]);
    expect(ran.stderr).toMatch(/in\.jsonl:2: not JSON/);
    expect(ran.stderr).toMatch(/in\.jsonl:3: not a manifest: tools/);
  });

  it('classifies once', async () => {
    expect((await runCli(['classify', '--db', db])).stderr).toContain('Classified 2 tools of 1 server.');
    expect((await runCli(['classify', '--db', db])).stderr).toContain('Nothing to classify.');
  });

  it('prints a policy that check-policy decides by', async () => {
    const printed = await runCli(['policy', 'notes'], { env: { CATALOG_DB: db } });
    expect(printed.code).toBe(0);
    const policy = file('policy.json', printed.stdout);
    const calls = ['delete_note', 'get_note', 'other'].flatMap((tool) => ['--call', JSON.stringify({ tool })]);
    const decided = jsonLines(await runCli(['check-policy', policy, ...calls]));
    expect(decided.map(({ decision }) => decision)).toEqual(['deny', 'allow', 'deny']);
  });

  it('prints the policy of one tool', async () => {
    const { stdout, stderr } = await runCli(['policy', 'notes/delete_note'], { env: { CATALOG_DB: db } });
    expect(Object.keys((JSON.parse(stdout) as { tools: object }).tools)).toEqual(['delete_note']);
    expect(stderr).toContain('Every call of delete_note is denied');
  });

  it.each([
    ['nobody', /no server "nobody"/],
    ['notes/fly', /no tool "fly"/],
  ])('says what is missing: %s', async (target, sentence) => {
    const { code, stderr } = await runCli(['policy', target], { env: { CATALOG_DB: db } });
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});

describe('classify --stdin', () => {
  it('answers line by line, in order, with evidence that is in the input', async () => {
    const lines = [
      ...TOOLS.map((tool) => JSON.stringify({ server: 'notes', ...tool })),
      'nonsense',
      '{"server":"notes"}',
    ];
    const ran = await runCli(['classify', '--stdin'], { stdin: `${lines.join('\n')}\n` });
    expect(ran.code).toBe(0);
    const [deleting, reading, ...bad] = jsonLines(ran);
    expect(deleting).toMatchObject({ server: 'notes', name: 'delete_note', category: 'Destructive', risk: 'critical' });
    expect(reading).toMatchObject({ category: 'Read' });
    expect(bad).toMatchObject([{ line: 3 }, { line: 4 }]);
    const findings = deleting?.['findings'] as {
      evidence: { pointer: string; start: number; end: number; snippet: string }[];
    }[];
    const evidence = findings.flatMap((finding) => finding.evidence);
    expect(evidence.length).toBeGreaterThan(0);
    for (const { pointer, start, end, snippet } of evidence)
      expect(textAt(TOOLS[0], pointer)?.slice(start, end)).toBe(snippet);
  });
});

describe('classify --explain', () => {
  it('reasons about each line, and goes on after a bad one', async () => {
    const lines = [JSON.stringify(TOOLS[0]), 'nonsense \u001B[31m', JSON.stringify({ server: 'notes', ...TOOLS[1] })];
    const { code, stdout } = await runCli(['classify', '--stdin', '--explain'], { stdin: `${lines.join('\n')}\n` });
    expect(code).toBe(0);
    const [deleting, bad, reading, end] = stdout.split('\n\n');
    expect(deleting).toMatch(/^delete_note\n {2}Destructive, \w+ confidence; risk: critical\n {2}risk:\n/);
    expect(deleting).toMatch(/\/name 0–6: “delete”/);
    expect(bad).toMatch(/^line 2: not JSON/);
    expect(bad).not.toContain('\u001B');
    expect(reading).toMatch(/^get_note of notes\n {2}Read,/);
    expect(end).toBe('');
  });

  it('reasons about a tool of the catalog', async () => {
    const { code, stdout } = await runCli(['classify', '--explain', 'notes/delete_note'], { env: { CATALOG_DB: db } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^delete_note of notes\n {2}Destructive,/);
    expect(stdout).toContain('  category findings:\n');
  });

  it.each([
    [['--explain'], /takes one <server>\/<tool> with --explain/],
    [['notes/delete_note'], /with --explain alone/],
    [['--stdin', '--explain', 'notes/delete_note'], /with --explain alone/],
    [['--explain', 'notes/fly'], /no tool "fly"/],
    [['--explain', 'nobody/fly'], /no server "nobody"/],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stderr } = await runCli(['classify', ...args], { env: { CATALOG_DB: db } });
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});

describe('a catalog that cannot be used', () => {
  it('is left as it is when another process holds it', async () => {
    const path = join(folder, 'held.db');
    await runCli(['import', file('one.jsonl', JSON.stringify({ server: 'notes', tools: TOOLS })), '--db', path]);
    const holder = new Database(path);
    holder.exec('BEGIN EXCLUSIVE');
    const { code, stderr } = await runCli(['classify', '--db', path]);
    holder.exec('ROLLBACK');
    expect(code).toBe(1);
    expect(stderr).toMatch(/another process is writing/);
    expect(holder.prepare('SELECT count(*) FROM tools').pluck().get()).toBe(2);
  });

  it('is intact after the disk was full', () => {
    const large = {
      server: 'large',
      tools: Array.from({ length: 2000 }, (_, i) => ({ ...TOOLS[0], name: `tool_${i}` })),
    };
    const small = file('small.jsonl', JSON.stringify({ server: 'notes', tools: TOOLS }));
    const script = `
      mount -t tmpfs -o size=400k tmpfs "$1"
      "$2" cli/mcp-risk.mjs import "$3" --db "$1/catalog.db" && "$2" cli/mcp-risk.mjs import "$4" --db "$1/catalog.db"
      echo "code $?"
      "$2" -e 'const db = require("better-sqlite3")(process.argv[1]); console.log(db.pragma("integrity_check", {simple: true}), db.prepare("SELECT count(*) FROM tools").pluck().get())' "$1/catalog.db"`;
    const mountPoint = join(folder, 'disk');
    mkdirSync(mountPoint);
    const args = [
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      script,
      'sh',
      mountPoint,
      process.execPath,
      small,
    ];
    const ran = spawnSync('unshare', [...args, file('large.jsonl', JSON.stringify(large))], { encoding: 'utf8' });
    expect(ran.stderr).toMatch(/the disk is full\. Free some space/);
    expect(ran.stdout).toMatch(/code 1\nok 2\n$/);
  });
});
