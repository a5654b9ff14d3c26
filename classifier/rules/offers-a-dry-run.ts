import { quoteParameter } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const NAMES = new Set([
  'dryrun',
  'preview',
  'previewonly',
  'simulate',
  'whatif',
  'validateonly',
  'testmode',
  'planonly',
  'checkonly',
]);

export const offersADryRun: Rule = {
  id: 'offers-a-dry-run',
  version: 1,
  kind: 'factor',
  asserts: 'dry-run',
  title: 'Offers a dry run',
  question: 'Can the caller ask to be shown the effect without having it?',
  why: 'A dry run lets a human see what would happen.',
  limits: 'The model decides whether to use it; it protects nobody by itself.',
  references: [],
  fires: [
    {
      name: 'clean',
      description: 'Remove untracked files',
      inputSchema: { type: 'object', properties: { dryRun: { type: 'boolean' } } },
    },
    {
      name: 'apply_plan',
      description: 'Apply a plan',
      inputSchema: { type: 'object', properties: { validate_only: { type: 'boolean', description: 'Only check' } } },
    },
  ],
  staysQuiet: [
    {
      name: 'clean',
      description: 'Remove untracked files',
      inputSchema: { type: 'object', properties: { force: { type: 'boolean' } } },
    },
    {
      name: 'list_runs',
      description: 'List runs',
      inputSchema: { type: 'object', properties: { dry_run: { type: 'boolean' } } },
    },
  ],
  check(view, decision) {
    if (decision.category === 'Read') return NOT_APPLICABLE;
    const parameter = view.parameters.find((entry) => entry.depth <= 1 && NAMES.has(entry.key));
    if (parameter === undefined) return NOT_DETECTED;
    return detected('high', `The parameter "${parameter.name}" asks for a dry run.`, [quoteParameter(view, parameter)]);
  },
};
