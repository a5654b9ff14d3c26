import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { echo, EVERYTHING, newHome, SCRIPT, stdioClient, type Home } from './run-gateway.ts';

let home: Home;
beforeEach(() => {
  home = newHome();
});
afterEach(() => {
  home.remove();
});

const logFile = (): string => join(home.folder, 'work/audit.jsonl');

function entry(more: object = {}): string {
  const whole = { time: '2026-01-02T03:04:05.678Z', grant: 'mine', server: 'every', tool: 'echo', decision: 'allow' };
  return `${JSON.stringify({ ...whole, rule: '/tools/echo', arguments: ['message'], ...more })}\n`;
}

test('shows who called what, what was decided and why, as it was written by the gateway', async () => {
  const none = await home.run(['logs']);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain('There is no audit log at');
  const client = await stdioClient(home, ['--name', 'every', '--policy', 'policy.json', '--', ...EVERYTHING]);
  await echo(client);
  await echo(client, 'my secret');
  await client.callTool({ name: 'get-sum', arguments: { a: 1, b: 2 } });
  await client.close();
  const { code, stdout } = await home.run(['logs']);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
  expect(lines[0]).toMatch(new RegExp(`^${time}  every  every  allow     echo\\(message\\)  /tools/echo$`));
  expect(lines[1]).toMatch(/ {2}deny {6}echo\(message\) {2}\/tools\/echo\/deny_if\/0$/);
  expect(lines[2]).toMatch(/ {2}deny {6}get-sum\(a, b\) {2}\/default$/);
});

test('shows what is asked for, as JSON Lines on request', async () => {
  writeFileSync(
    logFile(),
    [entry(), entry({ grant: 'yours', decision: 'deny' }), entry({ decision: 'refused' })].join(''),
  );
  const logs = async (...args: string[]) => (await home.run(['logs', '--audit', 'audit.jsonl', ...args])).stdout;
  expect(await logs('--json', '--grant', 'yours')).toBe(entry({ grant: 'yours', decision: 'deny' }));
  const decided = ['--json', '--decision', 'refused', '--decision', 'deny'];
  expect(await logs(...decided)).toBe(entry({ grant: 'yours', decision: 'deny' }) + entry({ decision: 'refused' }));
  expect(await logs('--grant', 'nobody')).toBe('');
  const wrong = await home.run(['logs', '--audit', 'audit.jsonl', '--decision', 'denied']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('--decision takes one of allow, deny, approved, refused, not "denied".');
});

test('lets nothing in a log steer the terminal, and passes over what is no entry', async () => {
  writeFileSync(logFile(), `${entry({ tool: 'echo\u001B[2J\nx' })}not an entry\n{"half":`);
  const { stdout } = await home.run(['logs', '--audit', 'audit.jsonl']);
  expect(stdout).toContain(String.raw`echo\u{001b}[2J\nx(message)`);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
});

test('follows a log that grows piece by piece and is rotated', async () => {
  const args = [SCRIPT, 'logs', '--follow', '--json', '--audit', 'audit.jsonl'];
  const child = spawn(process.execPath, args, {
    cwd: join(home.folder, 'work'),
    env: home.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => (await lines.next()).value;
  const line = (tool: string): string => entry({ tool }).trimEnd();

  writeFileSync(logFile(), entry({ tool: 'first' }));
  expect(await next()).toBe(line('first'));
  appendFileSync(logFile(), entry({ tool: 'ü'.repeat(100) }).slice(0, 120));
  appendFileSync(logFile(), entry({ tool: 'ü'.repeat(100) }).slice(120));
  expect(await next()).toBe(line('ü'.repeat(100)));
  renameSync(logFile(), `${logFile()}.1`);
  writeFileSync(logFile(), entry({ tool: 'after the rotation' }));
  expect(await next()).toBe(line('after the rotation'));
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
