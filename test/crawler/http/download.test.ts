import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf, openTestHttp, serve } from './hosts.ts';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'download-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'file');
}

test('writes a file, follows redirects, tries again, and says what it has', async () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
  const host = await serve((request, response) => {
    if (request.url === '/') response.writeHead(302, { location: '/file' }).end();
    else if (host.asked.length === 2) response.writeHead(502).end();
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes));
  });
  const path = newFile();
  const downloaded = await openTestHttp().download(`${host.url}/`, path, { hosts: [host.name] });
  expect(downloaded).toEqual({
    url: `${host.url}/file`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  });
  expect(readFileSync(path)).toEqual(bytes);
  expect(host.asked).toHaveLength(3);
});

test('leaves nothing behind when it fails', async () => {
  const host = await serve((request, response) => {
    if (request.url === '/cut')
      response.writeHead(200, { 'content-length': '2000' }).write('x'.repeat(1_000), () => response.destroy());
    else response.end('x'.repeat(2_000));
  });
  const path = newFile();
  const http = openTestHttp();
  const question = { hosts: [host.name], maxBytes: 1_999 };
  expect(await failureOf(http.download(`${host.url}/`, path, question))).toMatchObject({ code: 'too-large' });
  expect((await failureOf(http.download(`${host.url}/cut`, path, question))).code).toMatch(/^(reset|truncated)$/);
  expect(existsSync(path)).toBe(false);
  await expect(http.download(`${host.url}/`, join(path, 'nowhere'), { hosts: [host.name] })).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
