import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { serveSite } from '../server.ts';
import { siteFolder } from '../site.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'serves the built site on this machine until it is interrupted',
  positionals: '',
  flags: { port: { help: 'the port (default: 4321; 0 picks a free one)', value: 'n' } },
  async run(input) {
    const folder = siteFolder();
    if (!existsSync(join(folder, 'index.html')))
      throw new UsageError(`There is no site in ${folder}. Run "npm run build".`);
    await serveUntilInterrupted(folder, input.number('port', 0) ?? 4321);
    return EXIT.done;
  },
};

/** Serves, prints the address, and returns when the process is asked to stop. */
export async function serveUntilInterrupted(folder: string, port: number): Promise<void> {
  const { url, server } = await serveSite(folder, port);
  process.stdout.write(`${url}\n`);
  const stop = new AbortController();
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: stop.signal })));
  stop.abort();
  server.closeAllConnections();
  server.close();
}
