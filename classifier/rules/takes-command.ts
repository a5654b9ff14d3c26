import { quoteParameter } from '../evidence.ts';
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

const COMMAND_NAMES = new Set([
  'command',
  'cmd',
  'commands',
  'shell',
  'commandline',
  'argv',
  'cmdline',
  'shellcommand',
  'bashcommand',
]);

function isCommand(parameter: Parameter): boolean {
  return COMMAND_NAMES.has(parameter.key);
}

export const takesCommand: Rule = {
  id: 'takes-command',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'Takes a command and runs it',
  question: 'Does the tool take a command line as a parameter?',
  why: 'A command line that the model writes can do whatever the process may do, also when the definition says nothing else.',
  limits:
    'A tool that stores, explains or lists commands is left out when its verbs say so. A fixed list of commands is read as a choice of actions instead.',
  references: [],
  fires: [
    {
      name: 'terminal',
      description: '',
      inputSchema: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] },
    },
    {
      name: 'run_shell',
      description: 'Run something on the host',
      inputSchema: { type: 'object', properties: { cmd: { type: 'string' } }, required: ['cmd'] },
    },
    {
      name: 'kubectl',
      description: 'Runs kubectl',
      inputSchema: {
        type: 'object',
        properties: { command: { type: 'string', description: 'The command to run, without "kubectl"' } },
        required: ['command'],
      },
    },
  ],
  staysQuiet: [
    {
      name: 'explain_command',
      description: 'Explain what a shell command does',
      inputSchema: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] },
    },
    {
      name: 'add_bot_command',
      description: 'Register a chat command',
      inputSchema: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] },
    },
    {
      name: 'service',
      description: 'Control the service',
      inputSchema: { type: 'object', properties: { command: { type: 'string', enum: ['status', 'start', 'stop'] } } },
    },
  ],
  check(view) {
    const parameter = view.parameters.find((entry) => takesFreeText(entry) && isCommand(entry));
    if (parameter === undefined) return NOT_APPLICABLE;
    if (onlyLooksAtIt(view) || storesIt(view)) return NOT_DETECTED;
    const sure =
      saysItIsRun(parameter) ||
      runAction(view) !== undefined ||
      isNamedAfterInterpreter(view) ||
      view.description === undefined;
    return detected(sure ? 'high' : 'medium', `The parameter "${parameter.name}" takes a command.`, [
      quoteParameter(view, parameter),
    ]);
  },
};
