import { HAPPENS, RELATIVES } from '../patterns/passives.ts';
import type { Mention } from '../evidence.ts';
import type { ToolView } from '../view.ts';
import type { Text } from './text.ts';
import { GAP } from './tokens.ts';

/** Words before the verb in which a condition or a "can" is looked for. */
const CLAUSE_REACH = 7;

function isConditional(text: Text, at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - CLAUSE_REACH); index--) {
    if ((text.tokens[index + 1]?.gap ?? 0) >= GAP.clause) return false;
    // "Files that exist only there are deleted": the relative clause must touch the verb to own it.
    const word = text.tokens[index]?.word ?? '';
    if (RELATIVES.has(word) && (index === at - 1 || !ABOUT_THINGS.has(word))) return true;
  }
  return false;
}

/** "This alias is removed in the next release" is about the tool. */
const VERSIONS = new Set(['deprecated', 'alias', 'version', 'release', 'legacy']);

function speaksOfVersions(text: Text, at: number): boolean {
  const sentence = text.sentenceAt(at);
  if (sentence === undefined) return false;
  return text.tokens.slice(sentence.first, sentence.end).some((token) => VERSIONS.has(token.word));
}

const LATER = new Set(['after', 'automatically', 'by']);

const ABOUT_THINGS = new Set(['that', 'which', 'who', 'not', 'never', 'have', 'been']);

/**
 * Where the description states that something is done to a thing: "the rest is removed". Conditions, permissions and
 * negations do not count, nor do notes on errors, examples and arguments.
 */
export function passives(view: ToolView, participles: ReadonlySet<string>): Mention[] {
  const text = view.description;
  if (text === undefined) return [];
  const found: Mention[] = [];
  for (let at = 0; at < text.tokens.length; at++) {
    const token = text.tokens[at];
    if (token === undefined) break;
    if (!participles.has(token.word) || token.gap !== GAP.none) continue;
    if (RELATIVES.has(text.tokens[at - 1]?.word ?? '')) continue;
    const auxiliary = HAPPENS.has(text.tokens[at - 1]?.word ?? '') ? at - 1 : at - 2;
    const before = text.tokens[auxiliary];
    if (before === undefined || !HAPPENS.has(before.word) || (text.tokens[at - 1]?.gap ?? 0) !== GAP.none) continue;
    if (before.word === 'be' && text.tokens[auxiliary - 1]?.word !== 'will') continue;
    // "Are deleted after 30 days" is what happens later, whoever does it.
    if (LATER.has(text.tokens[at + 1]?.word ?? '')) continue;
    if (speaksOfVersions(text, at)) continue;
    const role = text.sentenceAt(at)?.role;
    if ((role !== 'act' && role !== 'note') || isConditional(text, auxiliary)) continue;
    found.push({ text, first: auxiliary, last: at });
  }
  return found;
}
