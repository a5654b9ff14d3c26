import { detected, NOT_APPLICABLE } from '../rule.ts';
import { httpMethodOf } from '../reading/http.ts';
import { requestsAnyUrl } from './requests-any-url.ts';
import type { Rule } from '../rule.ts';

/** These look at the address and not at what it holds. */
const NOT_THE_TEXT = new Set(['map', 'check', 'validate', 'ping', 'test', 'monitor', 'download', 'clone']);

export const returnsWhatAnAddressHolds: Rule = {
  id: 'returns-what-an-address-holds',
  version: 1,
  kind: 'factor',
  asserts: 'ingests-untrusted-content',
  title: 'Returns what an address holds',
  question: 'Does the tool read from any address that it is given?',
  why: 'The owner of the address decides what it holds, and so what the model reads.',
  limits: "An address of the caller's own is not told apart from a stranger's.",
  references: [],
  fires: [
    {
      name: 'extract',
      description: 'Extract the text',
      inputSchema: { type: 'object', properties: { urls: { type: 'array', items: { type: 'string' } } } },
    },
    {
      name: 'http_post',
      description: 'Perform an HTTP POST request',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
    {
      name: 'fetch',
      description: 'Fetch a file',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } }, required: ['url'] },
    },
  ],
  staysQuiet: [
    {
      name: 'check_link',
      description: 'Check whether a link is alive',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    { name: 'list_links', description: 'List links of the account' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read' && httpMethodOf(view) === undefined) return NOT_APPLICABLE;
    if (view.mains().some((action) => NOT_THE_TEXT.has(action.verb))) return NOT_APPLICABLE;
    const answer = requestsAnyUrl.check(view, decision);
    if (answer.outcome !== 'detected') return answer;
    return detected('medium', 'The tool returns what the given address holds.', answer.evidence);
  },
};
