import { z } from 'zod';
import { ArgumentPath, PolicyNumber } from './condition.ts';

const WINDOWS = ['minute', 'hour', 'day'] as const;
const SCOPES = ['grant', 'session', 'server'] as const;

/** A cap on how often, or on how much, in calendar windows of UTC. */
export const WrittenLimit = z
  .strictObject({
    counter: z
      .string()
      .min(1)
      .meta({ description: 'The name of the counter. Limits with the same counter, window and scope share it.' }),
    window: z.enum(WINDOWS).meta({ description: 'A calendar minute, hour or day of UTC.' }),
    max: PolicyNumber.positive().meta({ description: 'The most that may be used up in one window.' }),
    scope: z
      .enum(SCOPES)
      .meta({ description: 'Who shares the counter: one client (grant), one session, or all clients of the server.' }),
    increment: PolicyNumber.positive()
      .optional()
      .meta({ description: 'What one call uses up; 1 when neither increment nor increment_from is given.' }),
    increment_from: ArgumentPath.optional().meta({
      description:
        'The argument whose number a call uses up; with "*", the sum of all. When it is absent, no number or negative, the call is denied.',
    }),
  })
  .meta({
    id: 'limit',
    description: 'A cap on how often, or on how much, in calendar windows of UTC.',
    not: { required: ['increment', 'increment_from'] },
  })
  .superRefine(({ max, increment, increment_from }, context) => {
    const refuse = (key: string, message: string) => {
      context.addIssue({ code: 'custom', path: [key], message });
    };
    if (increment !== undefined && increment_from !== undefined)
      refuse('increment', 'a call uses up either "increment" or what "increment_from" names; remove one of them');
    else if (increment_from === undefined && max > 0 && max < (increment ?? 1))
      refuse('max', `no call has room: each uses up ${increment ?? 1}; raise "max", or use "action": "deny"`);
  });

/** A limit as the parser returns it. */
export interface Limit extends z.infer<typeof WrittenLimit> {
  /** The key that it was written by, when it was not written under `limits`. */
  shorthand?: 'rate_limit';
}
