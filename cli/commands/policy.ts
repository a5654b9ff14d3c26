import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import { formatPolicy } from '../../policy/document.ts';
import { serverNameOf } from '../../policy/targets/server-name.ts';
import type { Command, Input } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { targetById, targetTable, writeTarget } from '../policy-target.ts';
import { findTarget } from '../target.ts';
import { recommendedFor, type Recommended } from '../recommended.ts';

export const policy: Command = {
  name: 'policy',
  summary: 'prints the recommended policy for a server, or for one of its tools',
  positionals: '<server>[/<tool>]',
  flags: {
    target: { help: 'writes it for this client or gateway', value: 'id' },
    'server-name': { help: 'what the client calls the server (default: the last part of its id)', value: 'name' },
    targets: { help: 'lists the targets: id, enforced or advisory, file' },
    db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' },
  },
  run(input) {
    if (input.has('targets')) process.stdout.write(targetTable());
    else printPolicy(input);
    return Promise.resolve(EXIT.done);
  },
};

function printPolicy(input: Input): void {
  const id = input.value('target');
  const target = id === undefined ? undefined : targetById(id);
  const name = input.value('server-name');
  if (name !== undefined && target === undefined) throw new UsageError('--server-name goes with --target.');
  if (name === '') throw new UsageError('--server-name takes the name of the server in the client’s configuration.');
  const { serverId, tools, policy, about } = recommended(input);
  if (target === undefined) {
    print(`${formatPolicy(policy)}\n`, `${about}\n`);
    return;
  }
  const { text, notes } = writeTarget(target, { policy, server: name ?? serverNameOf(serverId), tools });
  print(text, `${about}\n\n${notes}`);
}

/** The policy of the server or the tool that the one positional names. */
function recommended(input: Input): Recommended {
  const [named, ...more] = input.positionals;
  if (named === undefined || more.length > 0) throw new UsageError('policy takes one <server> or <server>/<tool>.');
  const db = openCatalogToRead(input.value('db') ?? catalogPath());
  try {
    return recommendedFor(db, findTarget(db, named));
  } finally {
    db.close();
  }
}

function print(text: string, notes: string): void {
  process.stdout.write(text);
  process.stderr.write(notes);
}
