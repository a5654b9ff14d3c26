import { labelSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const nameSaysRead: Rule = {
  id: 'name-says-read',
  version: 1,
  kind: 'category',
  asserts: 'Read',
  title: 'The name says that it reads',
  question: 'Does the name say that the tool retrieves, searches or analyses something?',
  why: 'Authors name tools after what they do, and agents choose tools by these names. A verb such as "get" or "list" that governs the name promises that nothing changes.',
  limits:
    'A name is chosen by its author and may be short of the truth; a noun-like verb ("order", "log") counts only where it can hardly be a noun.',
  references: [],
  fires: [
    { name: 'list_invoices' },
    { name: 'getUserProfile' },
    { name: 'acme__search_tickets' },
    { name: 'orders.get' },
    { name: 'compare_transfer_options' },
    { name: 'estimate_swap' },
    { name: 'delete_preview' },
    { name: 'virus-scanner' },
  ],
  staysQuiet: [
    { name: 'delete_report' },
    { name: 'send_status_update' },
    { name: 'create_search_index' },
    { name: 'run_command' },
  ],
  check: (view) => labelSays(view, 'Read'),
};
