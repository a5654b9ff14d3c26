import { mentions, quoteMention } from '../evidence.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { threatens } from '../reading/mains.ts';

/** Words that take the way back away again. */
const KEEPING = ['cannot-undo', 'not-to-trash', 'permanent'] as const;

export const movesToTrash: Rule = {
  id: 'moves-to-trash',
  version: 1,
  kind: 'category',
  asserts: 'Write',
  title: 'Moves to a trash, or can be undone',
  question: 'Does the text say that what is taken away can be brought back?',
  why: 'A deletion into a trash, or one that another call undoes, is a change and not a loss.',
  limits: 'Emptying the trash is the opposite. How long the trash is kept is not known.',
  references: [],
  fires: [
    { name: 'delete_file', description: 'Deletes a file by moving it to the trash.' },
    { name: 'remove_page', description: 'Removes a page. It can be restored for 30 days.' },
    { name: 'delete_row', description: 'Soft delete of a row' },
  ],
  staysQuiet: [
    { name: 'empty_trash', description: 'Empties the trash.' },
    { name: 'delete_file', description: 'Deletes a file. It cannot be restored.' },
    { name: 'purge', description: 'Deletes a file permanently, bypassing the trash.' },
  ],
  check(view) {
    if (!threatens(view) || KEEPING.some((concept) => mentions(view, concept).length > 0)) return NOT_DETECTED;
    return detected(
      'high',
      'The text says that what is taken away can be brought back.',
      mentions(view, 'to-trash').map(quoteMention),
    );
  },
};
