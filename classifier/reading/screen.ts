import type { Parameter } from './parameters.ts';
import { speaksOf } from './matter.ts';
import type { ToolView } from '../view.ts';

const WEB = new Set(['browser', 'tab', 'website', 'webpage', 'web', 'playwright', 'puppeteer']);
/** A page that the server can write is a document. */
const PAGES = new Set(['page', 'pages']);
const DRIVERS = new Set(['agent', 'agents', 'autonomous', 'autonomously', 'automation', 'autopilot']);
const BROWSERS = new Set(['browser', 'website', 'websites']);
const TASKS = new Set(['task', 'prompt', 'instruction', 'instructions', 'goal', 'objective']);

/** Whether the tool works on a page in a browser, by its siblings or by its own words. */
export function isOnAPage(view: ToolView): boolean {
  return view.server.screen || speaksOf(view, WEB) || (speaksOf(view, PAGES) && !view.server.makes('page'));
}

/** The parameter in which a browser agent is told what to do. */
export function browserTask(view: ToolView): Parameter | undefined {
  const task = view.parameters.find((entry) => entry.depth === 0 && TASKS.has(entry.key));
  if (task === undefined || !speaksOf(view, BROWSERS) || !speaksOf(view, DRIVERS)) return undefined;
  return task;
}
