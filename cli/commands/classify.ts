import { openCatalog, catalogPath, explained } from '../../catalog/database.ts';
import { classifyCatalog } from '../classify-catalog.ts';
import { classifyLines } from '../classify-lines.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';
import { count, createProgress } from '../progress.ts';

export const classify: Command = {
  name: 'classify',
  summary: 'classifies what is new or changed in the catalog, or, with --stdin, the tools that it is given',
  positionals: '',
  flags: {
    stdin: { help: 'read tools as JSON Lines from standard input, write classifications to standard output' },
    db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' },
  },
  async run(input) {
    if (input.has('stdin')) {
      await classifyLines(process.stdin, process.stdout);
      return EXIT.done;
    }
    const path = input.value('db') ?? catalogPath();
    const progress = createProgress();
    const db = openCatalog(path);
    const { servers, tools } = explained(path, () => classifyCatalog(db, progress));
    db.close();
    progress.say(
      servers === 0 ? 'Nothing to classify.' : `Classified ${count(tools, 'tool')} of ${count(servers, 'server')}.`,
    );
    return EXIT.done;
  },
};
