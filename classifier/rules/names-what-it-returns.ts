import { AFTER_OBJECT, ASKING_NOUNS, BEFORE_OBJECT, COLLECTION_NOUNS } from '../patterns/words.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../evidence.ts';
import { GAP } from '../reading/tokens.ts';
import type { Token } from '../reading/tokens.ts';

/** Words of the noun phrase that is looked through for its head. */
const MAX_PHRASE = 6;
/** Kinds of helper: what they are does not tell what they do. */
const NO_INFORMATION = new Set([
  'tools',
  'utilities',
  'operations',
  'actions',
  'commands',
  'functions',
  'helpers',
  'this',
  'access',
  'has',
  'does',
  'is',
]);

/** "Recycle specific nodes": what stands before an article is a verb, also when we do not know it. */
function opensWithVerb(tokens: readonly Token[], first: number): boolean {
  const opening = tokens[first]?.word ?? '';
  const next = tokens[first + 1];
  return !BEFORE_OBJECT.has(opening) && next?.gap === GAP.none && BEFORE_OBJECT.has(next.word) && next.word !== 'that';
}

export const namesWhatItReturns: Rule = {
  id: 'names-what-it-returns',
  version: 1,
  kind: 'category',
  asserts: 'Read',
  title: 'Its description names what it returns',
  question: 'Does the description have no verb and simply name the information that comes back?',
  why: '"Current settings of a zone" or "Number of open tickets" is how authors describe what a tool hands back.',
  limits:
    'Only an opening noun phrase counts, and only where no sentence says what the tool does. It is weak evidence when the noun is merely a plural.',
  references: [],
  fires: [
    { name: 'zone', description: 'Current settings of a zone: mode, level and plan.' },
    { name: 'resets', description: 'Number of password resets per day.' },
    { name: 'hooks', description: 'Triggers that can start a workflow.' },
  ],
  staysQuiet: [
    { name: 'x', description: 'Deletes the settings of a zone.' },
    { name: 'kit', description: 'Utilities for images' },
    { name: 'z', description: 'Recirculate the pumps' },
    { name: 'y', description: 'Browser automation' },
  ],
  check(view) {
    const text = view.description;
    if (text === undefined) return NOT_APPLICABLE;
    if (view.acts.some((action) => action.clarity !== 'vague')) return NOT_DETECTED;
    const first = text.sentences()[0];
    if (first?.role !== 'act' || opensWithVerb(text.tokens, first.first)) return NOT_DETECTED;
    let head = first.first;
    for (let at = head; at < Math.min(first.end, first.first + MAX_PHRASE); at++) {
      const token = text.tokens[at];
      if (token === undefined || (at > first.first && token.gap >= GAP.comma) || AFTER_OBJECT.has(token.word)) break;
      head = at;
      if (ASKING_NOUNS.has(token.word)) break;
    }
    const noun = text.tokens[head];
    const start = text.tokens[first.first]?.start ?? 0;
    if (noun === undefined || NO_INFORMATION.has(noun.word)) return NOT_DETECTED;
    const isKnown = ASKING_NOUNS.has(noun.word) || COLLECTION_NOUNS.has(noun.word) || noun.word === 'share';
    const isPlural = noun.word.length > 3 && noun.word.endsWith('s') && !noun.word.endsWith('ss');
    if (!isKnown && !isPlural) return NOT_DETECTED;
    const evidence = quote(text, start, noun.end);
    return detected(isKnown ? 'medium' : 'low', `The description names what comes back: "${evidence.snippet}".`, [
      evidence,
    ]);
  },
};
