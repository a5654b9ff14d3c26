import { AFTER_OBJECT, BEFORE_OBJECT } from '../patterns/words.ts';
import { GAP } from './tokens.ts';
import type { ConceptId } from '../patterns/concepts.ts';
import type { ToolView } from '../view.ts';
import { mentions } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import type { Action } from './action.ts';
import type { Text } from './text.ts';

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
  const actions = view.mains().filter(isWanted);
  return found.filter((mention) => actions.some((action) => isObjectOf(action, mention)));
}

function isObjectOf(action: Action, mention: Mention): boolean {
  if (action.text.pointer !== mention.text.pointer || !isHead(mention)) return false;
  if (action.place === 'name' || action.place === 'title') return mention.first <= mention.text.firstOf(ASIDES);
  const verbAt = verbBefore(mention, action);
  if (verbAt === undefined) return false;
  const sentence = mention.text.sentenceAt(verbAt);
  return sentence !== undefined && mention.first < sentence.end && !hasAside(mention.text, verbAt + 1, mention.first);
}

/** The index of the action's verb, when that stands within reach before the mention. */
function verbBefore({ text, first }: Mention, action: Action): number | undefined {
  for (let at = first; at >= Math.max(0, first - OBJECT_REACH); at--) {
    const start = text.tokens[at]?.start ?? 0;
    if (start <= action.start) return start === action.start ? at : undefined;
  }
  return undefined;
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
function hasAside({ tokens }: Text, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (ASIDES.has(tokens[at]?.word ?? '')) return true;
  }
  return false;
}

/** Whether the name, the description or a choice says that something is taken away or money is moved. */
export function threatens(view: ToolView): boolean {
  const isLoss = ({ effect }: { effect: string }): boolean => effect === 'Destructive' || effect === 'Financial';
  return view.labels.some(isLoss) || view.acts.some(isLoss) || view.offers().some(isLoss);
}
