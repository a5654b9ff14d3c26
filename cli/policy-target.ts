import { nearest } from '../policy/nearest.ts';
import { TARGETS } from '../policy/targets/index.ts';
import { KINDS } from '../policy/targets/kinds.ts';
import type { Target, TargetInput } from '../policy/targets/target.ts';
import { UsageError } from './errors.ts';

/**
 * The target that a person names.
 * @throws UsageError when there is no such target
 */
export function targetById(id: string, targets: readonly Target[] = TARGETS): Target {
  const target = targets.find((one) => one.id === id);
  if (target !== undefined) return target;
  const ids = targets.map((one) => one.id);
  const close = nearest(id, ids);
  const meant = close === undefined ? '' : ` Did you mean "${close}"?`;
  throw new UsageError(`There is no target "${id}".${meant} The targets are ${ids.join(', ')}.`);
}

/** One line for each target: its id, whether it enforces, and where its text goes. */
export function targetTable(targets: readonly Target[] = TARGETS): string {
  const width = Math.max(...targets.map(({ id }) => id.length));
  return targets.map(({ id, kind, file }) => `${id.padEnd(width)}  ${kind.padEnd(8)}  ${file}\n`).join('');
}

/** A policy in the format of a target, and what a person has to know to use it. */
export function writeTarget(target: Target, input: TargetInput): { text: string; notes: string } {
  const { text, lost } = target.write(input);
  const notes = [
    `For ${target.title} (${target.kind}: ${KINDS[target.kind]}), in ${target.file}. The server is called "${input.server}" there.`,
    ...titled('How to put it in force:', target.steps),
    ...titled('What this text does not do:', lost),
    ...titled('Mind:', target.gotchas),
  ];
  return { text: text.endsWith('\n') ? text : `${text}\n`, notes: `${notes.join('\n')}\n` };
}

function titled(title: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `- ${sentence}`)];
}
