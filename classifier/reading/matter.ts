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

/** How far what a verb acts on reaches: up to the word at `end`, and whether what follows belongs to it as well. */
interface Reach {
  from: number;
  end: number;
  goesOn: boolean;
}

/** "List users of a team" is about users, not the team. `limit` is how far anybody asks. */
function reachFrom(tokens: readonly Token[], from: number, limit: number): Reach {
  let head = '';
  for (let index = from; index < limit; index++) {
    const word = tokens[index]?.word ?? '';
    if (LISTING.has(word)) return { from, end: index, goesOn: true };
    if (ASIDES.has(word)) return { from, end: index, goesOn: false };
    const isAfterComma = (tokens[index]?.gap ?? 0) >= GAP.comma;
    if (head !== '' && OPENERS.has(word) && !isAfterComma) return { from, end: index, goesOn: false };
    if (PREPOSITIONS.has(word)) {
      if (head !== '' && !CONTAINERS.has(head)) return { from, end: index, goesOn: false };
      head = '';
    } else if (word === 'and' || word === 'or' || isAfterComma) {
      head = '';
    } else if (!BEFORE_OBJECT.has(word)) head = word;
  }
  return { from, end: limit, goesOn: false };
}

function isWithin(tokens: readonly Token[], { end, goesOn }: Reach, at: number): boolean {
  return at <= end ? !ASIDES.has(tokens[at - 1]?.word ?? '') : goesOn;
}

function isDirect(tokens: readonly Token[], from: number, at: number): boolean {
  return isWithin(tokens, reachFrom(tokens, from, at), at);
}

/**
 * Tells which mentions are what the act hands back. What does not depend on the mention is found out once: a hostile
 * text may hold thousands.
 */
function handedBackBy(action: Action): (mention: Mention) => boolean {
  const { text } = action;
  const { tokens } = text;
  const verbAt = text.tokenAt(action.start);
  if (tokens[verbAt]?.start !== action.start) return () => false;
  if (action.place === 'name' || action.place === 'title') {
    const after = reachFrom(tokens, verbAt + 1, tokens.length);
    const before = reachFrom(tokens, 0, verbAt);
    // Before the verb stands the name of the server, unless the verb closes the name: `game_log`.
    const closes = verbAt === tokens.length - 1;
    return ({ text: { pointer }, first }) => {
      if (pointer !== text.pointer) return false;
      return first > verbAt
        ? isWithin(tokens, after, first)
        : (closes || first === verbAt) && isWithin(tokens, before, first);
    };
  }
  const end = Math.min(text.sentenceAt(verbAt)?.end ?? 0, verbAt + LIST_REACH + 1);
  const reach = reachFrom(tokens, verbAt + 1, end);
  const list = tokens.slice(verbAt, end).findIndex((token) => LISTING.has(token.word));
  return ({ text: { pointer }, first }) => {
    if (pointer !== text.pointer || first <= verbAt || first >= end) return false;
    const isListed = list >= 0 && verbAt + list < first;
    return (isListed || first - verbAt <= REACH) && isWithin(tokens, reach, first);
  };
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
  const reading = actions.filter(handsBack).map(handedBackBy);
  if (reading.length === 0 && actions.length > 0) return [];
  const isNamedAfter = namedAfter(view);
  return heads.filter(
    (mention) => isInReturns(mention) || isNamedAfter(mention) || reading.some((isHandedBack) => isHandedBack(mention)),
  );
}

/** `git_blame`: a name without a verb is the name of what comes back. */
function namedAfter({ name, labels }: ToolView): (mention: Mention) => boolean {
  if (labels.length > 0) return () => false;
  const reach = reachFrom(name.tokens, 0, name.tokens.length);
  return ({ text, first }) => text === name && isWithin(name.tokens, reach, first);
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
