import { quoteParameter } from '../evidence.ts';
import type { Parameter } from '../reading/parameters.ts';
import { speaksOf } from '../reading/matter.ts';
import { httpMethodOf } from '../reading/http.ts';
import { takesFreeText } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const REQUESTING = new Set(
  'fetch map navigate scrape crawl open download visit load request read get extract convert screenshot capture take browse perform go retrieve parse summarize render return goto'.split(
    ' ',
  ),
);
const ADDRESSES = new Set(
  'url urls uri targeturl pageurl websiteurl weburl starturl sourceurl siteurl webpage href'.split(' '),
);

/** These get anything; that it is got from the web the text must say. */
const VAGUE = new Set('get read retrieve return take perform load summarize convert parse'.split(' '));
const WEB = new Set('url urls web website webpage page pages http https site article link html'.split(' '));
/** An address that is waited for is not asked for. */
const AWAITING = new Set(['wait', 'expect', 'assert', 'intercept', 'mock']);

/** Whatever else is done with it, the address is requested. */
const SURELY = new Set(['clone', 'scrape', 'crawl', 'fetch', 'browse']);

function isAddress(parameter: Parameter): boolean {
  return ADDRESSES.has(parameter.key);
}

export const requestsAnyUrl: Rule = {
  id: 'requests-any-url',
  version: 2,
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
      name: 'http_put',
      description: 'Perform an HTTP PUT request',
      inputSchema: { type: 'object', properties: { url: { type: 'string' }, body: { type: 'string' } } },
    },
    {
      name: 'clone',
      description: 'Clone a repository',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
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
      name: 'post_link',
      description: 'Post a link to a channel',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
    {
      name: 'create_bookmark',
      description: 'Create a bookmark',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
    {
      name: 'wait_for_response',
      description: 'Wait for the browser to receive a response',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    {
      name: 'get_artifact',
      description: 'Get an artifact of a build',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
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
    const parameter = view.parameters.find((entry) => entry.depth <= 1 && takesFreeText(entry) && isAddress(entry));
    if (parameter === undefined) return NOT_APPLICABLE;
    const verbs = view.mains().map((action) => action.verb);
    const reads = verbs.some((verb) => REQUESTING.has(verb) && (!VAGUE.has(verb) || speaksOf(view, WEB)));
    const looks = decision.category === 'Read' || decision.category === 'Execute';
    const requests =
      (looks && !verbs.some((verb) => AWAITING.has(verb)) && (view.server.screen || reads)) ||
      verbs.some((verb) => SURELY.has(verb)) ||
      httpMethodOf(view) !== undefined;
    if (!requests) return NOT_DETECTED;
    return detected('medium', `The parameter "${parameter.name}" takes any address.`, [
      quoteParameter(view, parameter),
    ]);
  },
};
