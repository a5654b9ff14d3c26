import type { GrantStatus, Status } from './commands/status.ts';
import type { Usage } from './usage.ts';

/** The status as a person reads it. */
export function showStatus({ config, state, audit, problem, clockAhead, servers, others }: Status): string {
  const lines = [`Configuration  ${config}`, `Counters       ${state}`, `Audit log      ${audit}`];
  if (problem !== undefined) lines.push(`All calls are denied: ${problem}`);
  if (clockAhead !== undefined)
    lines.push(
      `The counters' time is ${clockAhead} s ahead of this machine's: no window ends before that is caught up.`,
    );
  if (servers.length === 0) lines.push('', 'There is no server in the configuration yet; "add" makes one.');
  for (const { id, target, grants } of servers) {
    lines.push('', `${id}  ${target}`);
    if (grants.length === 0) lines.push('  no grant: nobody may use it');
    for (const grant of grants) lines.push(...grantLines(grant));
  }
  if (others.length > 0) lines.push('', 'Counters of sessions, single servers, and what is no longer there');
  for (const usage of others) lines.push(`  ${usage.scope} ${usage.of}  ${usageLine(usage)}`);
  return `${lines.join('\n')}\n`;
}

function grantLines({ id, policy, pins, problem, limits }: GrantStatus): string[] {
  const pinned = pins === undefined ? '' : `, pins ${pins}`;
  if (problem === undefined)
    return [`  ${id}  policy ${policy}${pinned}`, ...limits.map((it) => `    ${usageLine(it)}`)];
  return [`  ${id}  refused`, ...problem.split('\n').map((line) => `    ${line}`)];
}

function usageLine({ counter, window, used, max, ends }: Usage): string {
  return `${counter}: ${used}${max === undefined ? '' : ` of ${max}`} in this ${window}, until ${ends}`;
}
