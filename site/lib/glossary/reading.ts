import type { Word } from './word.ts';

/** How the catalog gets to know what it shows. */
export const READING = {
  source: {
    term: 'source',
    meaning: 'A place that the catalog reads to learn which servers there are: a registry, a catalog or a list.',
    more: { path: '/sources/', text: 'All sources' },
  },
  manifest: {
    term: 'manifest',
    meaning:
      'What was read of a server at one time: its own name and version, its instructions, and its list of tools with their definitions.',
    see: ['snapshot', 'listing'],
  },
  snapshot: {
    term: 'snapshot',
    meaning: 'The bytes of one retrieval, kept as they came, with their address, their time and their SHA-256.',
    see: ['manifest', 'evidence'],
  },
  listing: {
    term: 'listing',
    meaning:
      'An attempt to get the list of a server’s tools, and how it ended. It can be complete, partial, or fail for a reason that the page of the server gives.',
    more: { path: '/method/#listing', text: 'Every state of a listing' },
    see: ['basis'],
  },
  basis: {
    term: 'basis',
    meaning: 'Who says which tools a server has: the server itself, a catalog or package, or a page for people.',
    more: { path: '/method/#basis', text: 'What each is worth' },
    see: ['observed', 'declared', 'claimed'],
  },
  pin: {
    term: 'pin',
    meaning:
      'A hash of a tool’s definition as somebody approved it. When the definition changes, the hash no longer fits, and the change can be stopped until it is approved.',
    see: ['rug-pull', 'drift'],
  },
  drift: {
    term: 'drift',
    meaning: 'What changes in the definitions of a server’s tools from one crawl to the next.',
    more: { path: '/changes/', text: 'What changed' },
    see: ['pin', 'rug-pull'],
  },
  sandbox: {
    term: 'sandbox',
    meaning:
      'A confined place to run a program in. The catalog starts packages in one without network and without your files, to ask for their tools and nothing else.',
    see: ['stdio'],
  },
  token: {
    term: 'token cost',
    meaning:
      'How much of a model’s input the definition of a tool takes, in every request that offers it. Counted in tokens, the pieces of words that models read.',
    more: { path: '/method/#tokens', text: 'What is counted' },
  },
} as const satisfies Record<string, Word>;
