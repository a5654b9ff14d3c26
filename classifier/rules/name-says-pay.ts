import { labelSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const nameSaysPay: Rule = {
  id: 'name-says-pay',
  version: 1,
  kind: 'category',
  asserts: 'Financial',
  title: 'The name says that it moves money',
  question: 'Does the name say that the tool pays, refunds, orders or trades?',
  why: 'A verb such as "pay" or "refund", or an everyday verb with money as its object ("create_payment"), commits money with one call.',
  limits:
    'A money word alone is not enough: it needs a verb that commits. A name is chosen by its author and may be short of the truth; a noun-like verb ("order", "log") counts only where it can hardly be a noun.',
  references: [],
  fires: [
    { name: 'pay_invoice' },
    { name: 'create_refund' },
    { name: 'place_order' },
    { name: 'transfer_funds' },
    { name: 'buyToken' },
    { name: 'capture_payment' },
    { name: 'cancel_subscription' },
  ],
  staysQuiet: [
    { name: 'list_payments' },
    { name: 'get_refund' },
    { name: 'compare_transfer_options' },
    { name: 'transfer_repository' },
    { name: 'create_payment_link' },
    { name: 'update_subscription_plan' },
    { name: 'order_status' },
  ],
  check: (view) => labelSays(view, 'Financial'),
};
