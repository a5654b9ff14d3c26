import { labelSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const nameSaysWrite: Rule = {
  id: 'name-says-write',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'The name says that it writes',
  question: 'Does the name say that the tool creates, changes or sends something?',
  why: 'A verb such as "create", "update" or "send" says that the world is different after the call. What is created can be deleted, and what is changed can be changed back.',
  limits:
    'A name is chosen by its author and may be short of the truth; a noun-like verb ("order", "log") counts only where it can hardly be a noun. Whether a message can be recalled is not judged here.',
  references: [],
  fires: [
    { name: 'create_invoice' },
    { name: 'updateContact' },
    { name: 'board_add_card' },
    { name: 'send_email' },
    { name: 'remove_label_from_issue' },
    { name: 'restore_deleted_file' },
    { name: 'request_account_deletion' },
    { name: 'acknowledge_delete_alert' },
  ],
  staysQuiet: [
    { name: 'list_updates' },
    { name: 'get_created_items' },
    { name: 'delete_email' },
    { name: 'check_write_access' },
  ],
  check: (view) => labelSays(view, 'Write'),
};
