import { quoteMention, spoken } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { doesMore, isOfTheWholeTool } from '../reading/whole-tool.ts';
import { detected, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** What may follow when the sentence excludes every change, and not just the change of one thing. */
const EVERYTHING = new Set('it them anything any data your the state files resources that this'.split(' '));
const PART = new Set('existing other original file'.split(' '));

/** "If nothing plays, stop does nothing" speaks of one case only. */
const CASES = new Set(['if', 'when', 'unless', 'otherwise', 'once', 'already', 'where']);

function isOneCase({ text, first }: Mention): boolean {
  const sentence = text.sentenceAt(first);
  if (sentence === undefined) return false;
  return text.tokens.slice(sentence.first, sentence.end).some((token) => CASES.has(token.word));
}

function excludesEverything(mention: Mention): boolean {
  const { tokens } = mention.text;
  if (isOneCase(mention) || !isOfTheWholeTool(mention)) return false;
  const next = tokens[mention.last + 1];
  if (next === undefined || next.gap > 0) return true;
  if (!EVERYTHING.has(next.word)) return false;
  return !PART.has(tokens[mention.last + 2]?.word ?? '');
}

export const saysItChangesNothing: Rule = {
  id: 'says-it-changes-nothing',
  version: 2,
  kind: 'category',
  asserts: 'Read',
  title: 'Says that it changes nothing',
  question: 'Does the description say that nothing is changed, run or sent?',
  why: '"Without executing it" or "no changes are made" takes the sting out of the verb before it: the tool only looks.',
  limits:
    'A sentence that only excludes one thing ("does not delete the file") is not enough. Where the main verb plainly writes or deletes, it outweighs the words.',
  references: [],
  fires: [
    { name: 'deploy_check', description: 'Checks a deployment without executing it.' },
    { name: 'transfer_plan', description: 'Works out a transfer. No money is moved.' },
    { name: 'apply_rules', description: 'Compares rules with the current state. Does not modify anything.' },
  ],
  staysQuiet: [
    { name: 'drop_index', description: 'Removes an index. Does not delete the documents.' },
    { name: 'note', description: 'Create a note. This does not change existing notes.' },
    { name: 'x', description: 'List notes' },
    { name: 'player', description: 'Stops the player. If nothing is playing, it does nothing.' },
  ],
  check(view) {
    if (doesMore(view)) return NOT_DETECTED;
    const main = view.acts.find((action) => action.place === 'main');
    if (main !== undefined && main.effect !== 'Read' && main.clarity === 'clear') return NOT_DETECTED;
    const found = spoken(view, 'changes-nothing', view.texts).filter(excludesEverything);
    return detected('high', 'The description says that nothing is changed.', found.map(quoteMention));
  },
};
