import type { Category, FactorId } from '../catalog/vocabulary.ts';

/**
 * The three kinds of access that are enough for theft when one session has them all: an instruction in text that
 * strangers wrote, data that is private, and a way to send it out.
 */
export interface LegEntry {
  label: string;
  /** Completes "A tool of this leg …". */
  meaning: string;
}

export const LEGS = {
  'private-data': { label: 'Private data', meaning: 'returns what is not public' },
  'untrusted-content': { label: 'Untrusted content', meaning: 'brings in text that strangers can have written' },
  'way-out': { label: 'A way out', meaning: 'can send data to somebody outside' },
} as const satisfies Record<string, LegEntry>;
export type LegId = keyof typeof LEGS;
export const LEG_IDS = Object.keys(LEGS) as LegId[];

/** A leg that a factor gives, and why. */
export interface Given {
  leg: LegId;
  /** Completes "because …". */
  because: string;
  /** The leg is given only to tools of these categories. */
  onlyIf?: readonly Category[];
}

/**
 * What each factor gives. A factor that is not named gives none: it says how much harm a call does, or how it can be
 * undone, and not whether data flows through the tool.
 */
export const GIVEN_BY: Partial<Record<FactorId, readonly Given[]>> = {
  'exposes-secrets': [{ leg: 'private-data', because: 'it returns secrets' }],
  'reads-personal-data': [{ leg: 'private-data', because: 'it returns data about people' }],
  'reads-private-content': [{ leg: 'private-data', because: 'it returns content that is not public' }],
  'arbitrary-path': [
    {
      leg: 'private-data',
      because: 'the model chooses the path, which can be that of a private file',
      // A tool that writes, deletes or acts at a path does not return what is there.
      onlyIf: ['Read'],
    },
  ],
  'arbitrary-query': [{ leg: 'private-data', because: 'the model writes the query, and so chooses what is returned' }],
  'ingests-untrusted-content': [{ leg: 'untrusted-content', because: 'it returns text that strangers wrote' }],
  'arbitrary-url': [
    { leg: 'untrusted-content', because: 'the model chooses the address, and anyone can have written what is there' },
    { leg: 'way-out', because: 'an address can carry data to whoever owns it' },
  ],
  'reaches-outside': [{ leg: 'way-out', because: 'it sends data outside' }],
  publishes: [{ leg: 'way-out', because: 'what it publishes can be read by anyone' }],
  'runs-arbitrary-code': [
    { leg: 'private-data', because: 'code can read what its account can read' },
    { leg: 'untrusted-content', because: 'code can bring in text from anywhere' },
    { leg: 'way-out', because: 'code can send data anywhere' },
  ],
};
