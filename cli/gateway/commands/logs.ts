import { existsSync, readFileSync } from 'node:fs';
import { readConfig } from '../../../gateway/config/file.ts';
import { settingsOf } from '../../../gateway/config/settings.ts';
import { defaultAuditPath } from '../../../gateway/paths.ts';
import type { Command, Input } from '../../command.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { followLines } from '../follow.ts';
import { LoggedEntry, showEntry } from '../log-entry.ts';
import { CONFIG_FLAG, configPath, fromUser } from '../program.ts';

const DECISIONS = ['allow', 'deny', 'approved', 'refused'];

export const logs: Command = {
  name: 'logs',
  summary: 'shows the audit log: who called what, what was decided, and by which rule',
  positionals: '',
  flags: {
    grant: { help: 'only of this grant', value: 'id' },
    decision: { help: `only what was decided so: ${DECISIONS.join(', ')}`, value: 'decision', repeatable: true },
    follow: { help: 'go on with what is added, until interrupted' },
    json: { help: 'as JSON Lines' },
    audit: { help: 'another audit log than that of the configuration', value: 'file' },
    ...CONFIG_FLAG,
  },
  async run(input) {
    const path = auditPath(input);
    const print = printer(input);
    if (input.has('follow')) {
      await followLines(path, print);
      return EXIT.done;
    }
    if (!existsSync(path)) throw new UsageError(`There is no audit log at ${path} yet.`);
    for (const line of readFileSync(path, 'utf8').split('\n')) print(line);
    return EXIT.done;
  },
};

function auditPath(input: Input): string {
  const named = input.value('audit');
  if (named !== undefined) return fromUser(named);
  const config = configPath(input);
  return existsSync(config) ? settingsOf(config, readConfig(config)).audit : defaultAuditPath();
}

function printer(input: Input): (line: string) => void {
  const grant = input.value('grant');
  const decisions = input.values('decision');
  const wrong = decisions.find((decision) => !DECISIONS.includes(decision));
  if (wrong !== undefined) throw new UsageError(`--decision takes one of ${DECISIONS.join(', ')}, not "${wrong}".`);
  const json = input.has('json');
  return (line) => {
    const entry = LoggedEntry.safeParse(line).data;
    if (entry === undefined || (grant !== undefined && entry.grant !== grant)) return;
    if (decisions.length > 0 && !decisions.includes(entry.decision)) return;
    process.stdout.write(`${json ? line : showEntry(entry)}\n`);
  };
}
