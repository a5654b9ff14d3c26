import { listed } from './names.ts';
import { isHidden } from './stance.ts';
import type { TargetInput } from './target.ts';

/** What is said of one tool, or, without a name, of all tools that the policy does not name. */
export interface Said<T> {
  name: string | undefined;
  of: T;
}

/** The tools of which something holds, as the subject of a sentence, or undefined when there is none. */
export function subjectOf<T>(said: readonly Said<T>[], holds: (it: T) => boolean): string | undefined {
  const fitting = said.filter(({ of }) => holds(of)).map(({ name }) => name);
  const names = [...new Set(fitting.filter((name) => name !== undefined))];
  const others = fitting.includes(undefined);
  if (names.length === 0) return others ? OTHERS : undefined;
  return others ? `${listed(names)}, and of ${OTHERS}` : listed(names);
}

const OTHERS = 'tools that the policy does not name';

/** The same, with what holds for all others said of each tool of the server that the policy does not name, too. */
export function withTools<T>(said: readonly Said<T>[], { policy, tools }: TargetInput): Said<T>[] {
  const others = said.find(({ name }) => name === undefined);
  if (others === undefined) return [...said];
  const nameless = tools.filter((name) => !policy.tools?.has(name) && !isHidden(policy, name));
  return [...said, ...nameless.map((name) => ({ name, of: others.of }))];
}
