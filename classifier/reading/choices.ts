import type { Evidence } from '../../catalog/model.ts';
import { quote } from '../evidence.ts';
import type { ToolView } from '../view.ts';
import type { Clarity, Effect } from '../patterns/verb.ts';
import { effectOf } from './action.ts';
import { verbForm } from './lexicon.ts';
import type { Parameter } from './parameters.ts';
import { splitName, tokenize } from './tokens.ts';

/** One value of an `action` parameter, and what choosing it does. */
export interface Offer {
  value: string;
  effect: Effect;
  clarity: Clarity;
  parameter: Parameter;
  evidence: Evidence;
}

/** Parameters that choose what is done; the second kind more often chooses how. */
const ACTION_NAMES = new Set([
  'action',
  'actions',
  'operation',
  'op',
  'verb',
  'subcommand',
  'subaction',
  'operationtype',
  'actiontype',
  'sub',
]);
const MAYBE_ACTION_NAMES = new Set(['mode', 'method', 'command', 'type', 'task', 'function', 'cmd', 'event', 'intent']);
const HTTP_METHODS = new Set(
  'get post put patch delete head options trace connect copy link unlink lock unlock propfind proppatch view purge mkcol move'.split(
    ' ',
  ),
);
/** A list of steps has its actions this deep: `edits[].op`. */
const NESTED_DEPTH = 3;
/** As values these steer the tool's own progress as often as they set something else in motion. */
const STEERING = new Set([
  'start',
  'stop',
  'continue',
  'run',
  'execute',
  'abort',
  'resume',
  'pause',
  'retry',
  'trigger',
  'call',
  'begin',
  'end',
]);

export function isHttpMethod(parameter: Parameter): boolean {
  const methods = parameter.choices.filter((choice) => HTTP_METHODS.has(choice.value.toLowerCase()));
  return (
    methods.length > 0 &&
    methods.length === parameter.choices.length &&
    parameter.choices.some((choice) => choice.value === choice.value.toUpperCase())
  );
}

function offerOf(view: ToolView, parameter: Parameter, value: string, evidence: Evidence): Offer | undefined {
  const words = splitName(value.slice(0, 80)).map((token) => token.word);
  const at = words.findIndex((word, index) => {
    const match = verbForm(word);
    return match?.form === 'base' && (index === 0 || match.entry.noun === 'never');
  });
  const entry = verbForm(words[at] ?? '')?.entry;
  if (entry === undefined) return undefined;
  const objects = words.filter((_, index) => index !== at);
  const around = objects.length > 0 ? objects : view.name.tokens.map((token) => token.word);
  const { effect, clarity } = effectOf(entry, around, view.server);
  return {
    value,
    effect,
    clarity: STEERING.has(entry.verb) && clarity === 'clear' ? 'fair' : clarity,
    parameter,
    evidence,
  };
}

/** What a parameter without an enum says that it can be: "One of: list, create, delete". */
function offersInText(view: ToolView, parameter: Parameter): Offer[] {
  const text = parameter.description;
  if (text === undefined) return [];
  return tokenize(text.value.slice(0, 2000)).flatMap((token) => {
    const match = verbForm(token.word);
    if (match?.form !== 'base' || match.entry.clarity !== 'clear') return [];
    const offer = offerOf(view, parameter, token.word, quote(text, token.start, token.end));
    return offer === undefined ? [] : [offer];
  });
}

function isNamed(parameter: Parameter, names: ReadonlySet<string>): boolean {
  const last = parameter.words.at(-1) ?? '';
  return names.has(parameter.key) || names.has(last);
}

/** Beside `create` and `add_member`, `remove_member` takes away a part that the same tool puts back. */
function isAddedAgain({ value }: Offer, all: readonly Offer[]): boolean {
  if (!all.some((other) => other.value.toLowerCase().startsWith('create'))) return false;
  const counterpart = value.toLowerCase().replace('remove', 'add');
  return counterpart !== value.toLowerCase() && all.some((other) => other.value.toLowerCase() === counterpart);
}

function offersOf(view: ToolView, parameter: Parameter): Offer[] {
  const surely = isNamed(parameter, ACTION_NAMES);
  if (
    parameter.depth > (surely ? NESTED_DEPTH : 1) ||
    (!surely && !isNamed(parameter, MAYBE_ACTION_NAMES)) ||
    isHttpMethod(parameter)
  )
    return [];
  if (parameter.choices.length === 0) return surely ? offersInText(view, parameter) : [];
  const offers = parameter.choices
    .map((choice) => offerOf(view, parameter, choice.value, quote(choice, 0, choice.value.length)))
    .filter((offer) => offer !== undefined)
    .map((offer, _, all) => (isAddedAgain(offer, all) ? { ...offer, effect: 'Write' as const } : offer));
  return surely || offers.length * 2 >= parameter.choices.length ? offers : [];
}

/** `list_events` with the actions "create" and "delete" filters by them; a choice of acts has a reading one too. */
function onlyFilters(view: ToolView, offers: readonly Offer[]): boolean {
  const [label] = view.labels;
  const isReader = label?.effect === 'Read' && label.clarity === 'clear' && view.labels.length === 1;
  return isReader && offers.every((offer) => offer.effect !== 'Read');
}

/** Everything that the tool's action parameters let a caller choose. */
export function readOffers(view: ToolView): Offer[] {
  return view.parameters.flatMap((parameter) => {
    const offers = offersOf(view, parameter);
    return onlyFilters(view, offers) ? [] : offers;
  });
}
