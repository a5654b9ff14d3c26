import { AFTER_OBJECT, BEFORE_OBJECT } from '../patterns/words.ts';
import { GAP } from './tokens.ts';
import type { ConceptId } from '../patterns/concepts.ts';
import type { ToolView } from '../view.ts';
import { mentions } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import type { Action } from './action.ts';

/** What the tool is called after and what its description says first: the actions that its factors are about. */
export function mainActions(view: ToolView): Action[] {
  return [...view.labels, ...view.acts.filter((action) => action.place === 'main' || action.place === 'joined')];
}

/** Words of a sentence after its verb in which its object is still spoken of. */
const OBJECT_REACH = 12;

/** Mentions of a concept in a label, or in the object of a main act: what the tool is about, not what it names in passing. */
export function objectMentions(
  view: ToolView,
  concept: ConceptId,
  isWanted: (action: Action) => boolean,
): readonly Mention[] {
  const found = mentions(view, concept);
  if (found.length === 0) return found;
  const actions = mainActions(view).filter(isWanted);
  return found.filter((mention) => actions.some((action) => isObjectOf(action, mention)));
}

function isObjectOf(action: Action, mention: Mention): boolean {
  if (action.text.pointer !== mention.text.pointer || !isHead(mention)) return false;
  if (action.place === 'name' || action.place === 'title') return !startsAside(mention, -1);
  const { tokens } = mention.text;
  const verbAt = tokens.findIndex((token) => token.start === action.start);
  if (verbAt < 0 || mention.first < verbAt || mention.first - verbAt > OBJECT_REACH) return false;
  const sentence = mention.text.sentenceAt(verbAt);
  return sentence !== undefined && mention.first < sentence.end && !startsAside(mention, verbAt);
}

/** "Email settings" are settings: a word that only describes the next one is not what the tool is about. */
function isHead(mention: Mention): boolean {
  const next = mention.text.tokens[mention.last + 1];
  if (next === undefined || next.gap >= GAP.comma) return true;
  const { word } = next;
  return AFTER_OBJECT.has(word) || BEFORE_OBJECT.has(word) || word.endsWith('ing') || word.endsWith('ed');
}

const ASIDES = new Set(['by', 'using', 'via', 'with', 'if', 'when', 'where', 'because', 'without', 'unless', 'except']);

/** "Find users by email": the email is how, not what. */
function startsAside(mention: Mention, verbAt: number): boolean {
  return mention.text.tokens.slice(verbAt + 1, mention.first).some((token) => ASIDES.has(token.word));
}

/** Whether the name, the description or a choice says that something is taken away or money is moved. */
export function threatens(view: ToolView): boolean {
  const isLoss = ({ effect }: { effect: string }): boolean => effect === 'Destructive' || effect === 'Financial';
  return view.labels.some(isLoss) || view.acts.some(isLoss) || view.offers().some(isLoss);
}
