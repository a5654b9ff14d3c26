/** Every number of a recommended policy, once. Pages and sentences read them from the policies that they end up in. */

/** Calls in one minute: what an agent at work needs, and less where one call can do more. */
export const CALLS_A_MINUTE = { read: 60, write: 30, execute: 10 } as const;

/** Calls in one hour of what reaches many things or people: a loop is stopped before the damage is large. */
export const CALLS_AN_HOUR = { outside: 60, bulk: 30 } as const;

/** Calls in one day of what costs money. */
export const CALLS_A_DAY = { money: 20 } as const;

/** What the amounts of one day add up to at most: 100 of a currency, which is 10,000 where the tool counts its cents. */
export const AMOUNT_A_DAY = { whole: 100, cents: 10_000 } as const;

/** How many entries one call may act on, or how many things it may make, before a person is asked. */
export const MOST_AT_ONCE = 20;

/** Parameters of one tool that get conditions, outer ones first: a schema can have thousands. */
export const MOST_GUARDED = 12;
