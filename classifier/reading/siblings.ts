import type { ToolView } from '../view.ts';

const MAKING = ['create', 'update', 'append', 'add', 'patch', 'insert', 'write', 'edit', 'reply', 'save'];

/** The bare word in any number: `pages` and `page` are the same thing. */
function stem(thing: string): string {
  if (thing.endsWith('ies')) return thing.slice(0, -3);
  return thing.endsWith('s') ? thing.slice(0, -1) : thing;
}

/**
 * Tells whether one of the tools makes or changes such things: then they are kept here, and the caller's own. The names
 * are gone through once, and once more for each thing that is asked about: there are few.
 */
export function whatIsMade(toolNames: ReadonlySet<string>): (thing: string) => boolean {
  const answers = new Map<string, boolean>();
  let making: readonly string[] | undefined;
  return function isMade(thing) {
    const word = stem(thing);
    const known = answers.get(word);
    if (known !== undefined) return known;
    making ??= [...toolNames].filter((name) => MAKING.some((verb) => name.includes(verb)));
    const answer = making.some((name) => name.includes(word));
    answers.set(word, answer);
    return answer;
  };
}

/** Whether people write such things through the server. With no siblings to ask, they may. */
export function isWrittenByPeople({ server }: ToolView, thing: string): boolean {
  return server.toolNames.size === 1 || server.makes(thing);
}
