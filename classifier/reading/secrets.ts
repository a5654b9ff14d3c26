import type { ToolView } from '../view.ts';
import type { Place } from './hidden.ts';
import type { Parameter } from './parameters.ts';
import { isSample } from './samples.ts';
import { Text } from './text.ts';

/** Secrets that hardly any tool needs. */
const SEED = /\b(?:seed|recovery|mnemonic|backup) ?phrase|\bmnemonic\b|\bseedphrase\b/i;
const CARD =
  /\bcard\b[^.]{0,60}\b(?:cvv|cvc|security code)\b|\b(?:cvv|cvc)\b[^.]{0,60}\bcard\b|\bsocial security number\b/i;
const ALL_KEYS =
  /\b(?:all|any|every)\b[^.]{0,30}\b(?:api ?keys?|passwords?|tokens?|credentials?|secrets?)\b[^.]{0,60}\b(?:you|know|seen|conversation|chat|memory|user|find|available|environment)\b|\ball (?:api keys|passwords|credentials|secrets)\b/i;
const OWN_PASSWORD =
  /\b(?:user'?s?|your|their)\b[^.]{0,30}\b(?:master|login|computer|system|sudo|account|bank|e-?mail|wallet) passwords?\b|\bpasswords?\b[^.]{0,20}\bwith which the user\b|\buser password\b/i;
const FILES = /\bcontents?\b[^.]{0,40}\b(?:ssh|id rsa|id ed25519|dot env|env file|passwd|credentials|private key)\b/i;
const DEMANDS = /\b(?:requires?|needs?|provide|supply|pass|include|enter|give|ask)\b[^.]{0,40}$/i;

/** Where one of these patterns finds something, this one does; most texts have none of it. */
const IN_TEXT =
  /phrase|mnemonic|cv[cv]|security|password|\b(?:all|any|every)\b[^.]{0,30}(?:key|token|credential|secret)/i;
const IN_NAME = /phrase|mnemonic|cv[cv]|security|password|key|token|credential|secret|content/;

/** A tool that is about these may need such a secret. */
const NEEDS =
  /\b(?:log ?in|logs? into|logins?|log on|sign(?:s|ing)? ?(?:in|up|on)?|signin|signup|auth\w*|connect\w*|accounts?|users?|password\w*|wallets?|pay\w*|cards?|checkout|billing|charge\w*|orders?|purchas\w*|book\w*|register\w*|keys?|tokens?|secrets?|credentials?|databases?|db|vpn|wi-?fi|ssh|mailbox|encrypt\w*|decrypt\w*|import\w*|restore\w*|recover\w*|deriv\w*|unlock\w*|vaults?|mnemonics?|crypto\w*|blockchain|deposit\w*|withdraw\w*|transfer\w*|kyc|identity|tax|payroll|employees?|mask\w*|redact\w*|sessions?|tenants?|re-?authentic\w*|protected)\b/i;

function spaced(name: string): string {
  return name
    .replace(/[_.-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** What the tool is for, without the words that are under suspicion. */
function needsOne(view: ToolView): boolean {
  const opening = view.description?.sentences()[0];
  const { description } = view;
  const end = opening === undefined ? 0 : (description?.tokens[opening.end - 1]?.end ?? 0);
  return NEEDS.test(
    `${spaced(view.tool.name.slice(0, 200))}. ${(description?.read ?? '').slice(0, Math.min(end, 600))}`,
  );
}

/** A parameter has no string of its own name: the entry in `required`, or what else there is to cite. */
function placeOf(view: ToolView, parameter: Parameter, match: RegExpExecArray | null): Place {
  if (parameter.description !== undefined && match !== null) {
    return { text: parameter.description, start: match.index, end: match.index + match[0].length };
  }
  const cited = parameter.cite ?? { pointer: '/name', value: view.tool.name };
  return { text: new Text(cited.pointer, cited.value), start: 0, end: cited.value.length };
}

/** Secrets that the tool asks for and that have nothing to do with what it is for. */
export function findUnrelatedSecrets(view: ToolView): Place[] {
  const found: Place[] = [];
  const wanted = [SEED, CARD, ALL_KEYS, OWN_PASSWORD];
  for (const parameter of view.parameters) {
    if (parameter.type === 'boolean') continue;
    const said = parameter.description?.read.slice(0, 1000) ?? '';
    if (!IN_NAME.test(parameter.key) && !IN_TEXT.test(said)) continue;
    const name = spaced(parameter.name.slice(0, 200));
    for (const pattern of FILES.test(name) ? [FILES] : wanted) {
      const match = pattern.exec(said);
      if (match === null && !pattern.test(name)) continue;
      if (match !== null && parameter.description !== undefined && isSample(parameter.description, match.index))
        continue;
      found.push(placeOf(view, parameter, match));
    }
  }
  const { description } = view;
  const said = description?.read ?? '';
  for (const pattern of IN_TEXT.test(said) ? [SEED, CARD, ALL_KEYS] : []) {
    const match = pattern.exec(said);
    if (match === null || description === undefined || isSample(description, match.index)) continue;
    if (DEMANDS.test(description.read.slice(Math.max(0, match.index - 60), match.index))) {
      found.push({ text: description, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.length === 0 || needsOne(view) ? [] : found;
}
