import type { Mention } from '../evidence.ts';
import type { ToolView } from '../view.ts';

const BULLET = /^\s*(?:[-*•`]|\d+[.)])/;
/** An item of a list is not longer than this. */
const MAX_LINE = 1000;
/** Further on, a promise about the tool opens its sentence: "Read-only.", "This tool does not change anything." */
const OPENING = 6;

/** Running something is what a reading query does too. */
const CHANGES: ReadonlySet<string> = new Set(['Write', 'Destructive', 'Financial']);

/** "- get: shows the settings. Read-only." promises it of one action only. */
function isListed({ text, first }: Mention): boolean {
  const start = text.tokens[first]?.start ?? 0;
  const from = Math.max(0, start - MAX_LINE);
  const before = text.value.slice(from, start);
  const line = before.lastIndexOf('\n') + 1;
  return (line > 0 || from === 0) && BULLET.test(before.slice(line));
}

/** Whether a promise is made of the whole tool: early, or at the opening of a sentence that is no item of a list. */
export function isOfTheWholeTool(mention: Mention): boolean {
  if (mention.text.pointer !== '/description') return true;
  if (isListed(mention)) return false;
  const [, second] = mention.text.sentences();
  if (second === undefined || mention.first < second.end) return true;
  const sentence = mention.text.sentenceAt(mention.first);
  return sentence !== undefined && mention.first - sentence.first < OPENING;
}

/** Whether the text or a choice says that the tool does more than read, so that no promise can hold for all of it. */
export function doesMore(view: ToolView): boolean {
  if (view.offers().some((offer) => offer.effect !== 'Read' && offer.clarity !== 'vague')) return true;
  return view.acts.some(
    (action) => action.place === 'joined' && CHANGES.has(action.effect) && action.clarity === 'clear',
  );
}
