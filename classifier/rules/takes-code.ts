import { quote, quoteParameter } from '../evidence.ts';
import {
  isNamedAfterInterpreter,
  onlyLooksAtIt,
  runAction,
  saysItIsRun,
  storesIt,
  takesFreeText,
} from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Parameter } from '../reading/parameters.ts';
import type { Rule } from '../rule.ts';

const CODE_NAMES = new Set(
  'code script javascript js python expression function snippet program source cell scripts codeblock'.split(' '),
);

function isCode(parameter: Parameter): boolean {
  return CODE_NAMES.has(parameter.words.at(-1) ?? '') || CODE_NAMES.has(parameter.key);
}

export const takesCode: Rule = {
  id: 'takes-code',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'Takes code and runs it',
  question: 'Does the tool take code or a script as a parameter and run it?',
  why: 'Code that the model writes can do whatever the process may do: the parameter, not the tool, decides what happens.',
  limits:
    'A parameter called "code" may be a country code or code to be checked: it counts only where the name, the description or the parameter says that it is run.',
  references: [],
  fires: [
    {
      name: 'page_eval',
      description: 'Evaluate a JavaScript expression in the page',
      inputSchema: { type: 'object', properties: { expression: { type: 'string' } }, required: ['expression'] },
    },
    {
      name: 'python',
      description: 'Python interpreter',
      inputSchema: {
        type: 'object',
        properties: { code: { type: 'string', description: 'Source to run' } },
        required: ['code'],
      },
    },
    {
      name: 'run_snippet',
      description: 'Runs a snippet in a sandbox',
      inputSchema: { type: 'object', properties: { script: { type: 'string' } }, required: ['script'] },
    },
  ],
  staysQuiet: [
    {
      name: 'lint_code',
      description: 'Check code for style errors',
      inputSchema: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
    },
    {
      name: 'apply_coupon',
      description: 'Apply a coupon',
      inputSchema: {
        type: 'object',
        properties: { code: { type: 'string', description: 'Coupon code' } },
        required: ['code'],
      },
    },
    {
      name: 'save_script',
      description: 'Save a script to the library',
      inputSchema: { type: 'object', properties: { script: { type: 'string' } }, required: ['script'] },
    },
  ],
  check(view) {
    const parameter = view.parameters.find((entry) => takesFreeText(entry) && isCode(entry));
    if (parameter === undefined) return NOT_APPLICABLE;
    const run = runAction(view);
    if (!saysItIsRun(parameter) && run === undefined && !isNamedAfterInterpreter(view)) return NOT_DETECTED;
    if (onlyLooksAtIt(view) || storesIt(view)) return NOT_DETECTED;
    const evidence = [
      quoteParameter(view, parameter),
      ...(run === undefined ? [] : [quote(run.text, run.start, run.end)]),
    ];
    return detected('high', `The parameter "${parameter.name}" takes code that is run.`, evidence);
  },
};
