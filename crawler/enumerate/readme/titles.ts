import type { Heading } from './blocks.ts';
import { isCompound } from './names.ts';

const TOOLS =
  /^(?:features\s*[/&]\s*)?(?:(?:list|overview) of )?(?:(?:the|all|available|supported|provided|exposed|mcp)\s+)*tools?(?:\s+(?:reference|overview|list|available|catalog))?(?:\s*\(\d+(?: tools?)?\))?$/i;

/** Whether a heading announces the tool list. Emoji, numbering and a closing colon do not matter. */
export function announcesTools(heading: Heading): boolean {
  return heading.level <= 4 && TOOLS.test(plain(heading.text));
}

/** Sections about making the project, about others, or about what is not there yet. */
const ASIDE =
  /\b(develop\w*|contribut\w*|build(ing)?|testing|tests|tech|stack|inspector|debug\w*|related|similar|alternatives?|comparison|other|third[- ]party|requirements?|prerequisites?|dependencies|credits|acknowledge?ments?|planned|roadmap|coming|future|upcoming|todo|deprecated|removed|migrat\w*|changelog|example\w*)\b/i;

export function isAside(text: string): boolean {
  return ASIDE.test(text);
}

/** Parts of a tool's documentation, and lists of other things than tools. */
const NOT_TOOLS =
  /\b(param\w*|args?|arguments?|inputs?|outputs?|returns?|response\w*|results?|options?|fields?|propert\w*|values?|enum\w*|types?|schemas?|flags?|env\w*|variables?|config\w*|settings?|setup|install\w*|usage|use|using|how|which|when|why|what|notes?|tips?|warning\w*|limit\w*|errors?|annotations?|hints?|permissions?|scopes?|security|auth\w*|features?|capabilit\w*|benefits?|resources?|prompts?|skills?|agents?|modes?|toolsets?|groups?|categor\w*|profiles?|presets?|modules?|select\w*|filter\w*|rate|formats?|servers?|packages?|clients?|models?|plugins?|cli|faq|behaviou?rs?)\b/i;

/** Words that stand for tools. */
const TOOLS_MEANT = /\b(tools?|operations?|commands?|functions?|actions?)$/i;

/**
 * What a heading below the one that announces the tools makes of what follows: `tools` says that tools come, `tool` is
 * about a single one, so that lists are its parameters, `other` is about other things, and `doubtful` tells nothing.
 */
export function meaningOf(heading: Heading): 'tools' | 'tool' | 'other' | 'doubtful' {
  const text = plain(heading.text);
  if (heading.hasCode || /^\W*\d+[a-z]?[.):]\s/.test(heading.text)) return 'tool';
  if (!/\s/.test(text) && (isCompound(text) || (/^[a-z]/.test(text) && heading.level < 7))) return 'tool';
  if (/\([a-z][\w-]*[_-][\w-]*\)$/.test(text) || /\btool$/i.test(text)) return 'tool';
  if (isAside(text)) return 'other';
  // `Server Tools`, `Configuration Tools`: the last word decides.
  if (TOOLS_MEANT.test(text)) return 'tools';
  return NOT_TOOLS.test(text) ? 'other' : 'doubtful';
}

/** Whether the text before a list can introduce tools; `hasCode` when it names something. */
export function introducesTools(text: string, hasCode: boolean): boolean {
  const about = text.split(/(?<=[.!?])\s+/).at(-1) ?? '';
  if (!about.endsWith(':')) return !hasCode || /\btools?\b/i.test(text);
  return /\b(tools|operations|functions|commands|actions|capabilities)\b/i.test(about) && !LEADS_ELSEWHERE.test(about);
}

const LEADS_ELSEWHERE =
  /\b(param\w*|args?|arguments?|inputs?|options?|returns?|values?|accepts?|takes|flags?|variables?|categor\w*|groups?|toolsets?|modes?|profiles?|presets?|by default|clients?|annotations?|hints?|examples?|instead|disabled?)\b/i;

/** A heading without what people decorate it with. */
function plain(text: string): string {
  return text
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '')
    .trim();
}
