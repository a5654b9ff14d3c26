import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { makeCatalog } from './catalog.ts';

const ROOT = join(import.meta.dirname, '../..');
const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs');

/**
 * A folder of its own with a small catalog in it. Below the project, because Astro keeps what it works with beside an
 * output folder that is inside the project, and otherwise in one place that two builds at a time would share.
 */
export function freshCatalog(): { folder: string; catalog: string } {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'site-test-'));
  const catalog = join(folder, 'catalog.db');
  makeCatalog(catalog);
  return { folder, catalog };
}

/** Builds the site of a catalog into a folder, in a process of its own. */
export async function build(catalog: string, out: string, env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [ASTRO, 'build', '--silent'], {
    cwd: ROOT,
    env: {
      ...process.env,
      // Vitest sets it, and it would win over the path of SITE_URL.
      BASE_URL: undefined,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      CATALOG_DB: catalog,
      SITE_OUT: out,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The build failed:\n${said}`);
}
