import { mainActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const descriptionExecutes: Rule = {
  id: 'description-executes',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'The description says that it runs something',
  question: 'Is the main act of the description one of running, starting, stopping or operating?',
  why: 'The first verb of a description is the plainest statement of what a tool does.',
  limits:
    'Only the leading verb of the description and the verbs on a par with it count. Sentences on when to use the tool, what it returns or what it is not are left to other rules.',
  references: [],
  fires: [
    { name: 'x', description: 'Run a command on the host.' },
    { name: 'svc', description: 'Restarts the service and waits until it is healthy.' },
    { name: 'ui', description: 'Perform a click on an element' },
    { name: 'job', description: 'This tool triggers a nightly build.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Run a search over all documents' },
    { name: 'job', description: 'List builds. To start one, use start_build.' },
    { name: 'guide', description: 'Use this tool to learn how to run the tests' },
  ],
  check: (view) => mainActSays(view, 'Execute'),
};
