import { catalogPath } from '../../catalog/database.ts';
import { NEED_AN_ADDRESS } from '../../site/integration/publish.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';
import { createProgress } from '../progress.ts';
import { buildSite, siteFolder } from '../site.ts';

export const build: Command = {
  name: 'build',
  summary: 'builds the site from the catalog into SITE_OUT (default: dist)',
  positionals: '',
  flags: { force: { help: 'build although nothing changed' } },
  async run(input) {
    const out = siteFolder();
    const { built, files, bytes } = await buildSite(catalogPath(), out, input.has('force'));
    const size = `${files} files, ${(bytes / 1e6).toFixed(1)} MB in ${out}`;
    createProgress().say(built ? `Built the site: ${size}.` : `The site is up to date: ${size}.`);
    if (!process.env['SITE_URL']) createProgress().say(`SITE_URL is not set, so the site has no ${NEED_AN_ADDRESS}.`);
    return EXIT.done;
  },
};
