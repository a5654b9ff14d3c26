import { catalogPath, openCatalogToRead } from '../../catalog/database.ts';
import { readToolFacts } from '../../catalog/read-facts.ts';
import { describeForServer, describeForTool, plain } from '../../policy/describe.ts';
import { formatPolicy } from '../../policy/document.ts';
import { onlyFor, recommendForServer } from '../../policy/recommend.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { findTarget } from '../target.ts';

export const policy: Command = {
  name: 'policy',
  summary: 'prints the recommended policy for a server, or for one of its tools',
  positionals: '<server>[/<tool>]',
  flags: { db: { help: 'the catalog (default: CATALOG_DB, or data/catalog.db)', value: 'path' } },
  run(input) {
    const [target, ...more] = input.positionals;
    if (target === undefined || more.length > 0) throw new UsageError('policy takes one <server> or <server>/<tool>.');
    const db = openCatalogToRead(input.value('db') ?? catalogPath());
    const { server, tool: name } = findTarget(db, target);
    const facts = readToolFacts(db, server.id);
    db.close();
    const whole = recommendForServer(facts);
    if (name === undefined) {
      const { sentence, rest: others } = describeForServer(
        whole,
        facts.map(({ name }) => name),
      );
      print(formatPolicy(whole), `${sentence} ${others}`);
      return Promise.resolve(EXIT.done);
    }
    if (!facts.some((one) => one.name === name))
      throw new UsageError(`${server.title} has no tool "${name}" in the catalog.`);
    const policy = onlyFor(name, whole);
    const { effect, exceptions, unseen, rest: others } = describeForTool(policy, name);
    print(formatPolicy(policy), [...[effect, ...exceptions].map(plain), ...unseen, others].join(' '));
    return Promise.resolve(EXIT.done);
  },
};

function print(json: string, sentence: string): void {
  process.stdout.write(`${json}\n`);
  process.stderr.write(`${sentence}\n`);
}
