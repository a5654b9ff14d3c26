import { quoteParameter } from '../evidence.ts';
import { takesFreeText } from '../reading/runs.ts';
import { detected, NOT_APPLICABLE, NOT_DETECTED } from '../rule.ts';
import type { Rule } from '../rule.ts';

const PATHS = new Set([
  'path',
  'paths',
  'filepath',
  'filepaths',
  'directory',
  'dir',
  'folderpath',
  'localpath',
  'outputpath',
  'rootpath',
  'directorypath',
  'absolutepath',
  'file',
  'sourcepath',
  'destinationpath',
  'workdir',
  'cwd',
  'savepath',
  'downloadpath',
]);
const PLAIN_PATHS = new Set([
  'filepath',
  'filepaths',
  'localpath',
  'absolutepath',
  'directorypath',
  'folderpath',
  'workdir',
  'cwd',
  'savepath',
  'downloadpath',
]);
/** With one of these the path lies inside something else than the disk. */
const HOLDERS = new Set([
  'owner',
  'repo',
  'repository',
  'projectid',
  'project',
  'bucket',
  'bucketname',
  'namespace',
  'branch',
  'method',
  'siteid',
  'username',
  'domain',
  'organization',
  'filekey',
]);
const LOCAL = new Set([
  'absolute',
  'local',
  'disk',
  'filesystem',
  'directory',
  'folder',
  'cwd',
  'workspace',
  'machine',
]);
const FILES = new Set(['file', 'files', 'directory', 'directories', 'folder', 'folders', 'repository', 'tree']);

export const opensAnyPath: Rule = {
  id: 'opens-any-path',
  version: 1,
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
    const parameter = view.parameters.find((entry) => entry.depth <= 1 && takesFreeText(entry) && PATHS.has(entry.key));
    if (parameter === undefined || view.parameters.some((entry) => HOLDERS.has(entry.key))) return NOT_APPLICABLE;
    const local = parameter.description?.tokens.some((token) => LOCAL.has(token.word)) ?? false;
    const named =
      PLAIN_PATHS.has(parameter.key) || view.mains().some((action) => action.objects.some((word) => FILES.has(word)));
    if (!local && !named) return NOT_DETECTED;
    return detected('medium', `The parameter "${parameter.name}" takes any path.`, [quoteParameter(view, parameter)]);
  },
};
