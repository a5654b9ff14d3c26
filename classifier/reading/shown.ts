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
/** Below these the keys are names of parameters. */
const HOLDS_NAMES = new Set(['properties', '$defs', 'definitions']);

/** An object or a list somewhere in the schema. */
interface Part {
  value: object;
  pointer: string;
  depth: number;
  /** The nearest key of JSON Schema, or undefined where the keys are names of parameters. */
  key: string | undefined;
}

/** Goes through a schema level by level and collects its texts. */
class Collector {
  readonly texts: Text[];
  readonly #known: ReadonlySet<string>;
  readonly #queue: Part[] = [];
  #seen = 0;

  constructor(texts: readonly Text[]) {
    this.texts = [...texts];
    this.#known = new Set(texts.map((text) => text.pointer));
  }

  add(pointer: string, value: string): void {
    if (!this.#known.has(pointer)) this.texts.push(new Text(pointer, value));
  }

  walk(schema: object): void {
    this.#seen = 1;
    this.#queue.push({ value: schema, pointer: '/inputSchema', depth: 0, key: undefined });
    // What is opened adds to the queue.
    for (const part of this.#queue) {
      if (part.depth >= DEPTH_CAP) break;
      this.#open(part);
    }
  }

  #open({ value, pointer, depth, key }: Part): void {
    const isList = Array.isArray(value);
    const holdsNames = key !== undefined && HOLDS_NAMES.has(key);
    let entries = 0;
    for (const name in value) {
      if (entries++ === VISIT_CAP || this.#seen === VISIT_CAP) return;
      const inner = (value as Readonly<Record<string, unknown>>)[name];
      const nearest = isList ? key : holdsNames ? undefined : name;
      if (typeof inner === 'object') {
        this.#seen++;
        if (inner === null) continue;
        const below = `${pointer}/${pointerToken(name)}`;
        this.#queue.push({ value: inner, pointer: below, depth: depth + 1, key: nearest });
      } else if (typeof inner === 'string' && nearest !== undefined && READ.has(nearest)) {
        this.#seen++;
        if (saysSomething(inner)) this.add(`${pointer}/${pointerToken(name)}`, inner);
      }
    }
  }
}

function saysSomething(value: string): boolean {
  return value.length >= SAYS_SOMETHING && /\s|[^\u0000-\u007f]/.test(value);
}

/** Every string that a model is shown of a tool, whatever part of the definition it stands in. */
export function readShown(view: ToolView): readonly Text[] {
  const { annotations, inputSchema } = view.tool;
  const collector = new Collector(view.everyText());
  if (annotations?.title !== undefined) collector.add('/annotations/title', annotations.title);
  if (inputSchema !== undefined) collector.walk(inputSchema);
  return collector.texts;
}
