import { stem } from './stem.ts';
import { runsIn, tells } from './words.ts';

/** One word of a query, as it was typed and as it is looked up. */
export interface Wanted {
  text: string;
  term: string;
  /** Whether it may be the beginning of a word that is still being typed. */
  unfinished: boolean;
}

/** What has to be found for one run of a query: any of these ways, each of which is all of its words. */
export interface Group {
  text: string;
  ways: Wanted[][];
  /** Found or not, a document without it has all that was asked for. */
  optional: boolean;
}

/** People say what they look for: "github server", "slack tool". */
const SAID_OF_ALL = new Set(['server', 'servers', 'tool', 'tools']);
/** Nobody types more words; somebody pastes a page. */
const MAX_GROUPS = 8;
const MAX_QUERY = 300;

/** A query as what has to be found. */
export function groupsOf(query: string): Group[] {
  const text = query.slice(0, MAX_QUERY);
  const runs = runsIn(text).filter((run) => tells(run.text));
  const groups = runs.slice(0, MAX_GROUPS).map((run, i, all) => {
    const last = i === all.length - 1 && run.end === text.length;
    const whole = [wanted(run.text, last)];
    const parts = run.parts.filter((part) => tells(part.text));
    const ways =
      parts.length < 2 ? [whole] : [whole, parts.map((part, at) => wanted(part.text, last && at === parts.length - 1))];
    return { text: run.text, ways, optional: SAID_OF_ALL.has(run.text) };
  });
  return groups.every(({ optional }) => optional) ? groups.map((group) => ({ ...group, optional: false })) : groups;
}

function wanted(text: string, unfinished: boolean): Wanted {
  return { text, term: stem(text), unfinished };
}
