import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePolicy, type Policy } from '../../policy/document.ts';
import { TARGETS } from '../../policy/targets/index.ts';
import { runCli, type Ran } from './run-cli.ts';

const TOOLS = [
  { name: 'delete_note', description: 'Permanently deletes a note. This cannot be undone.' },
  { name: 'get_note', description: 'Returns a note by its id.' },
];
const SERVER = 'io.github.acme/notes';

let folder: string;
let db: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-target-'));
  db = join(folder, 'catalog.db');
  const manifest = join(folder, 'notes.jsonl');
  writeFileSync(manifest, JSON.stringify({ server: SERVER, tools: TOOLS }));
  await runCli(['import', manifest, '--db', db]);
  await runCli(['classify', '--db', db]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function policy(...args: string[]): Promise<Ran> {
  return runCli(['policy', ...args], { env: { CATALOG_DB: db } });
}

async function recommended(named: string): Promise<Policy> {
  const read = parsePolicy(JSON.parse((await policy(named)).stdout));
  if ('policy' in read) return read.policy;
  throw new Error('The recommended policy does not parse.');
}

describe.each(TARGETS.map((target) => ({ id: target.id, target })))('policy --target $id', ({ id, target }) => {
  it('prints the text alone, and beside it what is lost and what surprises', async () => {
    const input = { policy: await recommended(SERVER), tools: TOOLS.map(({ name }) => name) };
    const written = target.write({ ...input, server: 'notes' });
    const { code, stdout, stderr } = await policy(SERVER, '--target', id);
    expect({ code, stdout }).toEqual({ code: 0, stdout: written.text });
    for (const sentence of [...written.lost, ...target.gotchas, ...target.steps])
      expect(stderr).toContain(`- ${sentence}\n`);
    expect(stderr).toContain(target.file);
    expect(stderr).toContain(`${target.kind}: it blocks`);
  });
});

describe('policy --target', () => {
  it('writes the policy of one tool', async () => {
    const [target] = TARGETS.filter(({ id }) => id !== 'gateway');
    const input = { policy: await recommended(`${SERVER}/get_note`), tools: TOOLS.map(({ name }) => name) };
    const { stdout } = await policy(`${SERVER}/get_note`, '--target', target?.id ?? '');
    expect(stdout).toBe(target?.write({ ...input, server: 'notes' }).text);
  });

  it('calls the server what the client calls it', async () => {
    const { stdout, stderr } = await policy(SERVER, '--target', 'claude-code', '--server-name', 'my-notes');
    expect(stdout).toContain('"mcp__my-notes__delete_note"');
    expect(stderr).toContain('The server is called "my-notes" there.');
  });

  it.each([
    [['--target', 'claud-code'], /no target "claud-code"\. Did you mean "claude-code"\? The targets are .*gateway/],
    [['--target', 'x'], /no target "x"\. The targets are /],
    [['--server-name', 'notes'], /--server-name goes with --target/],
    [['--target', 'codex', '--server-name', ''], /--server-name takes the name/],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await policy(SERVER, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});

it('policy --targets lists every target, with its force and its file', async () => {
  const { code, stdout } = await policy('--targets');
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual(TARGETS.map(({ id, kind, file }) => [id, kind, file]));
});
