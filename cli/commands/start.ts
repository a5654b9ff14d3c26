import { catalogPath, explained, openCatalog } from '../../catalog/database.ts';
import { readCounts } from '../../catalog/read-overview.ts';
import { classifyCatalog } from '../classify-catalog.ts';
import { crawlCatalog, showCrawl } from '../crawl-catalog.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';
import { createProgress } from '../progress.ts';
import { buildSite, siteFolder } from '../site.ts';
import { crawlRequest, exitCode, SANDBOX_FLAG, sentence } from './crawl.ts';
import { serveUntilInterrupted } from './serve.ts';

export const start: Command = {
  name: 'start',
  summary: 'crawls the built-in list of servers, classifies, builds the site, serves it and prints its address',
  positionals: '',
  flags: { port: { help: 'the port (default: 4321; 0 picks a free one)', value: 'n' }, ...SANDBOX_FLAG },
  async run(input) {
    const port = input.number('port', 0) ?? 4321;
    const path = catalogPath();
    const progress = createProgress();
    progress.say('Listing the tools of the built-in servers. What is new runs once, confined, and no tool is called.');
    const db = openCatalog(path);
    const report = await crawlCatalog(db, crawlRequest(input), showCrawl(progress));
    progress.end();
    progress.say(sentence(report));
    explained(path, () => classifyCatalog(db, progress));
    const { tools } = readCounts(db);
    db.close();
    if (report.interrupted) return EXIT.done;
    if (tools === 0) return exitCode(report);
    const { files, built } = await buildSite(path, siteFolder(), false);
    progress.say(built ? `Built ${files} files.` : 'The site is up to date.');
    progress.say('The catalog is served here until you press Ctrl-C:');
    await serveUntilInterrupted(siteFolder(), port);
    return EXIT.done;
  },
};
