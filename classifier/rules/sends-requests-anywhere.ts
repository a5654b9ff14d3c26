import { httpMethodOf } from '../reading/http.ts';
import { takesFreeText } from '../reading/runs.ts';
import { quoteParameter } from '../evidence.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const ADDRESSES = new Set(['url', 'uri', 'endpoint', 'address', 'host']);

export const sendsRequestsAnywhere: Rule = {
  id: 'sends-requests-anywhere',
  version: 1,
  kind: 'factor',
  asserts: 'reaches-outside',
  title: 'Sends requests anywhere',
  question: 'Does the tool send an HTTP request of the caller to an address of the caller?',
  why: 'Such a request carries whatever the model has read to whoever owns the address.',
  limits: 'Reading a page sends its address too; only tools that are made for requests count.',
  references: [],
  fires: [
    {
      name: 'http_post',
      description: 'Perform an HTTP POST request',
      inputSchema: { type: 'object', properties: { url: { type: 'string' }, body: { type: 'string' } } },
    },
  ],
  staysQuiet: [
    {
      name: 'fetch',
      description: 'Fetch a page over HTTP',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    { name: 'get_http_settings', description: 'Get HTTP settings' },
  ],
  check(view) {
    const address = view.parameters.find(
      (entry) => entry.depth <= 1 && takesFreeText(entry) && ADDRESSES.has(entry.key),
    );
    if (address === undefined) return NOT_APPLICABLE;
    const method = httpMethodOf(view);
    if (method === undefined) return NOT_DETECTED;
    return detected('high', 'The tool sends a request to any address.', [method, quoteParameter(view, address)]);
  },
};
