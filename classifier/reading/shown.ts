import { pointerToken } from '../../catalog/pointer.ts';
import type { ToolView } from '../view.ts';
import { Text } from './text.ts';

const VISIT_CAP = 4000;
const DEPTH_CAP = 24;
/** A value that is shorter, or one word, says nothing to a model beyond its name. */
const SAYS_SOMETHING = 12;

/** Words of JSON Schema whose strings a model reads as prose or as a value to fill in. */
const READ = new Set([
  'title',
  'description',
  'default',
  'const',
  'enum',
  'examples',
  'example',
  '$comment',
  'pattern',
]);
const NO_PROSE = new Set(['type', 'required', '$ref', '$schema', '$id', 'format']);

interface Pending {
  value: unknown;
  pointer: string;
  depth: number;
  /** The nearest key of JSON Schema, or undefined where the keys are names of parameters. */
  key: string | undefined;
}

const shownTexts = new WeakMap<ToolView, readonly Text[]>();

/** Every string that a model is shown of a tool, whatever part of the definition it stands in. */
export function shownBy(view: ToolView): readonly Text[] {
  const known = shownTexts.get(view);
  if (known !== undefined) return known;
  const read = new Map(view.everyText().map((text) => [text.pointer, text]));
  const annotated = view.tool.annotations?.title;
  if (annotated !== undefined && !read.has('/annotations/title')) {
    read.set('/annotations/title', new Text('/annotations/title', annotated));
  }
  const queue: Pending[] = [{ value: view.tool.inputSchema, pointer: '/inputSchema', depth: 0, key: undefined }];
  for (let at = 0; at < queue.length && at < VISIT_CAP; at++) {
    const next = queue[at];
    if (next === undefined) break;
    if (typeof next.value === 'string') addText(read, next.pointer, next.value);
    else if (typeof next.value === 'object' && next.value !== null && next.depth < DEPTH_CAP)
      queue.push(...parts(next));
  }
  const all = [...read.values()];
  shownTexts.set(view, all);
  return all;
}

function addText(read: Map<string, Text>, pointer: string, value: string): void {
  if (read.has(pointer) || value.length < SAYS_SOMETHING || !/\s|[^\u0000-\u007f]/.test(value)) return;
  read.set(pointer, new Text(pointer, value));
}

function parts({ value, pointer, depth, key }: Pending): Pending[] {
  const inProperties = key === 'properties' || key === '$defs' || key === 'definitions';
  return Object.entries(value as object)
    .slice(0, VISIT_CAP)
    .filter(([name, part]) => {
      if (typeof part === 'object') return true;
      if (typeof part !== 'string' || NO_PROSE.has(name)) return false;
      return Array.isArray(value) ? key !== undefined && READ.has(key) : READ.has(name) && !inProperties;
    })
    .map(([name, part]) => ({
      value: part as unknown,
      pointer: `${pointer}/${pointerToken(name)}`,
      depth: depth + 1,
      key: Array.isArray(value) ? key : inProperties ? undefined : name,
    }));
}
