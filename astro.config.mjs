import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { publish } from './site/integration/publish.ts';
import { searchIndex } from './site/integration/search-index.ts';

/** Where the site will be served; its path becomes the base of every link. */
const address = process.env.SITE_URL ? new URL(process.env.SITE_URL) : undefined;

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: process.env.SITE_OUT || './dist',
  ...(address && { site: address.origin, base: address.pathname }),
  trailingSlash: 'always',
  // What the formatter assumes: a line break beside an element is no space; a space is written {' '}.
  compressHTML: 'jsx',
  integrations: [documentsForMachines(address), publish(address), searchIndex()],
  build: {
    // Measured: no faster with more, and the pages read one database.
    concurrency: 1,
    // The Content-Security-Policy allows no inline style.
    inlineStylesheets: 'never',
  },
  devToolbar: { enabled: false },
  vite: {
    build: {
      // The Content-Security-Policy allows no inline script either; Vite would inline small ones.
      assetsInlineLimit: 0,
      // One stylesheet for all pages: the second page needs none.
      cssCodeSplit: false,
    },
    plugins: [runAsIs(['catalog', 'policy'])],
  },
});

/**
 * Leaves these folders out of the bundle that renders the pages: Node runs their TypeScript as it is, and
 * `import.meta.dirname` keeps its meaning there.
 * @param {string[]} folders
 */
function runAsIs(folders) {
  const roots = folders.map((folder) => `${import.meta.dirname}${sep}${folder}${sep}`);
  return {
    name: 'run-as-is',
    enforce: /** @type {const} */ ('pre'),
    apply: /** @type {const} */ ('build'),
    /** @type {import('vite').Plugin['resolveId']} */
    async resolveId(source, importer, options) {
      // What a browser runs is bundled whole.
      if (this.environment.config.consumer === 'client') return null;
      if (!source.endsWith('.ts') || !source.startsWith('.')) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved || !roots.some((root) => resolved.id.startsWith(root))) return null;
      return { id: resolved.id, external: 'absolute' };
    },
  };
}

/**
 * Writes what the site publishes for machines beside the pages: the downloads before, because a page shows their
 * checksums, the documents afterwards. As single pages they would take far longer.
 * @param {URL | undefined} address
 * @returns {import('astro').AstroIntegration}
 */
function documentsForMachines(address) {
  const [base, origin] = [address?.pathname ?? '/', address?.origin];
  return {
    name: 'documents-for-machines',
    hooks: {
      'astro:build:start': async () => {
        const { stageDownloads } = await import('./site/lib/downloads/write.ts');
        await stageDownloads(base, origin);
      },
      'astro:build:done': async ({ dir }) => {
        const { writeDocuments } = await import('./site/lib/api/write.ts');
        const { placeDownloads } = await import('./site/lib/downloads/write.ts');
        writeDocuments(fileURLToPath(dir), base, origin);
        placeDownloads(fileURLToPath(dir));
      },
    },
  };
}
