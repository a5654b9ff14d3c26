import type { AttackKind } from '../patterns/attack-frames.ts';
import type { ToolView } from '../view.ts';
import type { Framed } from './frames.ts';
import type { Text } from './text.ts';
import { GAP, isIdentifier } from './tokens.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** A tool that is about these may speak of them. */
const ABOUT: Partial<Record<AttackKind, ReadonlySet<string>>> = {
  file: words(`ssh key keys credential credentials secret secrets env environment dotenv variables variable cookie
    cookies wallet certificate vault keychain password passwords sftp scp identity keypair mcp`),
  conversation: words(`conversation conversations chat chats memory memories remember transcript transcripts thread
    threads dialog dialogue prompt prompts llm agent agents assistant assistants model feedback handoff summarize
    summarise think thought reasoning messages message completion completions session sessions`),
};

const NEGATIONS = words("not never don't without avoid no cannot can't mustn't");
/** What follows these waits for something, and hides nothing. */
const WAITS = words('until before yet unless');
const ASKS = words('ask asks asked');

/** Settings: what a hint about files is ordinary beside. */
const SETTINGS = words('config configuration configure auth authenticate login connect deploy token tokens host hosts');
/** Consent that somebody has to wait for: "once the user has approved all changes". */
const CONDITIONS = words('after once when if until unless whether only ensure verify confirm that before');

/** Whether a negation stands directly before: "never ignore your instructions" protects, "if you do not" does not. */
function forbidden(text: Text, first: number): boolean {
  for (let index = first; index > first - 4 && index > 0; index--) {
    if ((text.tokens[index]?.gap ?? GAP.clause) >= GAP.comma) return false;
    if (NEGATIONS.has(text.tokens[index - 1]?.word ?? '')) return !isCondition(text, index - 1);
  }
  return false;
}

function isCondition(text: Text, at: number): boolean {
  return text.tokens.slice(Math.max(0, at - 3), at).some((token) => token.word === 'if' || token.word === 'unless');
}

/** "The full conversation id" is no conversation. */
const LABELS = words('id ids uuid url urls link links name names title titles limit limits size length count type');

function isAbout(view: ToolView, subject: ReadonlySet<string>, text: Text, first: number): boolean {
  if (view.name.firstOf(subject) < view.name.tokens.length) return true;
  const opening = view.description?.sentences()[0];
  if (view.description === undefined || opening === undefined) return false;
  const end = text === view.description ? Math.min(opening.end, first) : opening.end;
  return view.description.firstOf(subject) < end;
}

/** "Do not tell the user that it worked until the status is done." */
function waits(text: Text, last: number): boolean {
  for (let index = last + 1; index < last + 25; index++) {
    const token = text.tokens[index];
    if (token === undefined || token.gap >= GAP.sentence) return false;
    if (!WAITS.has(token.word)) continue;
    return token.word !== 'unless' || !text.tokens.slice(index, index + 5).some((next) => ASKS.has(next.word));
  }
  return false;
}

function isAwaited(text: Text, first: number): boolean {
  const before = text.tokens.slice(Math.max(0, first - 4), first);
  return first === 0 || text.negated(first) || before.some((token) => CONDITIONS.has(token.word));
}

/** Whether the text describes a switch, or a parameter with fixed values: it says what these do. */
function isOfSwitch(view: ToolView, text: Text): boolean {
  const described = view.parameters.find((parameter) => parameter.description === text);
  return described !== undefined && (described.type === 'boolean' || described.choices.length > 0);
}

/** Words of a name that are compared with a text. */
const MAX_NAME = 50;

/** "Any other Acme tool", with a proper name or a word of the tool's own name: its own server's tools. */
function namesOwn(view: ToolView, text: Text, { first, last }: Framed): boolean {
  const own = new Set(view.name.tokens.slice(0, MAX_NAME).map((token) => token.word));
  const within = text.tokens.slice(first, last + 1).some((token) => own.has(token.word) && token.word !== 'tool');
  const after = text.tokens.slice(last + 1, last + 4).map((token) => token.word);
  const before = text.tokens[last - 1];
  const isName = before !== undefined && /^[A-Z][A-Za-z]*[a-z]/.test(text.value.slice(before.start, before.end));
  return (
    within ||
    isName ||
    (['of', 'in', 'from', 'on'].includes(after[0] ?? '') && ['this', 'the', 'our'].includes(after[1] ?? ''))
  );
}

/** The tools that it names are all its own server's. */
function isOwnTool(view: ToolView, text: Text, { first, last }: Framed): boolean {
  const named = text.tokens.slice(first, last + 1).filter((token) => isIdentifier(text.value, token));
  return named.length > 0 && named.every((token) => view.server.toolNames.has(token.word));
}

/** Whether the frame has an ordinary meaning here: yes, no, or perhaps (then it is a hint only). */
export function isOrdinary(
  view: ToolView,
  kind: AttackKind,
  text: Text,
  hit: Framed,
  sure: boolean,
): 'yes' | 'no' | 'perhaps' {
  if (forbidden(text, hit.first)) return 'yes';
  if (kind === 'consent') return isAwaited(text, hit.first) ? 'yes' : 'no';
  if (kind === 'secrecy' && waits(text, hit.last)) return 'yes';
  if (kind === 'secrecy' || kind === 'override') return isOfSwitch(view, text) ? 'perhaps' : 'no';
  if (kind === 'first') return namesOwn(view, text, hit) ? 'yes' : 'no';
  if (kind === 'shadow') return isOwnTool(view, text, hit) ? 'yes' : 'no';
  if (kind === 'file' && text.tokens[hit.last + 1]?.word === 'pub') return 'yes';
  if (kind === 'conversation' && isOfSwitch(view, text)) return 'yes';
  if (kind === 'conversation' && LABELS.has(text.tokens[hit.last + 1]?.word ?? '')) return 'yes';
  const subject = ABOUT[kind];
  if (subject !== undefined && isAbout(view, subject, text, hit.first)) return sure ? 'perhaps' : 'yes';
  if (kind === 'file' && !sure && isAbout(view, SETTINGS, text, hit.first)) return 'yes';
  const isOwnAct = hit.first === 0 && text === view.description;
  return isOwnAct && !sure ? 'yes' : 'no';
}
