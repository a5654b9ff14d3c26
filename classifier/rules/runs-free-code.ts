import { quote, quoteParameter } from '../evidence.ts';
import type { Parameter } from '../reading/parameters.ts';
import { isCodeOrCommand, onlyLooksAtIt, runAction, takesFreeText } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { ToolView } from '../view.ts';
import type { Rule } from '../rule.ts';

/** Objects of "run" that stand for whatever the caller writes. */
const FREE = new Set([
  'command',
  'commands',
  'code',
  'javascript',
  'python',
  'bash',
  'shell',
  'expression',
  'script',
  'scripts',
]);

const DEPLOYING = new Set(['deploy', 'redeploy', 'put', 'publish', 'upload', 'create', 'update']);
const RUNNING_THINGS = new Set(['worker', 'lambda', 'function', 'functions']);
const CODE = new Set(['script', 'code', 'source', 'sourcecode', 'scriptcontent', 'functioncode']);

/** The parameter whose code a platform runs from now on, whenever it is called. */
function deployedCode(view: ToolView): Parameter | undefined {
  const deploys = view
    .mains()
    .some(({ verb, objects }) => DEPLOYING.has(verb) && objects.some((word) => RUNNING_THINGS.has(word)));
  return deploys ? view.parameters.find((entry) => takesFreeText(entry) && CODE.has(entry.key)) : undefined;
}

export const runsFreeCode: Rule = {
  id: 'runs-free-code',
  version: 2,
  kind: 'factor',
  asserts: 'runs-arbitrary-code',
  title: 'Runs code that the model writes',
  question: 'Does the tool run code or a command that the caller writes?',
  why: 'Nothing in the tool limits what such a call can do: it can read every file, reach every address and delete everything that the process may.',
  limits: 'Whether a sandbox stands around it is not known from the definition.',
  references: [],
  fires: [
    {
      name: 'run_command',
      description: 'Run a command on the host',
      inputSchema: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] },
    },
    {
      name: 'page_eval',
      description: 'Evaluate JavaScript in the page',
      inputSchema: { type: 'object', properties: { script: { type: 'string' } }, required: ['script'] },
    },
    { name: 'shell', description: 'Execute shell commands' },
    {
      name: 'deploy_worker',
      description: 'Deploy a worker',
      inputSchema: { type: 'object', properties: { script: { type: 'string' } }, required: ['script'] },
    },
  ],
  staysQuiet: [
    {
      name: 'run_tests',
      description: 'Run the tests of a project',
      inputSchema: { type: 'object', properties: { project: { type: 'string' } } },
    },
    {
      name: 'lint',
      description: 'Check a script',
      inputSchema: { type: 'object', properties: { script: { type: 'string' } } },
    },
    { name: 'deploy', description: 'Deploy the application' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown' || onlyLooksAtIt(view)) return NOT_APPLICABLE;
    const parameter = view.parameters.find((entry) => takesFreeText(entry) && isCodeOrCommand(entry));
    const run = runAction(view);
    const deployed = deployedCode(view);
    if (deployed !== undefined) {
      return detected('high', `The parameter "${deployed.name}" takes code that is deployed.`, [
        quoteParameter(view, deployed),
      ]);
    }
    if (
      parameter !== undefined &&
      (decision.decidedBy.includes('takes-code') || decision.decidedBy.includes('takes-command'))
    ) {
      return detected('high', `The parameter "${parameter.name}" takes code or a command that is run.`, [
        quoteParameter(view, parameter),
      ]);
    }
    if (run === undefined || view.parameters.length > 0 || !FREE.has(run.objects.at(-1) ?? '')) return NOT_DETECTED;
    return detected('medium', 'The text says that code or commands are run.', [quote(run.text, run.start, run.end)]);
  },
};
