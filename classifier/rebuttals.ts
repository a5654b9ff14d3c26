import type { Rebuttal } from './evaluate.ts';

/** Which findings explain away which votes. */
export const REBUTTALS: readonly Rebuttal[] = [
  // A free query that the server keeps read-only, or in a language that only reads, runs nothing.
  // A choice that deletes is no reader, whatever else of it is called read-only.
  {
    by: 'says-read-only',
    categories: ['Write', 'Execute', 'Destructive'],
    except: ['offers-delete', 'later-says-delete', 'loses-what-was-there'],
  },
  { by: 'reading-query-language', categories: ['Execute'], except: ['takes-code', 'takes-command', 'relays-requests'] },
  {
    by: 'says-it-changes-nothing',
    categories: ['Write', 'Execute', 'Destructive', 'Financial'],
    except: ['offers-delete', 'offers-pay'],
  },
  {
    by: 'only-rehearses',
    categories: ['Write', 'Execute', 'Destructive', 'Financial'],
    except: ['takes-code', 'takes-command', 'offers-write', 'offers-execute', 'offers-delete', 'offers-pay'],
  },
  {
    by: 'moves-to-trash',
    categories: ['Destructive'],
    except: ['offers-delete', 'drops-what-is-omitted', 'forces-its-way'],
  },
  { by: 'acts-on-a-simulation', categories: ['Financial', 'Destructive'], except: [] },
];
