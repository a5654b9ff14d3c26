import { labelSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const nameSaysDelete: Rule = {
  id: 'name-says-delete',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'The name says that it deletes',
  question: 'Does the name say that the tool deletes, purges or revokes something?',
  why: 'A verb such as "delete" or "purge" takes something away, and unless the description says otherwise there is no way to get it back.',
  limits:
    'A name is chosen by its author and may be short of the truth; a noun-like verb ("order", "log") counts only where it can hardly be a noun. Taking off a label or another mark is not a loss and does not count.',
  references: [],
  fires: [
    { name: 'delete_repository' },
    { name: 'purgeQueue' },
    { name: 'd1_delete_database' },
    { name: 'files.remove' },
    { name: 'revoke_api_key' },
    { name: 'truncate-table' },
    { name: 'get_and_delete_message' },
  ],
  staysQuiet: [
    { name: 'list_deleted_files' },
    { name: 'undelete_record' },
    { name: 'remove_label' },
    { name: 'check_delete_permission' },
    { name: 'delete_dry_run' },
    { name: 'request_deletion' },
  ],
  check: (view) => labelSays(view, 'Destructive'),
};
