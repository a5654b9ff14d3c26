import { labelSays } from '../reading/votes.ts';
import type { Rule } from '../rule.ts';

export const nameSaysExecute: Rule = {
  id: 'name-says-execute',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'The name says that it runs something',
  question: 'Does the name say that the tool runs, starts, stops or operates something?',
  why: 'A verb such as "run", "deploy" or "click" hands control to something else: what happens next is not decided by the tool, but by what it sets in motion.',
  limits:
    'A name is chosen by its author and may be short of the truth; a noun-like verb ("order", "log") counts only where it can hardly be a noun.',
  references: [],
  fires: [
    { name: 'run_tests' },
    { name: 'restart-service' },
    { name: 'browser_click' },
    { name: 'deployApplication' },
    { name: 'invoke_agent_runtime' },
    { name: 'cancel_job' },
    { name: 'python_executor' },
  ],
  staysQuiet: [
    { name: 'list_runs' },
    { name: 'get_deploy_status' },
    { name: 'run_query_history' },
    { name: 'search_runbooks' },
  ],
  check: (view) => labelSays(view, 'Execute'),
};
