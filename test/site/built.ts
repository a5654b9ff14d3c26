import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { build } from './build.ts';
import { makeCatalog } from './catalog.ts';

/** With everything that a site has which knows its address and its repository. */
export const PUBLISHED = { SITE_URL: 'https://catalog.example', SITE_REPOSITORY: 'https://github.com/example/catalog' };

/**
 * The small catalog and its site, to read only: built once in a run for all test files that ask for the same. The first
 * one builds, the others wait for it.
 */
export async function builtSite(env: Record<string, string> = {}): Promise<{ catalog: string; out: string }> {
  const key = createHash('sha256').update(JSON.stringify(env)).digest('hex').slice(0, 12);
  const folder = join(inject('sharedFolder'), key);
  const catalog = join(folder, 'catalog.db');
  const out = join(folder, 'site');
  const ended = join(folder, 'ended');
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    try {
      makeCatalog(catalog);
      await build(catalog, out, env);
    } finally {
      writeFileSync(ended, '');
    }
  }
  while (!existsSync(ended)) await setTimeout(100);
  if (!existsSync(join(out, 'index.html'))) throw new Error('The build failed in the test file that began it.');
  return { catalog, out };
}
