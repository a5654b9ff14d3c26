import { z } from 'zod';
import { visible } from '../../gateway/visible.ts';

/** A line of the audit log. What is not one, such as half a line after a power cut, is not shown. */
export const LoggedEntry = z
  .string()
  .transform((line, context) => {
    try {
      return JSON.parse(line) as unknown;
    } catch (error) {
      context.addIssue({ code: 'custom', message: String(error) });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      time: z.string(),
      grant: z.string(),
      server: z.string(),
      tool: z.string(),
      decision: z.string(),
      rule: z.string(),
      arguments: z.array(z.string()),
    }),
  );

/** An entry as a person reads it. Names come from clients: no character of theirs may steer the terminal. */
export function showEntry({
  time,
  grant,
  server,
  tool,
  decision,
  rule,
  arguments: names,
}: z.infer<typeof LoggedEntry>) {
  const call = `${tool}(${names.join(', ')})`;
  return [time, grant, server, decision.padEnd(8), call, rule]
    .map((part) => visible(part).replaceAll('\n', '\\n'))
    .join('  ');
}
