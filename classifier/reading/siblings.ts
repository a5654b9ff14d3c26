import type { ToolView } from '../view.ts';

const MAKING = ['create', 'update', 'append', 'add', 'patch', 'insert', 'write', 'edit', 'reply', 'save'];

/** The bare word in any number: `pages` and `page` are the same thing. */
function stem(thing: string): string {
  if (thing.endsWith('ies')) return thing.slice(0, -3);
  return thing.endsWith('s') ? thing.slice(0, -1) : thing;
}

/** Whether another tool of the server makes or changes such things: then they are kept here, and the caller's own. */
export function isMadeHere(view: ToolView, thing: string): boolean {
  const word = stem(thing);
  for (const name of view.server.toolNames) {
    if (name.includes(word) && MAKING.some((verb) => name.includes(verb))) return true;
  }
  return false;
}

/** Whether people write such things through the server. With no siblings to ask, they may. */
export function isWrittenByPeople(view: ToolView, thing: string): boolean {
  return view.server.toolNames.size === 1 || isMadeHere(view, thing);
}
