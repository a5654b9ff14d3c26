import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAudit, type AuditEntry } from '../../gateway/audit.ts';

const ENTRY: AuditEntry = {
  time: '2026-11-25T00:00:00.000Z',
  grant: 'g',
  server: 's',
  tool: 't\n{"decision":"allow"}',
  decision: 'deny',
  rule: '/default',
  arguments: ['a', '\u2028'],
};
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');

describe('the audit log', () => {
  it('takes one line per entry, after what is there, and only its owner reads it', () => {
    const path = join(folder, 'audit.jsonl');
    const first = openAudit(path);
    first.write(ENTRY);
    appendFileSync(path, '{"other":1}\n');
    first.write(ENTRY);
    first.close();
    const second = openAudit(path);
    second.write(ENTRY);
    second.close();
    expect(linesOf(path).map((line) => JSON.parse(line) as unknown)).toEqual([ENTRY, { other: 1 }, ENTRY, ENTRY]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('cuts what a client chose', () => {
    const path = join(folder, 'audit.jsonl');
    const audit = openAudit(path);
    const names = Array.from({ length: 1_000 }, (_, i) => `${i}${'x'.repeat(1_000)}`);
    audit.write({ ...ENTRY, tool: 'x'.repeat(100_000), rule: `/tools/${'x'.repeat(100_000)}`, arguments: names });
    audit.close();
    const [line = ''] = linesOf(path);
    expect(line.length).toBeLessThan(15_000);
    expect((JSON.parse(line) as AuditEntry).arguments.at(-1)).toBe('… 936 more');
  });

  it('throws when it cannot be opened or written', () => {
    expect(() => openAudit(join(folder, 'missing', 'audit.jsonl'))).toThrow(/ENOENT/);
    const audit = openAudit('/dev/full');
    expect(() => {
      audit.write(ENTRY);
    }).toThrow(/ENOSPC/);
  });
});
