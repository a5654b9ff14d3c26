import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { catalogPath } from '../../catalog/database.ts';
import { keptOpen } from '../catalog-server/open.ts';
import { catalogServer } from '../catalog-server/server.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';

export const serveMcp: Command = {
  name: 'serve-mcp',
  summary: 'serves the catalog as an MCP server over stdio, so that an agent can ask before it installs',
  positionals: '',
  flags: { db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' } },
  async run(input) {
    const catalog = keptOpen(input.value('db') ?? catalogPath());
    // A catalog that cannot be read is said now, not at the first question.
    catalog();
    const connection = serveStdio(() => catalogServer(catalog), {
      onerror: (error) => process.stderr.write(`${error.message}\n`),
    });
    await once(process.stdin, 'close');
    await connection.close();
    return EXIT.done;
  },
};
