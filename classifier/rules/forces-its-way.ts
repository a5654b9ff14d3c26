import { detected } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { mentions, quoteMention } from '../evidence.ts';
import type { Mention } from '../evidence.ts';

/** Further on the talk is of what others may do: "set whether force pushes are allowed". */
function isInItsAct({ text, first }: Mention): boolean {
  return first < (text.sentences()[0]?.end ?? Infinity);
}

export const forcesItsWay: Rule = {
  id: 'forces-its-way',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'Forces its way over what is there',
  question: 'Is the tool about a forced push, a hard reset or a factory reset?',
  why: 'These acts are known for what they throw away: the history of a branch, uncommitted work, or everything on a device.',
  limits:
    'Only the fixed expressions count. A parameter called "force" says too little: it often only skips a question.',
  references: ['https://git-scm.com/docs/git-reset', 'https://git-scm.com/docs/git-push'],
  fires: [
    { name: 'force_push', description: 'Force-pushes the branch.' },
    { name: 'reset_phone', description: 'Does a factory reset of the phone.' },
    { name: 'undo_work', description: 'Runs git reset --hard.' },
  ],
  staysQuiet: [
    { name: 'push_branch', description: 'Pushes the branch.' },
    { name: 'reset_view', description: 'Resets the view.' },
    { name: 'push', description: 'Pushes the branch. Never force push to main.' },
    { name: 'protect', description: 'Protects a branch. Sets who may force push to it.' },
  ],
  check: (view) =>
    detected(
      'high',
      'The text speaks of a forced change that throws away what is there.',
      mentions(view, 'forcing').filter(isInItsAct).map(quoteMention),
    ),
};
