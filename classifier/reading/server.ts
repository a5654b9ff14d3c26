import type { Tool } from '../../catalog/model.ts';
import type { Surroundings } from './action.ts';
import { verbForm } from './lexicon.ts';
import { whatIsMade } from './siblings.ts';
import { TEXT_CAP } from './text.ts';
import type { Token } from './tokens.ts';
import { splitName } from './tokens.ts';

/** What the tools of one server have in common, read once per server. */
export interface ServerView extends Surroundings {
  /** Names of all its tools, lower case. */
  toolNames: ReadonlySet<string>;
  /** Whether one of its tools makes or changes such things. */
  makes(thing: string): boolean;
  /** How many leading words of a name only say which server it belongs to. */
  prefixOf(words: readonly Token[]): number;
}

/** A prefix must be shared by this share of at least this many tools. */
const PREFIX_SHARE = 0.6;
const PREFIX_MIN_TOOLS = 3;
/** Names of tools that act on a screen; two of them make the server one for screens. */
const SCREEN_WORDS = new Set([
  'click',
  'navigate',
  'hover',
  'tap',
  'swipe',
  'screenshot',
  'playwright',
  'puppeteer',
  'browser',
  'scroll',
  'keyboard',
  'mouse',
]);
/** Words that nothing but a screen is asked for. */
const TOUCHES = new Set(['click', 'tap', 'swipe', 'hover', 'scroll', 'navigate', 'keyboard', 'mouse']);
/** Alone, these already say that the tool belongs to a browser or a screen. */
const SCREEN_PREFIXES = new Set(['browser', 'playwright', 'puppeteer', 'page', 'desktop', 'mobile', 'computer']);

/** A word that the name could not do without: `get_` on every tool is no prefix. */
function canBePrefix(word: string): boolean {
  const match = verbForm(word);
  return match?.entry.noun !== 'never' || match.form !== 'base';
}

/** Reads what a tool's siblings have in common. */
export function readServer(tools: readonly Tool[]): ServerView {
  const firsts = new Map<string, number>();
  const screens = new Set<string>();
  for (const tool of tools) {
    const words = splitName(tool.name.slice(0, TEXT_CAP));
    const first = words[0]?.word;
    if (first !== undefined && words.length > 1) firsts.set(first, (firsts.get(first) ?? 0) + 1);
    for (const { word } of words) if (SCREEN_WORDS.has(word)) screens.add(word);
  }
  const shared = new Set<string>();
  for (const [word, count] of firsts) {
    if (tools.length >= PREFIX_MIN_TOOLS && count >= tools.length * PREFIX_SHARE && canBePrefix(word)) shared.add(word);
  }
  const toolNames = new Set(tools.map((tool) => tool.name.toLowerCase()));
  return {
    screen: screens.size >= 2 && [...screens].some((word) => TOUCHES.has(word)),
    toolNames,
    makes: whatIsMade(toolNames),
    prefixOf(words) {
      const first = words[0]?.word ?? '';
      if (words.length < 2) return 0;
      return shared.has(first) || SCREEN_PREFIXES.has(first) ? 1 : 0;
    },
  };
}
