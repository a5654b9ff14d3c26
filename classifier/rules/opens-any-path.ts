import { quoteParameter } from '../evidence.ts';
import type { Parameter } from '../reading/parameters.ts';
import { pathKind } from '../reading/paths.ts';
import { takesFreeText } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** With one of these the path lies inside something else than the disk. */
const HOLDERS = new Set(
  'owner repo repository projectid project bucket bucketname namespace method siteid username domain organization filekey'.split(
    ' ',
  ),
);
/** These are on this machine, id or not. */
const RUNNING = new Set('session page tab process device terminal request'.split(' '));
const FILES = new Set('file files directory directories folder folders repository tree'.split(' '));

/** What has an id of its own is kept by a service, and the path lies in there. */
function holds({ key, words, required }: Parameter): boolean {
  return HOLDERS.has(key) || (required && words.length > 1 && words.at(-1) === 'id' && !RUNNING.has(words[0] ?? ''));
}

export const opensAnyPath: Rule = {
  id: 'opens-any-path',
  version: 2,
  kind: 'factor',
  asserts: 'arbitrary-path',
  title: 'Opens any path',
  question: 'Does the tool open a file path that the caller chooses?',
  why: 'A free path can point at keys, settings and start-up files as well as at the file that was meant.',
  limits:
    'Whether the server confines the path to a folder is not known. Paths inside a repository, a bucket or an API do not count.',
  references: [],
  fires: [
    {
      name: 'show_history',
      description: 'Show commits',
      inputSchema: {
        type: 'object',
        properties: {
          path: { type: 'string', description: 'Directory of the repository' },
          branch: { type: 'string' },
        },
      },
    },
    {
      name: 'take_picture',
      description: 'Take a picture of the page',
      inputSchema: { type: 'object', properties: { filename: { type: 'string', description: 'File to save it to' } } },
    },
    {
      name: 'read_file',
      description: 'Read a file',
      inputSchema: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
    },
    {
      name: 'save',
      description: 'Save the screenshot',
      inputSchema: {
        type: 'object',
        properties: { filePath: { type: 'string', description: 'Absolute path on the local disk' } },
      },
    },
    {
      name: 'list_directory',
      description: 'List a directory',
      inputSchema: {
        type: 'object',
        properties: { dir: { type: 'string' }, path: { type: 'string' } },
        required: ['dir', 'path'],
      },
    },
  ],
  staysQuiet: [
    {
      name: 'list_objects',
      description: 'List files of a bucket',
      inputSchema: { type: 'object', properties: { path: { type: 'string', description: 'Object key prefix' } } },
    },
    {
      name: 'get_value',
      description: 'Get a value',
      inputSchema: { type: 'object', properties: { path: { type: 'string', description: 'JSON path' } } },
    },
    {
      name: 'get_contents',
      description: 'Get a file of a repository',
      inputSchema: {
        type: 'object',
        properties: { owner: { type: 'string' }, repo: { type: 'string' }, path: { type: 'string' } },
        required: ['owner', 'repo', 'path'],
      },
    },
    {
      name: 'create_route',
      description: 'Create a route',
      inputSchema: {
        type: 'object',
        properties: { path: { type: 'string', description: 'Route, for example /users' } },
        required: ['path'],
      },
    },
    {
      name: 'list_zones',
      description: 'List zones',
      inputSchema: { type: 'object', properties: { account: { type: 'string' } } },
    },
  ],
  check(view) {
    const found = view.parameters
      .filter((entry) => entry.depth <= 1 && takesFreeText(entry))
      .map((entry) => ({ entry, kind: pathKind(entry) }))
      .filter(({ kind }) => kind !== undefined);
    if (found.length === 0) return NOT_APPLICABLE;
    const held = view.parameters.some((entry) => entry.depth === 0 && holds(entry));
    const aboutFiles = view.mains().some((action) => action.objects.some((word) => FILES.has(word)));
    const open = found.find(({ kind }) => kind === 'told' || (!held && (kind === 'plain' || aboutFiles)));
    if (open === undefined) return NOT_DETECTED;
    const { entry } = open;
    return detected('medium', `The parameter "${entry.name}" takes any path.`, [quoteParameter(view, entry)]);
  },
};
