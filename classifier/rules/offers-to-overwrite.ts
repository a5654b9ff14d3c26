import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { quoteParameter } from '../evidence.ts';

const SWITCHES = new Set(
  'force overwrite overwriteexisting replaceexisting allowoverwrite forceoverwrite hard permanent permanently purge forcepush'.split(
    ' ',
  ),
);

export const offersToOverwrite: Rule = {
  id: 'offers-to-overwrite',
  version: 1,
  kind: 'category',
  asserts: 'Destructive',
  title: 'Can be told to overwrite',
  question: 'Does a tool that writes or runs something have a switch to force its way or to overwrite what is there?',
  why: 'With the switch set, an ordinary write may throw something away, so we are less sure that it can be put back.',
  limits: 'It never decides alone: "force" often only skips a question. It lowers the confidence in a milder category.',
  references: [],
  fires: [
    {
      name: 'move_file',
      description: 'Move a file',
      inputSchema: { type: 'object', properties: { overwrite: { type: 'boolean' } } },
    },
    {
      name: 'push_branch',
      description: 'Push a branch',
      inputSchema: { type: 'object', properties: { force: { type: 'boolean', description: 'Force the push' } } },
    },
  ],
  staysQuiet: [
    {
      name: 'list_files',
      description: 'List files',
      inputSchema: { type: 'object', properties: { force: { type: 'boolean' } } },
    },
    {
      name: 'move_file',
      description: 'Move a file',
      inputSchema: { type: 'object', properties: { force: { type: 'number' } } },
    },
  ],
  check(view) {
    const acts = view.mains().filter((action) => action.effect === 'Write' || action.effect === 'Execute');
    if (!acts.some((action) => action.clarity === 'clear')) return NOT_APPLICABLE;
    const found = view.parameters.find(
      (entry) => entry.depth === 0 && entry.type === 'boolean' && SWITCHES.has(entry.key),
    );
    if (found === undefined) return NOT_DETECTED;
    return detected('medium', `The parameter "${found.name}" may make it overwrite what is there.`, [
      quoteParameter(view, found),
    ]);
  },
};
