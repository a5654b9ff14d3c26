import { mentions } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import type { ConceptId } from '../patterns/concepts.ts';
import { AFTER_OBJECT, BEFORE_OBJECT } from '../patterns/words.ts';
import type { ToolView } from '../view.ts';
import type { Action } from './action.ts';
import { GAP } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Words of a sentence after its verb in which its object is still spoken of. */
const REACH = 14;
/** A list that "including" opens may go on for longer. */
const LIST_REACH = 40;

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** These answer with a number or a yes, and hand nothing back. */
const TELLING_LITTLE = words('count estimate check validate verify detect calculate ping assert expect wait poll');
const ASIDES = words('by using via with if when where because without unless except whose which that');
const PREPOSITIONS = words('from of in on to for at about between into within across inside onto through');
/** "A list of users" are users; "the status of a user" is none. */
const CONTAINERS =
  words(`list lists listing content contents detail details information info data history overview summary
  result results set collection text body version page search batch differences diff changes copy lookup
  export`);
/** "Boards the user can see": an article after a noun opens another thought. */
const OPENERS = words('the a an your my this that');
const LISTING = words('including include includes containing');

/** "Email settings" are settings: a word that only describes the next one is not what is handed back. */
function isHead(mention: Mention): boolean {
  const next = mention.text.tokens[mention.last + 1];
  if (next === undefined || next.gap >= GAP.comma) return true;
  const { word } = next;
  return (
    AFTER_OBJECT.has(word) ||
    BEFORE_OBJECT.has(word) ||
    CONTAINERS.has(word) ||
    word.endsWith('ing') ||
    word.endsWith('ed')
  );
}

/** Whether the word at `at` is what the verb before `from` acts on: "list users of a team" is about users, not the team. */
function isDirect(tokens: readonly Token[], from: number, at: number): boolean {
  let head = '';
  for (let index = from; index < at; index++) {
    const word = tokens[index]?.word ?? '';
    if (LISTING.has(word)) return true;
    if (ASIDES.has(word)) return false;
    if (head !== '' && OPENERS.has(word) && (tokens[index]?.gap ?? 0) < GAP.comma) return false;
    if (PREPOSITIONS.has(word)) {
      if (head !== '' && !CONTAINERS.has(head)) return false;
      head = '';
    } else if (word === 'and' || word === 'or' || (tokens[index]?.gap ?? 0) >= GAP.comma) {
      head = '';
    } else if (!BEFORE_OBJECT.has(word)) head = word;
  }
  return !ASIDES.has(tokens[at - 1]?.word ?? '');
}

function isHandedBack(action: Action, mention: Mention): boolean {
  const { text } = mention;
  if (action.text.pointer !== text.pointer) return false;
  const { tokens } = text;
  const verbAt = tokens.findIndex((token) => token.start === action.start);
  if (verbAt < 0) return false;
  if (action.place === 'name' || action.place === 'title') {
    // Before the verb stands the name of the server, unless the verb closes the name: `game_log`.
    if (mention.first < verbAt && verbAt < tokens.length - 1) return false;
    return isDirect(tokens, mention.first > verbAt ? verbAt + 1 : 0, mention.first);
  }
  const sentence = text.sentenceAt(verbAt);
  if (sentence === undefined || mention.first <= verbAt || mention.first >= sentence.end) return false;
  const listed = tokens.slice(verbAt, mention.first).some((token) => LISTING.has(token.word));
  if (mention.first - verbAt > (listed ? LIST_REACH : REACH)) return false;
  return isDirect(tokens, verbAt + 1, mention.first);
}

/** "Returns messages with their authors": a sentence about what comes back. */
function isInReturns(mention: Mention): boolean {
  const { text, first } = mention;
  const sentence = text.sentenceAt(first);
  if (sentence?.role !== 'returns' || first - sentence.first > REACH) return false;
  return first > sentence.first && isDirect(text.tokens, sentence.first + 1, first);
}

function handsBack(action: Action): boolean {
  return action.effect === 'Read' && !TELLING_LITTLE.has(action.verb);
}

/** Mentions of a concept as what the tool hands back: the object of a reading verb, or of a sentence about its answer. */
export function handedBack(view: ToolView, concept: ConceptId): readonly Mention[] {
  const found = mentions(view, concept);
  if (found.length === 0) return found;
  const heads = found.filter(isHead);
  const actions = view.mains();
  const reading = actions.filter(handsBack);
  if (reading.length === 0 && actions.length > 0) return [];
  return heads.filter(
    (mention) =>
      isInReturns(mention) || isNamedAfter(view, mention) || reading.some((action) => isHandedBack(action, mention)),
  );
}

/** `git_blame`: a name without a verb is the name of what comes back. */
function isNamedAfter(view: ToolView, mention: Mention): boolean {
  return view.labels.length === 0 && mention.text === view.name && isDirect(view.name.tokens, 0, mention.first);
}

/** Mentions of a concept in a sentence about what comes back, whatever else the tool does. */
export function saidToReturn(view: ToolView, concept: ConceptId): readonly Mention[] {
  return mentions(view, concept).filter((mention) => isHead(mention) && isInReturns(mention));
}

/** Whether any of these words stands in the name, the title or the opening of the description. */
export function speaksOf(view: ToolView, wanted: ReadonlySet<string>, upTo = 40): boolean {
  for (const { tokens } of view.texts) {
    const end = Math.min(tokens.length, upTo);
    for (let at = 0; at < end; at++) if (wanted.has(tokens[at]?.word ?? '')) return true;
  }
  return false;
}
