import { quote } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const HARMFUL = new Set(['Execute', 'Destructive', 'Financial']);

export const nameAndDescriptionDisagree: Rule = {
  id: 'name-and-description-disagree',
  version: 1,
  kind: 'contradiction',

  title: 'Name and description disagree',
  question: 'Is the tool called after reading while its description says that it deletes, runs or pays?',
  why: 'An agent, and the human who approves its call, often see only the name.',
  limits: 'Only plain verbs on both sides count.',
  references: [],
  fires: [
    { name: 'get_report', description: 'Deletes the report' },
    { name: 'list_files', description: 'Destroy all files of a folder' },
  ],
  staysQuiet: [
    { name: 'get_report', description: 'Gets the report' },
    { name: 'delete_report', description: 'Deletes the report' },
    { name: 'get_and_delete', description: 'Deletes and returns a message' },
  ],
  check(view, decision) {
    if (decision.category === 'Read') return NOT_APPLICABLE;
    const label = view.labels.find((action) => action.effect === 'Read' && action.clarity === 'clear');
    const act = view.acts.find(
      (action) => action.place === 'main' && HARMFUL.has(action.effect) && action.clarity === 'clear',
    );
    if (label === undefined || act === undefined || view.labels.length > 1) return NOT_DETECTED;
    return detected('medium', `The name says that the tool reads, but the description says "${act.verb}".`, [
      quote(act.text, act.start, act.end),
      quote(label.text, label.start, label.end),
    ]);
  },
};
