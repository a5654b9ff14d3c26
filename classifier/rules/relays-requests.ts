import { quote, quoteParameter } from '../evidence.ts';
import type { Evidence } from '../../catalog/model.ts';
import type { ToolView } from '../view.ts';
import { isHttpMethod } from '../reading/choices.ts';
import { storesIt } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const RELAYING = new Set(['request', 'call', 'proxy', 'execute', 'invoke']);
const METHOD_NAMES = new Set(['method', 'httpmethod', 'requestmethod', 'verb']);
const TARGET_NAMES = new Set(['path', 'url', 'endpoint', 'uri', 'route', 'resource']);
const HTTP_WORDS = new Set(['http', 'post', 'delete', 'put', 'patch']);
const WRITING_METHODS = new Set(['post', 'put', 'patch', 'delete']);

/** `make_api_request`, `call_api`: the name itself says that it relays. */
function namedAfterRequests(view: ToolView): Evidence | undefined {
  const words = view.name.tokens.map((token) => token.word);
  const relays = words.includes('api') && words.some((word) => RELAYING.has(word));
  const reads = view.labels.some((action) => action.effect === 'Read');
  return relays && !reads && view.parameters.length > 0 ? quote(view.name, 0, view.name.value.length) : undefined;
}

export const relaysRequests: Rule = {
  id: 'relays-requests',
  version: 1,
  kind: 'category',
  asserts: 'Execute',
  title: 'Sends any request to an API',
  question: 'Does the tool take a method and a path or address, and send whatever request they make?',
  why: 'A tool that relays requests can do everything that the API behind it offers, deletions included.',
  limits: 'A tool that only allows reading methods is left out.',
  references: [],
  fires: [
    {
      name: 'make_api_request',
      description: 'Unified access to all endpoints',
      inputSchema: { type: 'object', properties: { service: { type: 'string' } } },
    },
    {
      name: 'api_request',
      description: 'Send a request to the API',
      inputSchema: {
        type: 'object',
        properties: { method: { type: 'string', enum: ['GET', 'POST', 'DELETE'] }, path: { type: 'string' } },
        required: ['method', 'path'],
      },
    },
    {
      name: 'call',
      description: 'Call an endpoint',
      inputSchema: {
        type: 'object',
        properties: {
          httpMethod: { type: 'string', description: 'HTTP method, for example POST' },
          url: { type: 'string' },
        },
        required: ['url'],
      },
    },
  ],
  staysQuiet: [
    {
      name: 'list_api_calls',
      description: 'List calls of the API',
      inputSchema: { type: 'object', properties: { day: { type: 'string' } } },
    },
    {
      name: 'api_get',
      description: 'Read from the API',
      inputSchema: {
        type: 'object',
        properties: { method: { type: 'string', enum: ['GET', 'HEAD'] }, path: { type: 'string' } },
        required: ['path'],
      },
    },
    {
      name: 'create_route',
      description: 'Create a route',
      inputSchema: {
        type: 'object',
        properties: { method: { type: 'string', enum: ['GET', 'POST'] }, path: { type: 'string' } },
        required: ['method', 'path'],
      },
    },
    {
      name: 'cluster',
      description: 'Cluster points',
      inputSchema: {
        type: 'object',
        properties: { method: { type: 'string', enum: ['kmeans', 'dbscan'] }, path: { type: 'string' } },
        required: ['path'],
      },
    },
  ],
  check(view) {
    const named = namedAfterRequests(view);
    if (named !== undefined) return detected('high', 'The tool is named after sending requests to an API.', [named]);
    const method = view.parameters.find((entry) => entry.depth <= 1 && METHOD_NAMES.has(entry.key));
    const target = view.parameters.find((entry) => entry.depth <= 1 && TARGET_NAMES.has(entry.words.at(-1) ?? ''));
    if (method === undefined || target === undefined) return NOT_APPLICABLE;
    const speaksHttp =
      isHttpMethod(method) || (method.description?.tokens.some((token) => HTTP_WORDS.has(token.word)) ?? false);
    if (!speaksHttp) return NOT_DETECTED;
    const writes =
      method.choices.length === 0 || method.choices.some((choice) => WRITING_METHODS.has(choice.value.toLowerCase()));
    if (!writes || storesIt(view)) return NOT_DETECTED;
    return detected('high', `The parameters "${method.name}" and "${target.name}" make up any request.`, [
      quoteParameter(view, method),
      quoteParameter(view, target),
    ]);
  },
};
