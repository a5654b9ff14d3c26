import { quote, quoteParameter } from '../evidence.ts';
import { speaksOf } from '../reading/matter.ts';
import { browserTask, isOnAPage } from '../reading/screen.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const PAGES = new Set(['browser', 'page', 'form', 'website', 'playwright', 'puppeteer', 'web']);
const FILES = new Set(['file', 'files', 'data']);

export const givesToAPage: Rule = {
  id: 'gives-to-a-page',
  version: 1,
  kind: 'factor',
  asserts: 'reaches-outside',
  title: 'Gives something to a page',
  question: 'Does the tool hand files or a filled form to a page in a browser, or have an agent do so?',
  why: 'Whoever owns the page gets what is uploaded or submitted to it.',
  limits: 'Filling in a field without submitting it does not count, although some pages send each letter.',
  references: [],
  fires: [
    { name: 'browser_upload_file', description: 'Upload a file to the page' },
    {
      name: 'browser_type',
      description: 'Type text into an element of the page',
      inputSchema: { type: 'object', properties: { text: { type: 'string' }, submit: { type: 'boolean' } } },
    },
    {
      name: 'web_agent',
      description: 'Runs an autonomous agent in a browser',
      inputSchema: { type: 'object', properties: { task: { type: 'string' } }, required: ['task'] },
    },
  ],
  staysQuiet: [
    { name: 'upload_file', description: 'Upload a file to a folder' },
    {
      name: 'browser_fill',
      description: 'Fill a field of the page',
      inputSchema: { type: 'object', properties: { text: { type: 'string' } } },
    },
    { name: 'browser_hover', description: 'Hover over an element' },
  ],
  check(view, decision) {
    if (decision.category === 'Read' || decision.category === 'Unknown') return NOT_APPLICABLE;
    const task = browserTask(view);
    if (task !== undefined) {
      return detected('medium', `The parameter "${task.name}" tells a browser what to do.`, [
        quoteParameter(view, task),
      ]);
    }
    if (!view.server.screen && !(isOnAPage(view) && view.name.tokens[0]?.word === 'browser')) return NOT_APPLICABLE;
    const given = view
      .mains()
      .filter(({ verb, objects }) => (verb === 'upload' || verb === 'drop') && objects.some((word) => FILES.has(word)));
    const submit = view.parameters.find((entry) => entry.depth === 0 && entry.key === 'submit');
    const types = speaksOf(view, PAGES) && view.mains().some(({ verb }) => verb === 'type' || verb === 'fill');
    return detected('medium', 'The tool gives something to a page.', [
      ...given.map((action) => quote(action.text, action.start, action.end)),
      ...(submit !== undefined && types ? [quoteParameter(view, submit)] : []),
    ]);
  },
};
