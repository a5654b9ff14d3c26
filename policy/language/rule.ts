import { z } from 'zod';
import { ArgumentPath, Condition } from './condition.ts';
import { WrittenLimit, type Limit } from './limit.ts';

const conditions = z.array(Condition).meta({ description: 'All of them must hold. An empty list always holds.' });
const on_deny = z.string().min(1).optional().meta({ description: 'What the agent is told when the call is denied.' });

export const WrittenDenial = z.strictObject({ conditions, on_deny }).meta({ id: 'denial' });
export const WrittenApproval = z
  .strictObject({
    conditions,
    reason: z.string().min(1).optional().meta({ description: 'What the person who is asked is told.' }),
  })
  .meta({ id: 'approval' });

/** What a policy says about all tools. */
export const WrittenAllTools = z.strictObject({
  require: z
    .array(z.union([ArgumentPath, WrittenDenial]))
    .optional()
    .meta({ description: 'A call is denied unless these hold. A path alone means that the argument must be there.' }),
  deny_if: z.array(WrittenDenial).optional().meta({ description: 'A call is denied when one of these holds.' }),
  limits: z.array(WrittenLimit).optional().meta({ description: 'How often, or how much.' }),
  approve: z
    .array(WrittenApproval)
    .optional()
    .meta({ description: 'A person is asked when one of these holds. No answer means no.' }),
});

/** Seconds of a `rate_limit`, and the window that they are. */
export const SHORT_WINDOWS = { 60: 'minute', 3600: 'hour', 86_400: 'day' } as const;

const RateLimit = z.strictObject({
  max: z.number().int().positive().meta({ description: 'The most calls in one window.' }),
  window: z.literal([60, 3600, 86_400]).meta({ description: 'Seconds: a calendar minute, hour or day of UTC.' }),
});

/** What a policy says about one tool, shorthands included. */
export const WrittenRule = WrittenAllTools.extend({
  rate_limit: RateLimit.optional().meta({
    description: 'Shorthand for one of limits: counted for each grant, by a counter named after the tool.',
  }),
  action: z.literal('deny').optional().meta({ description: 'Shorthand for a deny_if that always holds.' }),
  reason: z.string().min(1).optional().meta({ description: 'What the agent is told; only together with action.' }),
})
  .superRefine(({ action, reason }, context) => {
    if (reason === undefined || action !== undefined) return;
    const message = '"reason" goes with "action": "deny"; elsewhere, write "on_deny" or the "reason" of an "approve"';
    context.addIssue({ code: 'custom', path: ['reason'], message });
  })
  .meta({ id: 'rule', dependentRequired: { reason: ['action'] } });

/** Conditions on which a call is denied, or without which it is. */
export interface Denial extends z.infer<typeof WrittenDenial> {
  /** The key that it was written by, when it was not written under `deny_if`. */
  shorthand?: 'action';
}

export type Approval = z.infer<typeof WrittenApproval>;

/** What a policy says about one tool, or about all, as the parser returns it: shorthands are written out. */
export interface ToolRule {
  require?: Denial[] | undefined;
  deny_if?: Denial[] | undefined;
  limits?: Limit[] | undefined;
  approve?: Approval[] | undefined;
}
