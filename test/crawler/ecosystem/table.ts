import type { Completeness, ListingState } from '../../../catalog/vocabulary.ts';
import type { Source } from '../../../crawler/sources/source.ts';
import type { Answer, Host, World } from './world.ts';

/** How listing a server ends: state, reason and completeness. */
export type Ends = `${ListingState} ${string} ${Completeness}`;

/** One thing that can be wrong with a server. What goes by a name of `Named` ends like this. */
interface Named {
  /** Completes "a server that …"; unique in all tables. */
  name: string;
  ends: Ends;
}

/** A server at an address, named by the official registry. */
export interface RemoteFault extends Named, Partial<Omit<Host, 'answer'>> {
  answer?: Answer;
  /** Where it is said to be, when it is not a host of the world. */
  at?: string;
  scheme?: 'http';
  transport?: 'sse';
}

/** A package, named by the official registry. */
export interface PackageFault extends Named {
  package: Record<string, unknown>;
}

/** A program of the package that holds all fixture servers, named by a launch list. */
export interface ProgramFault extends Named {
  /** How it ends where the machine is slow, or has many processors. */
  or?: Ends;
  /** Name of the fixture. */
  bin: string;
  args?: string[];
}

/** A bundle, named by a source of the tests: no real source names one on this machine. */
export interface BundleFault extends Named {
  file: Buffer | undefined;
  /** What the record says of the file; by default the truth. */
  sha256?: string;
}

/** A row of the official registry. */
export interface RecordFault {
  /** Completes "a record that …". */
  name: string;
  /** What becomes of its server; without a state there is none. */
  state: ListingState | undefined;
  /** A part of the reason for which it, or a part of it, is left out. */
  dropped?: string;
  server?: Record<string, unknown>;
  status?: 'deprecated' | 'deleted';
}

/** A whole source. */
export interface SourceFault {
  /** Completes "a source that …". */
  name: string;
  /** How much of it was read, or a part of what is said about its problem. */
  ends: string;
  records: number;
  start: (world: World) => Source;
}

/** A row of a table as a part of a name of a host, and of a server. */
export function slugIn({ name }: { name: string }): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
}
