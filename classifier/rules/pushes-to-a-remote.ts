import { quote } from '../evidence.ts';
import { speaksOf } from '../reading/matter.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const REMOTE = new Set(['remote', 'origin', 'upstream']);

export const pushesToARemote: Rule = {
  id: 'pushes-to-a-remote',
  version: 1,
  kind: 'factor',
  asserts: 'reaches-outside',
  title: 'Pushes to a remote',
  question: 'Does the tool push commits from this machine to a remote repository?',
  why: 'What was only on this machine is then on another, where others read it and builds run it.',
  limits: 'Where the remote points is set elsewhere.',
  references: [],
  fires: [{ name: 'git_push', description: 'Push commits to a remote repository' }],
  staysQuiet: [
    { name: 'git_pull', description: 'Pull commits from a remote repository' },
    { name: 'push_metric', description: 'Push a metric' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || !speaksOf(view, REMOTE)) return NOT_APPLICABLE;
    const pushes = view.mains().filter(({ verb }) => verb === 'push');
    return detected(
      'high',
      'The tool pushes commits to a remote.',
      pushes.map((action) => quote(action.text, action.start, action.end)),
    );
  },
};
