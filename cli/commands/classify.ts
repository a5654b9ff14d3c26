import { openCatalog, openCatalogToRead, catalogPath, explained } from '../../catalog/database.ts';
import { readRules } from '../../catalog/read-rules.ts';
import { readTool } from '../../catalog/read-tools.ts';
import { slugOf } from '../../catalog/slug.ts';
import { classifyCatalog } from '../classify-catalog.ts';
import { classifyLines, IN_JSON, IN_WORDS } from '../classify-lines.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { explain } from '../explain.ts';
import { count, createProgress } from '../progress.ts';
import { findTarget } from '../target.ts';

export const classify: Command = {
  name: 'classify',
  summary: 'classifies what is new or changed in the catalog, or, with --stdin, the tools that it is given',
  positionals: '[<server>/<tool>]',
  flags: {
    stdin: { help: 'read tools as JSON Lines from standard input, write classifications to standard output' },
    explain: {
      help: 'write the reasoning as text: with --stdin for each tool, else for one <server>/<tool> of the catalog',
    },
    db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' },
  },
  async run(input) {
    const [target, ...more] = input.positionals;
    const asked = input.has('explain') && !input.has('stdin');
    if (more.length > 0 || asked !== (target !== undefined)) {
      throw new UsageError('classify takes one <server>/<tool> with --explain alone, and none otherwise.');
    }
    const path = input.value('db') ?? catalogPath();
    if (target !== undefined) explainStored(path, target);
    else if (input.has('stdin'))
      await classifyLines(process.stdin, process.stdout, input.has('explain') ? IN_WORDS : IN_JSON);
    else classifyStored(path);
    return EXIT.done;
  },
};

function classifyStored(path: string): void {
  const progress = createProgress();
  const db = openCatalog(path);
  const { servers, tools } = explained(path, () => classifyCatalog(db, progress));
  db.close();
  progress.say(
    servers === 0 ? 'Nothing to classify.' : `Classified ${count(tools, 'tool')} of ${count(servers, 'server')}.`,
  );
}

function explainStored(path: string, target: string): void {
  const db = openCatalogToRead(path);
  const { server, tool: name = '' } = findTarget(db, target);
  const tool = readTool(db, server.slug, slugOf(name));
  if (tool === undefined) throw new UsageError(`${server.title} has no tool "${name}" in the catalog.`);
  process.stdout.write(explain(server.title, tool.tool, tool, readRules(db).rules));
  db.close();
}
