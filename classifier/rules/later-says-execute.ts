import { laterActSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const laterSaysExecute: Rule = {
  id: 'later-says-execute',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'A later sentence says that it also runs something',
  question: 'Does a later sentence of the description state that the tool also runs, starts or stops something?',
  why: 'The worst thing that a tool is meant to do decides, also when the description mentions it late.',
  limits:
    'Only sentences that state what the tool does count ("It also deletes …"); advice, examples and warnings do not.',
  references: [],
  fires: [
    { name: 'x', description: 'Writes the configuration. Then it will restart the service.' },
    { name: 'y', description: 'Saves a workflow. Also triggers a first run.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Writes the configuration. Restart the service afterwards.' },
    { name: 'y', description: 'Lists builds. You can run one with start_build.' },
  ],
  check: (view) => laterActSays(view, 'Execute'),
};
