import { quote, quoteMention, quoteParameter } from '../evidence.ts';
import type { Evidence } from '../../catalog/model.ts';
import { handedBack } from '../reading/matter.ts';
import { browserTask, isOnAPage } from '../reading/screen.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { ToolView } from '../view.ts';
import type { Rule } from '../rule.ts';

/** Kinds of snapshots and logs that measure the page and quote nothing of it. */
const MEASURING = new Set([
  'heap',
  'memory',
  'performance',
  'trace',
  'cpu',
  'coverage',
  'database',
  'volume',
  'disk',
  'vm',
]);
const EVALUATING = new Set(['evaluate', 'eval']);

/** "Include a snapshot in the response": an act on the page that answers with the page. */
function answersWithThePage(view: ToolView): Evidence[] {
  return view.parameters
    .filter((entry) => entry.depth === 0 && entry.words[0] === 'include' && entry.words.includes('snapshot'))
    .map((entry) => quoteParameter(view, entry));
}

/** What a script returns from a page is made of what the page holds. */
function readsByScript(view: ToolView): Evidence[] {
  return view
    .mains()
    .filter((action) => EVALUATING.has(action.verb))
    .map((action) => quote(action.text, action.start, action.end));
}

export const showsAPage: Rule = {
  id: 'shows-a-page',
  version: 1,
  kind: 'factor',
  asserts: 'ingests-untrusted-content',
  title: 'Shows what is on a page',
  question: 'Does the tool return what a page in a browser shows, says or exchanges?',
  why: 'Whoever wrote the page speaks to the model through every picture, text and message of it.',
  limits:
    "A page of one's own is not told apart. A click whose answer shows the new page is only seen when the tool says so.",
  references: [],
  fires: [
    { name: 'page_screenshot', description: 'Take a screenshot of the current page' },
    { name: 'browser_console', description: 'Returns all console messages of the page' },
    {
      name: 'page_hover',
      description: 'Hover over an element of the page',
      inputSchema: { type: 'object', properties: { includeSnapshot: { type: 'boolean' } } },
    },
    {
      name: 'browser_evaluate',
      description: 'Evaluate JavaScript in the page',
      inputSchema: { type: 'object', properties: { script: { type: 'string' } } },
    },
  ],
  staysQuiet: [
    { name: 'browser_click', description: 'Click an element of the page' },
    { name: 'take_heap_snapshot', description: 'Take a heap snapshot of the page' },
    { name: 'create_snapshot', description: 'Create a snapshot of a volume' },
    { name: 'list_snapshots', description: 'List snapshots of a volume' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read' && decision.category !== 'Execute') return NOT_APPLICABLE;
    if (!isOnAPage(view)) return NOT_APPLICABLE;
    const shown = handedBack(view, 'page-state').filter(
      ({ text, first, last }) =>
        !text.tokens.slice(Math.max(0, first - 2), last + 2).some(({ word }) => MEASURING.has(word)),
    );
    const task = browserTask(view);
    return detected('medium', 'The tool returns what a page shows.', [
      ...shown.map(quoteMention),
      ...answersWithThePage(view),
      ...(decision.category === 'Execute' ? readsByScript(view) : []),
      ...(task === undefined ? [] : [quoteParameter(view, task)]),
    ]);
  },
};
