import type { Target } from './target.ts';

/** What a client or gateway of each kind does, as the end of a sentence. */
export const KINDS: Record<Target['kind'], string> = {
  enforced: 'it blocks the call',
  advisory: 'it blocks nothing, and only changes when a person is asked or what is offered',
};
