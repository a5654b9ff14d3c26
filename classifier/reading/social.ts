import { mentions } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import type { ToolView } from '../view.ts';

/** What a network says about itself, in numbers and settings. */
const NOT_WRITTEN = new Set(
  'statistics stats analytics metrics insights account accounts settings status quota usage token auth ads campaign campaigns locations industries'.split(
    ' ',
  ),
);
/** Organisations speak there too; they are no people. */
const NOT_PEOPLE = new Set(
  'company companies job jobs hashtag hashtags trend trends group groups page pages'.split(' '),
);

/** Where the name or the first sentence says that the tool is about a social network. */
export function socialMentions(view: ToolView): readonly Mention[] {
  if (view.name.tokens.some(({ word }) => NOT_WRITTEN.has(word))) return [];
  return mentions(view, 'social-network').filter(({ text, first }) => text.sentenceAt(first)?.first === 0);
}

/** Whether what it asks a social network for is about people. */
export function isAboutPeople(view: ToolView): boolean {
  return !view.name.tokens.some(({ word }) => NOT_PEOPLE.has(word));
}
