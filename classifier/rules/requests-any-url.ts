import { quoteParameter } from '../evidence.ts';
import type { Parameter } from '../reading/parameters.ts';
import { takesFreeText } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const REQUESTING = new Set(
  'fetch navigate scrape crawl open download visit load request read get extract convert screenshot capture take browse perform go retrieve parse summarize render return goto'.split(
    ' ',
  ),
);
const ADDRESSES = new Set([
  'url',
  'urls',
  'uri',
  'targeturl',
  'pageurl',
  'websiteurl',
  'weburl',
  'starturl',
  'sourceurl',
  'siteurl',
  'webpage',
  'href',
]);

function isAddress(parameter: Parameter): boolean {
  return ADDRESSES.has(parameter.key);
}

export const requestsAnyUrl: Rule = {
  id: 'requests-any-url',
  version: 1,
  kind: 'factor',
  asserts: 'arbitrary-url',
  title: 'Requests any URL',
  question: 'Does the tool request an address that the caller chooses?',
  why: 'A free address reaches internal services as well as the web, and the address itself can carry data out.',
  limits:
    'Whether the server refuses private addresses is not known. An address that is only stored, such as a picture or a call-back, does not count.',
  references: [],
  fires: [
    {
      name: 'fetch',
      description: 'Fetch a page',
      inputSchema: {
        type: 'object',
        properties: { url: { type: 'string', description: 'Address to fetch' } },
        required: ['url'],
      },
    },
    {
      name: 'browser_navigate',
      description: 'Navigate to a page',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
    {
      name: 'scrape',
      description: 'Scrape pages',
      inputSchema: {
        type: 'object',
        properties: { urls: { type: 'array', items: { type: 'string' } } },
        required: ['urls'],
      },
    },
  ],
  staysQuiet: [
    {
      name: 'create_bookmark',
      description: 'Create a bookmark',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
    {
      name: 'get_issue',
      description: 'Get an issue',
      inputSchema: { type: 'object', properties: { issue_url: { type: 'string' } } },
    },
    {
      name: 'list_hooks',
      description: 'List hooks',
      inputSchema: { type: 'object', properties: { callback_url: { type: 'string' } } },
    },
  ],
  check(view, decision) {
    if (decision.category !== 'Read' && decision.category !== 'Execute') return NOT_APPLICABLE;
    const parameter = view.parameters.find((entry) => entry.depth <= 1 && takesFreeText(entry) && isAddress(entry));
    if (parameter === undefined) return NOT_APPLICABLE;
    if (!view.mains().some((action) => REQUESTING.has(action.verb))) return NOT_DETECTED;
    return detected('medium', `The parameter "${parameter.name}" takes any address.`, [
      quoteParameter(view, parameter),
    ]);
  },
};
