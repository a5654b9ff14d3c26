import type { ToolView } from '../view.ts';
import type { Action } from './action.ts';
import type { Parameter } from './parameters.ts';
import type { Text } from './text.ts';

/** Verbs that hand a text over to a machine. */
const RUN_VERBS = new Set('run execute exec eval evaluate invoke interpret'.split(' '));
/** Words in a name that are programs which run what they are given. */
const INTERPRETERS = new Set(
  'python bash shell sh zsh powershell repl terminal javascript js node console interpreter sandbox ssh eval exec applescript osascript jupyter ipython cmd'.split(
    ' ',
  ),
);
/** What reading verbs do to code without running it. */
const HARMLESS_VERBS = new Set(
  'validate verify lint check analyze analyse examine review explain format parse translate convert generate compare diff summarize describe inspect optimize suggest estimate preview search find list detect encode decode view show highlight minify simulate'.split(
    ' ',
  ),
);

/** What storing verbs do to code: it is kept, not run. */
const STORING_VERBS = new Set(
  'create add save store update edit register insert upsert delete remove set define upload import append replace list get rename move copy'.split(
    ' ',
  ),
);

/** Whether the tool's own verbs only look at what they are given. */
export function onlyLooksAtIt(view: ToolView): boolean {
  const actions = view.mains();
  return actions.length > 0 && actions.every((action) => HARMLESS_VERBS.has(action.verb));
}

/** Whether the tool stores what it is given, as an editor of scripts or a list of commands does. */
export function storesIt(view: ToolView): boolean {
  const actions = view.mains();
  return actions.length > 0 && actions.every((action) => STORING_VERBS.has(action.verb));
}

/** The action with which the tool runs what it is given, if its name or description says so. */
export function runAction(view: ToolView): Action | undefined {
  return view.mains().find((action) => RUN_VERBS.has(action.verb));
}

function says(text: Text | undefined, words: ReadonlySet<string>): boolean {
  return text?.tokens.slice(0, 60).some((token) => words.has(token.word)) ?? false;
}

const RUN_FORMS = new Set(
  [...RUN_VERBS]
    .flatMap((verb) => [verb, `${verb}s`, `${verb}d`, `${verb}ing`])
    .concat(['executing', 'evaluating', 'running', 'invoking']),
);

/** Whether the parameter's own description says that its value is run. */
export function saysItIsRun(parameter: Parameter): boolean {
  return says(parameter.description, RUN_FORMS);
}

/** Whether the tool is named after something that runs what it is given. */
export function isNamedAfterInterpreter(view: ToolView): boolean {
  return view.name.tokens.some((token) => INTERPRETERS.has(token.word));
}

/** A parameter of the tool itself that takes free text. */
export function takesFreeText(parameter: Parameter): boolean {
  const open = parameter.type === undefined || parameter.type === 'string' || parameter.type === 'array';
  return open && parameter.choices.length === 0 && parameter.depth <= 1;
}

const FREE_NAMES = new Set(
  'code script javascript js python expression function snippet program source cell scripts command cmd commands shell commandline argv cmdline'.split(
    ' ',
  ),
);

/** Whether the parameter is named after code or a command. */
export function isCodeOrCommand(parameter: Parameter): boolean {
  return FREE_NAMES.has(parameter.words.at(-1) ?? '');
}
