import { severityOf, type Cause, type Change, type ChangeKind } from './change.ts';
import { canonicalJson } from './json.ts';
import { sha256 } from './manifest.ts';
import type { JsonObject } from './model.ts';
import { riskRank, type Category, type Confidence, type Risk } from './vocabulary.ts';

/** What is compared of a tool: its definition, and what was found about it. */
export interface ToolState {
  slug: string;
  name: string;
  definition: JsonObject;
  category: Category;
  risk: Risk;
  confidence: Confidence;
  /** Ids of the rules that found text that acts on the model. */
  attacks: string[];
}

/** What is compared of a server. */
export interface ServerState {
  /** Rules and corrections that the findings were made with. */
  madeBy: string;
  tools: ToolState[];
}

const TEXTS = ['title', 'description'] as const;

/** SHA-256 over the canonical JSON of what a client or a model reads of a tool. */
export function toolDigest({ name, title, description, inputSchema, annotations }: JsonObject): string {
  return sha256(canonicalJson({ name, title, description, inputSchema, annotations }));
}

/** What changed of a server's tools: first those that are there now, in their order, then those that went. */
export function compareServers(before: ServerState, after: ServerState): Change[] {
  const known = new Map(before.tools.map((tool) => [tool.slug, tool]));
  const sameRules = before.madeBy === after.madeBy;
  const changes = after.tools.flatMap((tool) => {
    const old = known.get(tool.slug);
    return old === undefined ? [added(tool)] : compareTools(old, tool, sameRules);
  });
  const present = new Set(after.tools.map(({ slug }) => slug));
  const removed = before.tools.filter(({ slug }) => !present.has(slug));
  return [...changes, ...removed.map((tool) => change(tool, 'tool-removed', 'tool', tool.risk, undefined))];
}

function added(tool: ToolState): Change {
  return change(tool, 'tool-added', 'tool', undefined, tool.risk);
}

function compareTools(old: ToolState, tool: ToolState, sameRules: boolean): Change[] {
  const sameText = toolDigest(old.definition) === toolDigest(tool.definition);
  const cause: Cause = sameText ? 'rules' : sameRules ? 'tool' : 'either';
  const changes: Change[] = [];
  if (old.risk !== tool.risk) changes.push(change(tool, riskMove(old.risk, tool.risk), cause, old.risk, tool.risk));
  for (const rule of tool.attacks) {
    if (!old.attacks.includes(rule)) changes.push(change(tool, 'attack-found', cause, undefined, rule));
  }
  for (const axis of ['category', 'confidence'] as const) {
    if (old[axis] !== tool[axis]) changes.push(change(tool, `${axis}-changed`, cause, old[axis], tool[axis]));
  }
  if (sameText) return changes;
  for (const field of TEXTS) {
    const [was, is] = [textOf(old.definition[field]), textOf(tool.definition[field])];
    if (was !== is) changes.push(change(tool, `${field}-changed`, 'tool', was, is));
  }
  const parts = [
    ['schema-changed', 'inputSchema'],
    ['annotations-changed', 'annotations'],
  ] as const;
  for (const [kind, field] of parts) {
    const { before, after } = differences(old.definition[field], tool.definition[field]);
    if (Object.keys({ ...before, ...after }).length > 0) changes.push(change(tool, kind, 'tool', before, after));
  }
  return changes;
}

/** What becomes unrated counts as raised: nothing holds it back any more. */
function riskMove(before: Risk, after: Risk): 'risk-raised' | 'risk-lowered' {
  const [was, is] = [riskRank(before), riskRank(after)];
  return is > was || (is === was && after === 'high') ? 'risk-raised' : 'risk-lowered';
}

function change(tool: ToolState, kind: ChangeKind, cause: Cause, before: unknown, after: unknown): Change {
  const { slug, name, risk } = tool;
  const values = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  return { kind, severity: severityOf(kind, cause, risk), tool: slug, name, cause, ...values };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The values that differ, by JSON pointer; without recursion, because published schemas nest deeper than the stack. */
export function differences(a: unknown, b: unknown): { before: JsonObject; after: JsonObject } {
  const [before, after]: [JsonObject, JsonObject] = [{}, {}];
  const todo: { pointer: string; a: unknown; b: unknown }[] = [{ pointer: '', a, b }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { pointer, a: was, b: is } = next;
    if (isObject(was) && isObject(is) && Array.isArray(was) === Array.isArray(is)) {
      const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().reverse();
      for (const key of keys) {
        const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
        todo.push({ pointer: `${pointer}/${step}`, a: ownOf(was, key), b: ownOf(is, key) });
      }
    } else if (isObject(was) || isObject(is) ? canonicalJson(was) !== canonicalJson(is) : !Object.is(was, is)) {
      // A pointer is empty or begins with a slash, so none is a name with a meaning of its own, such as `__proto__`.
      if (was !== undefined) before[pointer] = was;
      if (is !== undefined) after[pointer] = is;
    }
  }
  return { before, after };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function ownOf(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
