import { parsePolicy, type Policy } from '../../policy/document.ts';
import { evaluate, type Call, type Decision } from '../../policy/evaluate.ts';
import { countersInMemory } from '../../policy/spend.ts';

/** A policy, and calls that show what it does. The decisions are not written here: they are made when the page is. */
export interface Example {
  id: string;
  title: string;
  policy: object;
  calls: ExampleCall[];
}

interface ExampleCall extends Call {
  /** How often it is made; the last decision is shown. Once, if not said. */
  times?: number;
}

export interface DecidedCall extends ExampleCall, Pick<Decision, 'decision' | 'rule' | 'reason'> {}

const refund = (amount: unknown) => ({ tool: 'create_refund', arguments: { amount, reason: 'Broken on arrival' } });

export const EXAMPLES: Example[] = [
  {
    id: 'order',
    title: 'Every part, in the order in which it is asked',
    policy: {
      version: '1',
      default: 'deny',
      hide: ['delete_customer'],
      all_tools: { limits: [{ counter: 'calls', window: 'minute', max: 60, scope: 'session' }] },
      tools: {
        get_charge: {},
        create_refund: {
          require: [{ conditions: [{ path: 'args.reason', op: 'exists' }], on_deny: 'Say why.' }],
          deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 500 }], on_deny: 'At most 500 at once.' }],
          limits: [{ counter: 'refunded', window: 'day', max: 1000, scope: 'server', increment_from: 'args.amount' }],
          approve: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 50 }], reason: 'This moves money.' }],
        },
      },
    },
    calls: [
      { tool: 'delete_customer', arguments: { id: 'c1' } },
      { tool: 'create_payout', arguments: { amount: 10 } },
      { tool: 'create_refund', arguments: { amount: 10 } },
      refund(501),
      refund('501'),
      { ...refund(500), times: 3 },
      refund(51),
      refund(50),
      { tool: 'get_charge', arguments: { id: 'ch1' } },
    ],
  },
  {
    id: 'open',
    title: 'Only what must not happen, and the rest as it is',
    policy: {
      version: '1',
      default: 'allow',
      tools: {
        fetch: {
          require: [
            {
              conditions: [{ path: 'args.url', op: 'regex', value: '^https://docs\\.example\\.org/' }],
              on_deny: 'Only our documentation.',
            },
          ],
          rate_limit: { max: 10, window: 60 },
        },
        drop_table: { action: 'deny', reason: 'Ask the database team.' },
      },
    },
    calls: [
      { tool: 'fetch', arguments: { url: 'https://docs.example.org/' } },
      { tool: 'fetch', arguments: { url: 'https://docs.example.org.evil.test/' } },
      { tool: 'fetch', arguments: { url: 'https://docs.example.org/' }, times: 11 },
      { tool: 'drop_table', arguments: { name: 'orders' } },
      { tool: 'list_tables' },
    ],
  },
  {
    id: 'lists',
    title: 'Lists, and arguments within arguments',
    policy: {
      version: '1',
      default: 'deny',
      tools: {
        send_mail: {
          require: [
            {
              conditions: [{ path: 'args.to.*.address', op: 'regex', value: '@example\\.com$' }],
              on_deny: 'Only to addresses of our own.',
            },
          ],
          approve: [{ conditions: [{ path: 'args.attachments.0', op: 'exists' }], reason: 'It has an attachment.' }],
        },
      },
    },
    calls: [
      mail('a@example.com', 'b@example.com'),
      mail('a@example.com', 'c@example.org'),
      mail(),
      { tool: 'send_mail', arguments: { to: [{ address: 'a@example.com' }], attachments: ['report.pdf'] } },
    ],
  },
];

function mail(...addresses: string[]): Call {
  return { tool: 'send_mail', arguments: { to: addresses.map((address) => ({ address })) } };
}

/** The example's calls, one after the other within one minute, and what its policy decides about each. */
export function decided({ policy, calls }: Pick<Example, 'policy' | 'calls'>): DecidedCall[] {
  const parsed = policyOf(policy);
  return calls.map((call) => {
    const { used, spend } = countersInMemory();
    const ids = { grant: 'g', session: 's', server: 's' };
    let decision = evaluate(parsed, call, { now: 0, used, ids });
    for (let i = 1; i < (call.times ?? 1); i += 1) {
      spend(decision);
      decision = evaluate(parsed, call, { now: 0, used, ids });
    }
    return { ...call, ...decision };
  });
}

const COMPARED = { path: 'args.amount', op: 'gt', value: 100 };

/** What one condition does to a call by the part that it stands in, for a value that fits, one that does not, and others. */
export function comparisons(): { amount: string; byPart: Record<'deny_if' | 'approve' | 'require', string> }[] {
  const given: [string, object][] = [150, 50, '150', null].map((amount) => [JSON.stringify(amount), { amount }]);
  return [...given, ['absent', {}] as [string, object]].map(([amount, args]) => {
    const byPart = (part: string) => {
      const policy = { version: '1', default: 'deny', tools: { pay: { [part]: [{ conditions: [COMPARED] }] } } };
      return decided({ policy, calls: [{ tool: 'pay', arguments: args }] })[0]?.decision ?? '';
    };
    return { amount, byPart: { deny_if: byPart('deny_if'), approve: byPart('approve'), require: byPart('require') } };
  });
}

/** @throws when the example is no policy; the build then fails */
function policyOf(document: object): Policy {
  const read = parsePolicy(document);
  if ('policy' in read) return read.policy;
  throw new Error(
    `An example is no policy: ${read.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
  );
}
