import { mentions, quoteMention } from '../evidence.ts';
import type { Mention } from '../evidence.ts';
import { detected, NOT_APPLICABLE } from '../rule.ts';
import type { Rule } from '../rule.ts';

const SEARCHING = new Set(['search', 'find', 'discover', 'explore', 'browse', 'query', 'lookup']);
const READING = new Set(['get', 'read', 'fetch', 'view', 'retrieve', 'show']);
const PUBLIC_THINGS = new Set(
  'repository repositories repos project projects code package packages image images model models dataset datasets listing listings app apps'.split(
    ' ',
  ),
);
const TEXTS = new Set(['content', 'contents', 'readme', 'source', 'code']);

export const readsPublicPlaces: Rule = {
  id: 'reads-public-places',
  version: 1,
  kind: 'factor',
  asserts: 'ingests-untrusted-content',
  title: 'Reads from a public place',
  question:
    'Does the tool search or read a place where anybody may put things, such as a code host or a package registry?',
  why: 'Names, descriptions and files there are written by whoever wants them to be found.',
  limits: 'A private repository on such a host is not told apart. Only hosts that the text names are seen.',
  references: [],
  fires: [
    { name: 'search_repositories', description: 'Search GitHub repositories' },
    { name: 'get_file', description: 'Get the contents of a file of a GitLab project' },
    { name: 'find_packages', description: 'Find packages on npm' },
  ],
  staysQuiet: [
    { name: 'list_projects', description: 'List projects of the account' },
    { name: 'search_zones', description: 'Search zones' },
    { name: 'get_branch', description: 'Get a branch of a GitHub repository' },
  ],
  check(view, decision) {
    if (decision.category !== 'Read') return NOT_APPLICABLE;
    const hosts: readonly Mention[] = mentions(view, 'public-host').filter(
      ({ text, first }) => text.sentenceAt(first)?.first === 0,
    );
    if (hosts.length === 0) return NOT_APPLICABLE;
    const reads = view
      .mains()
      .some(
        ({ verb, objects }) =>
          (SEARCHING.has(verb) && objects.some((word) => PUBLIC_THINGS.has(word))) ||
          (READING.has(verb) && objects.some((word) => TEXTS.has(word))),
      );
    return detected(
      'medium',
      'The tool reads from a place where anybody may put things.',
      reads ? hosts.map(quoteMention) : [],
    );
  },
};
